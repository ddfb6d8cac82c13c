"""Which words are taken for a time."""

import re

from hypothesis import given
from hypothesis import strategies as st

from service.resolve import days

#: Parts of the words for times, and others.
PARTS = (
    "on On the The that this last same past next following previous early earlier late later in over at during mid a one "
    "two three four five six ago before after hours minutes moments day days morning afternoon evening night weekend week "
    "month year today tonight yesterday Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon sunday Jan. February "
    "March Apr. May June July Aug Sept. October Nov. December of 7 31 1999 2021 12th 2nd they said , ( ) Lee’s 's"
)
#: The expression as it would be without the look at the first letters.
EVERYWHERE = re.compile(days._EXPRESSION.pattern.replace(f"(?={days._BEGINNING})", ""), re.VERBOSE)


@given(st.lists(st.sampled_from(PARTS.split()), max_size=12).map(" ".join))
def test_first_letters_rule_no_time_out(text: str) -> None:
    """Trying the expression only where a word begins as one of its words does finds what trying it everywhere finds."""
    assert [(one.start, one.end) for one in days.find_times(text)] == [one.span() for one in EVERYWHERE.finditer(text)]
