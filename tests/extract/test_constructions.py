"""Each construction in invented sentences: content, cue and speaker where the marks say."""

import pytest

from service.extract.extract import extract
from tests.extract.english import ENGLISH
from tests.marked import mark_all, numbered, unmark_all


def marked_again(marked: str) -> str:
    """The same text, marked by the extraction."""
    text, _ = unmark_all(marked)
    return mark_all(text, numbered(one for one in extract(text, ENGLISH) if one.within is None))


CONSTRUCTIONS = {
    # Quotation first
    "quotation, cue, pronoun": "“<1:It works>,” {1:she} [1:said].",
    "quotation, name, cue": "“<1:It works. We tried it twice>,” {1:Ann Lee} [1:said] on Monday.",
    "inverted": "“<1:It works>,” [1:said] {1:Ann Lee}.",
    "inverted with apposition": "“<1:It works>,” [1:said] {1:Ann Lee, the mayor of Oldham}, in an interview.",
    "inverted with relative clause": "“<1:It works>,” [1:said] {1:Ann Lee, who runs the plant}.",
    "inverted with office": "“<1:It works>,” [1:said] {1:Prime Minister Ann Lee} on Monday.",
    "title before the name": "“<1:It works>,” {1:Pentagon Press Secretary John Doe} [1:told] reporters.",
    "apposition before the cue": "“<1:It works>,” {1:Ann Lee, a nurse from Leeds}, [1:said].",
    "long description": '"<1:It works>," {1:the independent Ohio senator and party leader} [1:told] the crowd.',
    "question mark": "“<1:Does it work?>” {1:he} [1:asked].",
    "question mark before a name": "“<1:Does it work?>” {1:Lee} [1:asked] reporters at the end of the day.",
    "exclamation mark": "“<1:It works!>” {1:they} [1:shouted].",
    "ellipsis of its own": "“<1:It works…>” {1:he} [1:said].",
    "no-break space before the speaker": '"<1:It works>,"\u00a0{1:Lee} [1:said].',
    "doubled apostrophes": "''<1:It works>,'' {1:Mr. Lee} [1:said].",
    "backticks": "``<1:It works>,'' {1:Mr. Lee} [1:said].",
    "guillemets": "«<1:It works>», {1:Lee} [1:said].",
    "double hyphens in the quotation": "“<1:We used them along --that spine and it is with-- us>,” {1:he} [1:said].",
    "insertion in brackets": "“<1:They [the rebels] left the city>,” {1:Lee} [1:said].",
    "a name that is a verb": '"<1:It works>," [1:said] {1:Will Grace, a teacher}.',
    "adverb before the cue": "“<1:It works>,” {1:Lee} later [1:added].",
    "quotation in the quotation": "“<1:They shouted ‘go home’ at us>,” {1:Lee} [1:said].",
    # Split around the cue
    "split by a full stop": "“<1:It works>,” {1:she} [1:said]. “<1:Try it.>”",
    "split by a comma": "“<1:It works>,” {1:she} [1:said], “<1:and it is cheap.>”",
    "split and inverted": "“<1:It works>,” [1:said] {1:Ann Lee}. “<1:Try it.>” “<1:Twice.>”",
    "split around an adverbial": "“<1:It works>,” {1:she} [1:said] of the plan, “<1:and it is cheap.>”",
    "a programme's name is no content": '"<1:It works>," {1:Lee} [1:said] on Today\'s "Breakfast Hour." "<1:Try it.>"',
    "participle between the pieces": '"<1:It works>," {1,2:Lee} [1:said], [2:citing] <2:a survey>. "<1:Try it.>"',
    "clause split around the cue": "<1:The plan>, {1:Ms. Lee} [1:said], <1:is dead>.",
    # Quotation last
    "colon": "{1:Ann Lee} [1:said]: “<1:It works.>”",
    "comma": "{1:Lee} [1:said], “<1:It works.>”",
    "comma and more sentences": "{1:Lee} [1:replied], “<1:It works.>” “<1:Try it.>”",
    "addressee": "{1:Lee} [1:told] reporters: “<1:It works.>”",
    "cue in the next paragraph's lead": "{1:Lee} [1:told] the crowd:\n“<1:It works, and it is cheap.>”",
    "relative pronoun": "He met Ann Lee, {1:who} [1:said]: “<1:It works.>”",
    "as a clause before": "As {1:Ann Lee} [1:put it], “<1:it works.>”",
    "as somebody put it": "{1:Lee} [1:put it] this way: “<1:It works.>”",
    # Clauses
    "that": "{1:Lee} [1:said] that <1:it works>.",
    "that is a pronoun": "{1:Lee} [1:said] <1:that was wrong>.",
    "no that": "{1:The ministry} [1:said] <1:it works>.",
    "day between cue and that": "{1:The ministry} [1:said] on Monday that <1:it works>.",
    "statement between cue and that": "{1:The ministry} [1:said] in a statement on Monday that <1:it works>.",
    "addressee before that": "{1:Ann Lee} [1:told] the BBC that <1:it works>.",
    "pronoun as addressee": "{1:She} [1:told] him <1:it works>.",
    "whether": "{1:Lee} [1:asked] <1:whether it works>.",
    "perfect": "{1:The Pentagon} has [1:said] <1:it works>.",
    "parenthesis before the cue": "{1:Lee}, in turn, [1:says] <1:the other side began it>.",
    "apposition": "{1:Ann Lee, the head of the union}, [1:warned] that <1:it fails>.",
    "relative clause": "{1:Ann Lee, who runs the plant}, [1:insisted] that <1:it works>.",
    "spokesman for": "{1:A spokesman for the White House} [1:said] <1:it works>.",
    "two speakers": "{1:Ann Lee and Raj Roy} [1:said] <1:it works>.",
    "negated": "{1:She} did not [1:say] <1:whether it works>.",
    "went on": "{1:Lee} [1:went on to say] that <1:it works>.",
    "clause first": "<1:It works well in the north>, {1:the ministry} [1:said].",
    "clause first, perfect": "<1:The talks go on in the north>, {1:the Pentagon} has [1:said].",
    "clause first, inverted": "<1:It works well in the north>, [1:says] {1:Ann Lee, a nurse}.",
    "lead-in before the parenthesis": "Typically, {1:he} [1:said], <1:the council meets on Monday>.",
    "semicolon": "{1:Lee} [1:said] <1:it works>; {2:Roy} [2:said] <2:it fails>.",
    "two clauses": "{1:Lee} [1:said] <1:it works>, but {2:Roy} [2:denied] <2:it>.",
    "coordinated": "{1,2:Lee} [1:said] <1:it works> and [2:added] that <2:it is cheap>.",
    "participle": "{1,2:Lee} [1:said] <1:it works>, [2:adding] that <2:it is cheap>.",
    "participle behind a clause": "<1:All roads are open>, {1,2:the Ministry} has [1:said], [2:adding] that <2:it is cheap>.",
    "participle behind another verb": "{1:Lee} left the room, [1:saying] <1:it works>.",
    # Mixed
    "mixed": "{1:Imran Roe} [1:said] that <1:they had “really messed it up” there>.",
    "mixed, ends in a quotation": "{1:Lee} [1:called] <1:the deal “a farce.”>",
    "mixed, the narrator goes on": "{1:Lee} [1:called] <1:the deal “a farce”> and left the room.",
    "mixed, clause first": "<1:The deal is “a farce,”> {1:Lee} [1:said].",
    "only the quotation": "{1:Lee} [1:said] “<1:it works>” and left.",
    # Objects
    "criticise": "{1:Lee} [1:criticised] <1:the deal for being slow>.",
    "parenthesis in the verb group": "{1:Kabul and the US} have in the past [1:criticised] <1:Lee for it>.",
    "accuse": "{1:The minister} [1:accused] <1:her rivals of treason>.",
    "call for": "{1:Lee} [1:called for] <1:an end to the strike>.",
    "deny": "{1:Lee} [1:denied] <1:the charge>.",
    "promise": "{1:Lee} [1:promised] <1:to rebuild the bridge>.",
    # Without a verb
    "according to, last": "<1:It works well>, [1:according to] {1:Ann Lee, a nurse}.",
    "according to, first": "[1:According to] {1:the ministry}, <1:it works well>.",
    # Several paragraphs
    "goes on over paragraphs": "{1:Lee} [1:said]: “<1:It works.>\n“<1:Try it.>”",
    "cue in the last paragraph": "“<1:It works.>\n“<1:Try it>,” {1:Lee} [1:said].",
}

