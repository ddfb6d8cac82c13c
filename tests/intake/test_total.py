"""The engine has an answer to any sentence that tells who said what when, however oddly it is put."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from service.intake.engine import engine
from service.intake.reading import interpret
from service.model.article import Article
from tests.intake.test_linear import credulous

WHO = st.sampled_from(
    [
        "Mayor Ann Lee",
        "Lee, who lost on Monday,",
        "She",
        "The report",
        "A poll",
        "Roy and Ann Lee, the mayor,",
        "It",
        "We",
        "",
    ]
)
CUE = st.sampled_from(
    [
        "said", "says", "criticized Bob Roy", "urged supporters", "told reporters", "was asked why", "called on Bob Roy",
        "accused Roy", "announced plans", "responded to Roy", "endorsed Ann Lee", "will say", "’ll say", "is warning",
        "was charged", "recalled that", "according to the council", "denied",
    ]
)  # fmt: skip
WHEN = st.sampled_from(
    [
        "", "on Monday", "Monday", "in Monday’s debate", "Monday’s", "in May", "at a rally on Friday", "during last week",
        "the day before", "two days later", "earlier in the day", "in a 2013 memo", "in 2013", "at 6 p.m. on Monday",
        "this weekend", "that day", "in an interview", "— on Monday", "(Monday)", "“Monday”", "after", "when", "until",
        "a day after",
    ]
)  # fmt: skip
WHAT = st.sampled_from(
    [
        "“It works,”",
        "“It works.”",
        "that it works",
        "“Why?”",
        "for more",
        "to resign",
        "of lying",
        "“",
        "”",
        ":",
        ",",
        "",
    ]
)
END = st.sampled_from(
    [". ", ".\n\n", " ", "", "\n\n___\n\n6 p.m.\n\n", " — Ann Lee (@annlee) August 9, 2021\n\n", "\n\nLEE: "]
)
SENTENCE = st.tuples(WHEN, WHO, WHEN, CUE, WHEN, WHAT, WHEN, END).map(
    lambda parts: " ".join(part for part in parts[:-1] if part) + parts[-1]
)
READER = credulous(engine())


@given(st.lists(SENTENCE, min_size=1, max_size=4).map("".join))
@settings(max_examples=400)
def test_every_sentence_is_read(text: str) -> None:
    """Each statement has a speaker, or none, and a time, or none."""
    found = interpret(Article(text=text or "x", published_on=date(2021, 8, 11)), READER)

    assert len(found.attributions) == len(found.said) == len(found.cast.speakers)
