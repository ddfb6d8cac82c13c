"""How British, South Asian, sport, business and court reports name who speaks, and the like of it that is another."""

import pytest

from service.model.named import Named, NameKind
from service.model.span import Span
from service.resolve.cast import cast
from service.resolve.tables import load_tables
from tests.resolve.statements import cast_of, speakers, statements


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{1:Sir Ian Lacey} [1:said] <1:so>. {2:Sir Ian} [2:said] <2:no>.", ["Ian Lacey"] * 2, id="sir"),
        pytest.param("{1:Dame Ruth} [1:said] <1:so>. Ruth Lacey left.", ["Ruth Lacey"], id="dame-before-full-name"),
        pytest.param(
            "{1:Maulana Fazal Karim} [1:said] <1:so>. {2:Maulana Fazal} [2:said] <2:no>.",
            ["Fazal Karim"] * 2,
            id="maulana",
        ),
        pytest.param(
            "Ian Lacey left. Ian Moss came. {1:Sir Ian} [1:said] <1:so>.", ["Ian"], id="two-of-that-first-name"
        ),
        pytest.param("Ian Lacey left. {1:Mr Ian} [1:said] <1:so>.", ["Ian"], id="mister-has-a-surname"),
        pytest.param(
            "Rosa Inácio Lumba da Costa left. {1:Lumba} [1:said] <1:so>.",
            ["Rosa Inácio Lumba da Costa"],
            id="name-in-the-middle",
        ),
        pytest.param(
            "{1:Lumba} [1:said] <1:so>. Rosa Inácio Lumba da Costa left.", ["Lumba"], id="not-before-it-was-told"
        ),
        pytest.param("{1:James Orton QC} [1:said] <1:so>.", ["James Orton"], id="letters-behind-a-name"),
        pytest.param(
            "{1:Abu Anas Al Roy} [1:said] <1:so>. {2:Al Roy} [2:said] <2:no>.",
            ["Abu Anas Al Roy"] * 2,
            id="particle-begins-no-name",
        ),
        pytest.param(
            "{1:Justice A K Menon} [1:said] <1:so>. {2:Justice Menon} [2:said] <2:no>.",
            ["A K Menon"] * 2,
            id="a-is-an-initial",
        ),
        pytest.param(
            "{1:Lt Gen (retd) Hari Pannu} [1:said] <1:so>. {2:DCP (Crime) Neha Sood} [2:said] <2:no>.",
            ["Hari Pannu", "Neha Sood"],
            id="brackets-behind-a-rank",
        ),
        pytest.param("{1:Maj-Gen Otto Brand} [1:said] <1:so>.", ["Otto Brand"], id="rank-with-a-hyphen"),
        pytest.param("{1:Det Con Ian Rudd} [1:said] <1:so>.", ["Ian Rudd"], id="detective-constable"),
        pytest.param(
            "{1:Hull Police and Crime Commissioner Ann Lee} [1:said] <1:so>. {2:The commissioner} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="police-and-crime-commissioner",
        ),
        pytest.param("{1:Hull Police and Ann Lee} [1:said] <1:so>.", ["Hull Police"], id="police-and-somebody-are-two"),
        pytest.param(
            "{1:Tarn co-founder and technology officer Lena Voss} [1:said] <1:so>.", ["Lena Voss"], id="two-offices"
        ),
        pytest.param("{1:The director and President Lena Voss} [1:said] <1:so>.", [None], id="two-people"),
        pytest.param(
            "{1:Weavers Association of Hull's chief economist, Lena Voss} [1:said] <1:so>.",
            ["Lena Voss"],
            id="officer-of-a-body",
        ),
        pytest.param(
            "{1:A diplomat, former special envoy to Peru Kurt Vogel,} [1:said] <1:so>.",
            ["Kurt Vogel"],
            id="envoy-to-somewhere",
        ),
        pytest.param(
            "{1:Fellow walker, mechanical engineer Kurt Vogel,} [1:said] <1:so>.", ["Kurt Vogel"], id="engineer"
        ),
        pytest.param("{1:The defendant, of Green Lane, Hull,} [1:said] <1:so>.", [None], id="where-somebody-lives"),
        pytest.param("{1:The driver, from Essex, Colchester,} [1:said] <1:so>.", [None], id="a-place-behind-a-place"),
        pytest.param("{1:Minister of Natural Wonders, Ann Lee,} [1:said] <1:so>.", ["Ann Lee"], id="minister-of-what"),
        pytest.param(
            "Tarn Energy lost money. {1:Tarn} [1:said] <1:so>.", ["Tarn Energy"], id="short-name-of-a-company"
        ),
        pytest.param(
            "Tarn Energy lost money. Olga Tarn left. {1:Tarn} [1:said] <1:so>.", ["Olga Tarn"], id="surname-not-company"
        ),
        pytest.param("{1:The Hull-based firm} [1:said] <1:so>.", [None], id="where-a-firm-is"),
        pytest.param("{1:Ex-friends} [1:said] <1:so>.", [None], id="former-friends"),
        pytest.param("{1:The Duchess} [1:said] <1:so>.", [None], id="a-title-alone"),
        pytest.param("{1:Nato} [1:said] <1:so>.", ["NATO"], id="acronym-in-one-capital"),
        pytest.param("{1:FRENCH ANGER}[1::] <1:so>.", [None], id="a-headline"),
        pytest.param("{1:China Rail} [1:said] <1:so>.", ["China Rail"], id="a-company-of-a-country"),
        pytest.param(
            "{1:Chad Moss} [1:said] <1:so>. {2:Moss} [2:added] <2:no>.",
            ["Chad Moss"] * 2,
            id="a-country-is-a-first-name",
        ),
        pytest.param(
            "Ida Roy left. Talking to the Hull Post {1:Roy} [1:said] <1:so>.", ["Ida Roy"], id="behind-a-newspaper"
        ),
        pytest.param("Xi Roy rose. In China {1:Roy} [1:said] <1:so>.", ["Xi Roy"], id="somebody-in-a-country"),
        pytest.param("{1:The South African delegation} [1:said] <1:so>.", ["South Africa"], id="a-people-of-two-words"),
        pytest.param(
            "Chile won. {1:Its government} [1:said] <1:so>.", ["Government of Chile"], id="the-government-of-it"
        ),
        pytest.param("Chile won. {1:Its agency} [1:said] <1:so>.", [None], id="no-known-body-of-it"),
    ],
)
def test_gives_the_speaker(marked: str, expected: list[str | None]) -> None:
    """Titles, posts and short names of these styles are read; what only looks like a name is none."""
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "Ann Lee, 24, won. Ida Roy, 31, lost. {1:The 24-year-old} [1:said] <1:so>.", ["Ann Lee"], id="age-told"
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. {2:The 24-year-old} [2:said] <2:no>.", ["Ann Lee"] * 2, id="age-new"
        ),
        pytest.param(
            "{1:Ann Lee, 31,} [1:said] <1:so>. {2:The 24-year-old} [2:said] <2:no>.", ["Ann Lee", None], id="other-age"
        ),
        pytest.param(
            "As he jailed Ida Roy, {1:Judge Moss} [1:said] <1:so>. {2:The 24-year-old} [2:said] <2:no>.",
            ["Moss", "Ida Roy"],
            id="no-judge",
        ),
        pytest.param(
            "Ann Lee, 24, met Ida Roy, 24. {1:The 24-year-old} [1:said] <1:so>.", [None], id="two-of-that-age"
        ),
        pytest.param(
            "{1:Ugo Brandi} [1:said] <1:so>. {2:The Italian} [2:said] <2:no>.", ["Ugo Brandi"] * 2, id="nation"
        ),
        pytest.param("{1:Otto Wilk} [1:said] <1:so>. {2:The Pole} [2:said] <2:no>.", ["Otto Wilk"] * 2, id="noun"),
        pytest.param("{1:A fan} [1:said] <1:so>. {2:The Pole} [2:said] <2:no>.", ["?", None], id="nobody-told-of"),
        pytest.param(
            "{1:Priya Nair} [1:said] <1:so>. {2:The defendant} [2:said] <2:no>.", ["Priya Nair", None], id="defendant"
        ),
        pytest.param(
            "{1:PTI chairman Ali Khan} [1:said] <1:so>. {2:The PTI chief} [2:said] <2:no>.\n\nRain fell. "
            "Chief Minister Omar Soomro left.",
            ["Ali Khan"] * 2,
            id="chief-is-no-chief-minister",
        ),
        pytest.param(
            "{1:US President Hugo Roy} [1:said] <1:so>. Bo Lin, the Peruvian President, left. {2:The US President} "
            "[2:said] <2:no>.",
            ["Hugo Roy"] * 2,
            id="us-is-no-pronoun",
        ),
        pytest.param(
            "{1:Ann Lee} [1:said] <1:so>. Inspired by Ida Moss, she wrote. {2:She} [2:said] <2:no>.",
            ["Ann Lee"] * 2,
            id="a-participle",
        ),
        pytest.param(
            "After Lily Moss won, Katie Roy came on. {1:She} [1:said] <1:so>.", ["Katie Roy"], id="the-main-clause"
        ),
        pytest.param(
            "After Lily Moss won, it was Katie Roy who came on. {1:She} [1:said] <1:so>.", ["Katie Roy"], id="it-was"
        ),
        pytest.param("After Lily Moss won, rain fell. {1:She} [1:said] <1:so>.", ["Lily Moss"], id="nobody-behind-it"),
    ],
)
def test_knows_whom_a_report_means(marked: str, expected: list[str | None]) -> None:
    """An age, a nation, a post mean whom the text tells of, and nobody who cannot be meant."""
    assert speakers(marked) == expected