FAILURES = {
    "possessive name": (
        "They laughed at {1:Ann Lee's} [1:claim] that <1:it works>.",
        "the tagger does not see a statement here",
    ),
    "noun": ("They laughed at {1:her} [1:claim] that <1:it works>.", "the tagger takes laughing for a way of saying"),
    "noun before the narrator's verb": (
        "{1:Her} [1:claim] that <1:it works> surprised them.",
        "where a clause ends and the narrator's verb begins, meaning decides",
    ),
    "narrator's relative clause": (
        "{1:Lee} [1:said] <1:he would back Roy>, who left on Monday.",
        "whose clause it is, meaning decides",
    ),
    "narrator's adverbial": ("{1:Lee} [1:said] <1:it works> as he left the room.", "meaning decides"),
    "anaphor in another sentence": (
        "{1:Lee} had one message. It was this: “<1:It works well for us.>”",
        "the subject of the sentence before is not looked for",
    ),
}


@pytest.mark.parametrize("marked", CONSTRUCTIONS.values(), ids=CONSTRUCTIONS.keys())
def test_reads_the_construction(marked: str) -> None:
    """Content, cue and speaker lie exactly where the marks say, and nothing else is found."""
    assert marked_again(marked) == marked


@pytest.mark.parametrize(
    "marked",
    [pytest.param(one, id=name, marks=pytest.mark.xfail(reason=why)) for name, (one, why) in FAILURES.items()],
)
def test_fails_to_read(marked: str) -> None:
    """What the rules cannot decide yet."""
    assert marked_again(marked) == marked


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” left the room.",
        "She wrote “The Long Road” in 1999.",
        "He starred in “Big Night” and “Small Hours,” two films of his youth.",
        "The “safe zone” lies in the north.",
        "The United States sent troops.",
        "The report was late and the call failed.",
        "It was a statement of intent.",
        "The claims were false.",
        "Lee walked home on Monday.",
        "",
        "   \n\n ",
    ],
)
def test_finds_nothing_where_nobody_speaks(text: str) -> None:
    """Scare quotes, titles of works and nouns that look like cues are left out."""
    assert extract(text, ENGLISH) == []
