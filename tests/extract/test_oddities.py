"""Texts that are no news reports: nobody speaks in them who did not."""

import pytest

from service.extract.extract import extract
from service.extract.foreign import tongues
from service.model.attribution import Attribution
from tests.extract.english import ENGLISH
from tests.extract.test_language import PASSAGES
from tests.marked import Marked

TRANSCRIPT = """\
MR PRICE: Good morning, everyone. The bridge is safe.
Q: Will it stay open?
MR PRICE: It will, as far as I know.
Q: And the tunnel?
MR PRICE: I have nothing for you on the tunnel."""

INTERVIEW = """\
The engineer met us at the harbour.

Q. What did you learn from the bridge?

A. That rivers are patient.

Q. Who taught you?

A. My mother."""

CODE = '''\
def say(self, words):
    """Whoever said that it works."""
    print("Hello, world, it works again: " + words)
    return {"said": words, "claims": ["Ann Lee said it works"]}
const words = quotes.map(q => q.text); // he said it works
if (claim === "denied") { throw new Error("Ann Lee said it is not so"); }'''

#: A text, and whoever may speak in it.
ODD = [
    pytest.param(TRANSCRIPT, {"MR PRICE", "Q"}, id="transcript"),
    pytest.param(INTERVIEW, {"Q", "A"}, id="interview"),
    pytest.param(
        'Breaking: bridge closed. "Stay away," says @RiverPolice #bridge https://t.example/a\n'
        "RT @annlee: We are working on it. https://t.example/b",
        {"@RiverPolice", "RiverPolice", "@annlee", "annlee"},
        id="tweets",
    ),
    pytest.param(
        "Tyger Tyger, burning bright,\nIn the forests of the night;\n"
        "What immortal hand or eye,\nCould frame thy fearful symmetry?",
        set(),
        id="poem",
    ),
    pytest.param('1. Eggs\n2. Milk\n3. "Bread" and butter\n- salt\n- pepper\nTotal: 4,300', set(), id="list"),
    pytest.param("Votes\nAnn Lee 2,316\nRaj Roy 1,204\nInvalid 12\nTurnout 61 %", set(), id="table"),
    pytest.param(
        "MAYOR ANN LEE SAYS BRIDGE IS SAFE\nROY: 'PLAN WORKS'\nPOLICE ARREST TWO AFTER RIVER CHASE",
        {"MAYOR ANN LEE", "ROY"},
        id="headlines in capitals",
    ),
    pytest.param(
        "‘The bridge is safe,’ said Ann Lee. ‘It’s the river’s fault, not ours,’ she added. The Lees’ boat sank.",
        {"Ann Lee", "she"},
        id="British marks",
    ),
    pytest.param(
        "« The bridge is safe », Ann Lee said on Monday. The film «Rivers of the North» opens on Friday.",
        {"Ann Lee"},
        id="guillemets",
    ),
    pytest.param(
        '"The bridge is safe, Ann Lee said on Monday. She had no comment.\n\nThe river rose. Police closed two roads.',
        {"Ann Lee", "She"},
        id="mark never closed",
    ),
    pytest.param("The river” rose “ overnight ” and ” fell.", set(), id="marks astray"),
    pytest.param(
        "Tlie brigde is safe,” sald Ann Lee. ''It w1ll stay 0pen.' Tbe tovvn | waits ¬ today.",
        {"sald Ann Lee", "Ann Lee"},  # a cue that is misspelt is taken into the name
        id="OCR noise",
    ),
    pytest.param(CODE, set(), id="code"),
    pytest.param("“” ‘’ \"\" '' «» “ ” ‘ ’ : — : “", set(), id="marks alone"),
    pytest.param("\ufeff\u200b\u202e\u00ad\u0301\U0001f6a2\U0001f468\u200d\U0001f469\u200d\U0001f467", set(), id="no letter"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), ODD)
def test_invents_no_speaker(text: str, speakers: set[str]) -> None:
    """Whoever speaks is one who does."""
    assert speaking(text) <= speakers


@pytest.mark.parametrize(("text", "speakers"), ODD[:2])
def test_hears_everybody_in_a_dialogue(text: str, speakers: set[str]) -> None:
    """Labels are speakers."""
    assert speaking(text) == speakers


QUOTED = {
    "es": "«No vamos a cerrar el puente mientras la gente lo necesite», dijo la alcaldesa Ana Ruiz, says el ministro.",
    "fr": "Anne Roy : « Nous ne fermerons pas le pont tant que les gens en auront besoin pour la ville. »",
    "de": "„Wir werden die Brücke nicht schließen, solange die Leute sie brauchen“, sagte Anna Roth. Die tell ist da.",
    "it": '"Non chiuderemo il ponte finché la gente ne avrà bisogno", ha detto Anna Rossi. Il sindaco: "Non è vero"',
    "ru": "«Мы не будем закрывать мост, пока он нужен людям», — сказала Анна Рот. И это не всё, что она сказала.",
    "zh": "“只要人们还需要，我们就不会关闭这座桥，”安娜·罗特说。部长：“这是我们的决定。”",
}


@pytest.mark.parametrize("code", PASSAGES.keys() - {"en"})
def test_hears_nobody_in_another_language(code: str) -> None:
    """Neither what looks like a cue nor quotation marks make a speaker."""
    text = f"{PASSAGES[code]}\n\n{QUOTED.get(code, '')}"

    assert extract(text, ENGLISH) == []
    assert {one.what for one in tongues(text, ENGLISH.lexicon.languages).foreign} == {code}


def test_reads_the_english_of_a_text_in_two_languages() -> None:
    """A paragraph of another language takes nothing from its neighbours."""
    english = (
        "“The bridge is safe,” Ann Lee told reporters, and said that the town had looked at it twice since Monday."
    )
    foreign_one = PASSAGES["fr"] + " " + QUOTED["fr"]

    alone = extract(english, ENGLISH)

    assert len(alone) == 2
    both = extract(f"{english}\n\n{foreign_one}", ENGLISH)
    assert [Marked.of(one) for one in both] == [Marked.of(one) for one in alone]
    assert [one.number for one in tongues(f"{english}\n\n{foreign_one}", ENGLISH.lexicon.languages).foreign] == [2]


def speaking(text: str) -> set[str]:
    """Everybody whose words are found."""
    found: list[Attribution] = extract(text, ENGLISH)
    return {one.speaker.of(text) for one in found if one.speaker}