def test_keeps_the_whole_post() -> None:
    """The country behind *of* belongs to a post, and the bracket to a rank."""
    (judge,) = cast_of("{1:Chief Justice of Pakistan Umar Malik} [1:said] <1:so>.").figures[:1]
    (police,) = cast_of("{1:DCP (Crime) Neha Sood} [1:said] <1:so>.").figures[:1]

    assert [role.text for role in (*judge.roles, *police.roles)] == ["Chief Justice of Pakistan", "DCP (Crime)"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Royal Bank of Canada assistant chief economist Ann Lee", "Royal Bank of Canada assistant chief economist"),
        ("Capital senior North American economist Ann Lee", "senior North American economist"),
        ("Half of Canada economist Ann Lee", "Canada economist"),
    ],
)
def test_keeps_the_body_of_a_post(words: str, role: str) -> None:
    """A body's name before a post is not cut at *of*, nor a region's."""
    figures = cast_of(f"{{1:{words}}} [1:said] <1:so>.").figures

    assert role in next(one for one in figures if one.name == "Ann Lee").roles[0].text


@pytest.mark.parametrize(("person", "expected"), [(0.9, "Zorro"), (0.5, None)])
def test_pools_what_the_tagger_says_of_one_word(person: float, expected: str | None) -> None:
    """A word is a person's name where its kinds in the whole text speak for it, not where one of them does."""
    text, found = statements("{1:Ann Lee} [1:said] <1:so> in Zorro. Zorro was calm.")
    first = text.index("Zorro")
    second = text.index("Zorro", first + 1)
    names = [
        Named(span=Span(first, first + 5), kind=NameKind.ORGANISATION, probability=0.7),
        Named(span=Span(second, second + 5), kind=NameKind.PERSON, probability=person),
    ]

    figures = cast(text, found, load_tables(), names).figures

    assert next((one.name for one in figures if one.kind == "person" and one.name == "Zorro"), None) == expected


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("Secretary of the Navy Ann Lee", "Ann Lee", "Secretary of the Navy"),
        ("Chancellor of the Exchequer Ann Lee", "Ann Lee", "Chancellor of the Exchequer"),
        ("Speaker of the House Ann Lee", "Ann Lee", "Speaker of the House"),
        ("Mayor of Hull Ann Lee", "Ann Lee", "Mayor of Hull"),
        ("President of Hull University Ann Lee", "Ann Lee", "President of Hull University"),
        ("Attorney General of Texas Ann Lee", "Ann Lee", "Attorney General of Texas"),
        ("Governor of the Bank of England Ann Lee", "Ann Lee", None),
        ("Commander of US Central Command General Ann Lee", "Ann Lee", None),
        ("Minister for Planning Ann Lee", "Ann Lee", None),
        ("The adviser to the Prime Minister on Health Dr Ann Lee", "Ann Lee", None),
        ("Additional Chief Secretary (Home) Ann Lee", "Ann Lee", None),
        ("Prime Minister-designate Ann Lee", "Ann Lee", None),
        ("Spokesperson for the refugee agency Ann Lee", "Ann Lee", None),
        ("Spokesperson for the refugee Ann Lee", None, None),
        ("Conservative MP for Hull East", None, None),
        ("Leader of the Opposition in the Lok Sabha", None, None),
        ("Minister of Natural Wonders", None, None),
    ],
)
def test_a_name_begins_behind_its_office(words: str, name: str | None, role: str | None) -> None:
    """The place, house, field or body of an office is no part of the name, and none of them is somebody."""
    found = cast_of(f"{{1:{words}}} [1:said] <1:so>.")
    figure = found.speakers[0].figure

    assert (None if figure is None else found.figures[figure].name) == name
    assert role is None or [one.text for one in found.figures[figure or 0].roles] == [role]
