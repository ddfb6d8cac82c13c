"""Whole reports in two layouts of wire copy, written for these tests."""

import pytest

from service.extract.extract import extract
from tests.extract.english import ENGLISH
from tests.marked import mark_all, numbered, unmark_all

#: Straight marks, no-break spaces before the attribution, a headline with a colon, paragraphs of two sentences.
STRAIGHT = """\
{1:Pentagon}[1::] <1:US in talks with neighbours on closing the camps>

<2:The US is talking to its neighbours about closing the camps along the border>, {2:the Pentagon} has [2:said].\u00a0\u00a0

{3:The Pentagon} [3:said] on Monday that <3:it was holding conversations with their leaders about the camps>.

"<4:The secretary and the general spoke of stability, and of the defence relationship more broadly>,"\u00a0\
{4:Pentagon Press Secretary Jane Roe} [4:said] in a readout of the call.

{5:She} [5:said] <5:the secretary told the general that he wished to keep improving the relationship>.

"<6:We know that those places only bring more insecurity. We are not shy about having that discussion>,"\u00a0\
{6:Roe} [6:told] reporters at a news conference here in response to a question.

"<7:We also know that the people there fall victim to it. So, we all have a stake in closing them down>,"\u00a0\
{7:she} [7:said].

"<8:And again, we're having that conversation all the time>,"\u00a0{8:Roe} [8:said]. {9:Kabul and the US} have in the \
past [9:criticised] <9:the neighbours for letting fighters cross>.

{10:Kabul} [10:claims] that <10:the other side sends fighters and shelters them>. {11:The other side}, in turn, \
[11:says] <11:Kabul harbours two armed groups>.

Last month, {12:Prime Minister Ali Noe} [12:said] that <12:the US had "quite lost the thread" in the country>."""

#: Curly marks beside straight apostrophes, a plural possessive, double hyphens, runs of empty lines.
CURLY = """\
 date 2021-07-09 Place :

{1:The US} has [1:said] <1:it speaks with its neighbours about closing the camps along the border>.





Press Secretary Jane Roe's comments came on Thursday as {2:President Max Moe} [2:announced] that \
<2:the US mission will end on August 31>.





“<3:The camps along that border have long been a problem. There's no question about that. They use them along \
--that line to rest, to retrain and that is something that we are in constant touch with-- them about>,” \
{3:Roe} [3:told] reporters at a news conference.





{4:She} [4:said] that <4:it's too easy to forget the neighbours’ own losses>.





“<5:So it is a problem that they share too. And we're going to work with them>,” {5:she} [5:added].





Roe, however, left open the details of the US’ talks with them.





“<6:I'm certainly not gonna divulge conversations. It is a concern they share>,” {6:she} [6:said].





“<7:It's a hard problem. We know there's more to be done>,” {7:Roe} [7:said] in response to a question."""


@pytest.mark.parametrize("marked", [pytest.param(STRAIGHT, id="straight"), pytest.param(CURLY, id="curly")])
def test_reads_a_whole_report(marked: str) -> None:
    """Every outer statement of the report, and nothing else."""
    text, _ = unmark_all(marked)
    found = [one for one in extract(text, ENGLISH) if one.within is None]

    assert mark_all(text, numbered(found)) == marked
