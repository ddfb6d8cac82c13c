"""Words for a day, week, month or year, read against the day of the report."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from service.model.quote import Precision

#: The names of the days, the first of the week first.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAY, WEEK = timedelta(days=1), timedelta(days=7)
_SATURDAY, _SUNDAY = WEEKDAYS.index("saturday"), WEEKDAYS.index("sunday")
#: Days on which *this weekend* may be the one to come: Thursday and Friday.
_BEFORE_WEEKEND = (_SATURDAY - 2, _SATURDAY - 1)
#: Days ahead within which a day and month without a year may be meant to come, and not those of last year.
SOON = 45
#: Days from one named day to another that is counted from it.
LONGEST_SHIFT = 31
#: Years that may lie between a day and the year in which it was last such a day: 29 February.
_LEAP = 8

_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June|Jun\.?|July|Jul\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t?\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_PART = r"(?:[ \u00a0](?:morning|afternoon|evening|night))?"
#: Behind *the day before*, what tells before what.
_GOES_ON = r"[ \u00a0]\w"
_TIMES_OF_DAY = r"(?:day|morning|afternoon|evening|night)"
#: How the first word begins: elsewhere the expression need not be tried, which halves its time.
_BEGINNING = (
    r"(?i:earl|late|last|on[ \u00a0]|th[aeiru]|mon|tue|wed|fri|s[aeu]|jan|feb|ma[ry]|apr|ju[nl]|aug|oct|nov|dec|\d"
    r"|hours|minutes|moments|one|two|four|five|six|a[ \u00a0]|to[dn]|yest|in[ \u00a0]|over|at[ \u00a0]|during)"
)
_EXPRESSION = re.compile(
    rf"""\b(?={_BEGINNING})(?:
      (?P<lead>(?:(?i:earlier|late|later|early)[ \u00a0])?(?:(?i:on)[ \u00a0])?(?:(?i:that|(?:on[ \u00a0])?the[ \u00a0](?:same[ \u00a0])?)[ \u00a0]?)?)
      (?:
        (?P<last_day>(?i:last)[ \u00a0])?{_WEEKDAY}{_PART}
        (?:(?:,?[ \u00a0]|[ \u00a0]\()(?=(?:\d{{1,2}}[ \u00a0]{_MONTH}|{_MONTH}[ \u00a0]\d{{1,2}})\b)
          (?:(?P<wd>\d{{1,2}})[ \u00a0](?P<wm>{_MONTH})|(?P<wm2>{_MONTH})[ \u00a0](?P<wd2>\d{{1,2}}))(?:,?[ \u00a0](?P<wy>\d{{4}}))?
        )?
      | (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0](?:of[ \u00a0])?(?P<m1>{_MONTH})(?:,?[ \u00a0](?P<y1>\d{{4}}))?
      | (?P<m2>{_MONTH})[ \u00a0](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?[ \u00a0](?P<y2>\d{{4}}))?
      )
    | (?:(?i:later|earlier|late)[ \u00a0])?(?:(?i:on)[ \u00a0])?(?P<same>(?i:that|the[ \u00a0]same)[ \u00a0]{_TIMES_OF_DAY})
    | (?P<in_day>(?i:earlier|later|late)[ \u00a0]in[ \u00a0]the[ \u00a0]{_TIMES_OF_DAY})
    | (?P<later>(?i:hours|minutes|moments)[ \u00a0](?i:later))
    | (?:(?i:on)[ \u00a0])?(?i:the)[ \u00a0](?P<next>(?i:next|following))[ \u00a0]{_TIMES_OF_DAY}
    | (?:(?i:on)[ \u00a0])?(?i:the)[ \u00a0](?P<previous>(?i:previous[ \u00a0]{_TIMES_OF_DAY}|{_TIMES_OF_DAY}[ \u00a0]before(?!{_GOES_ON})))
    | (?P<shift>(?i:a|one|two|three|four|five|six)|\d{{1,2}})[ \u00a0](?i:days?)[ \u00a0](?P<way>(?i:later|earlier|before(?!{_GOES_ON})))
    | (?:(?i:earlier)[ \u00a0])?(?P<today>(?i:today|tonight)|(?i:this)[ \u00a0](?:morning|afternoon|evening))
    | (?:(?i:earlier|late)[ \u00a0])?(?P<yesterday>(?i:yesterday|last[ \u00a0]night)){_PART}
    | (?P<ago>(?i:two|three|four|five|six)|\d{{1,2}})[ \u00a0]days[ \u00a0]ago
    | (?:(?i:earlier|late|later|early)[ \u00a0])?(?<!\bthe[ \u00a0])(?P<which>(?i:this|last))[ \u00a0](?P<unit>week|month|year)
    | (?:(?:(?i:earlier|late|later|early)[ \u00a0])?(?i:in)[ \u00a0](?:(?:early|late|mid)[- \u00a0])?
      |(?i:at[ \u00a0]the[ \u00a0](?:end|start|beginning)[ \u00a0]of)[ \u00a0])(?P<m3>{_MONTH})(?:,?[ \u00a0](?P<y3>\d{{4}})|[ \u00a0](?P<year>(?i:last|this))[ \u00a0]year)?(?![ \u00a0]?\d)
    | (?i:in)[ \u00a0](?P<y4>(?:19|20)\d\d)(?!\d)
    | (?i:over|at|on|during)[ \u00a0](?i:the)[ \u00a0](?P<weekend>(?i:weekend))
    | (?:(?i:over|at|on)[ \u00a0])?(?i:this[ \u00a0]past|last)[ \u00a0](?P<past_weekend>(?i:weekend))
    | (?i:this)[ \u00a0](?P<this_weekend>(?i:weekend))
    | (?i:earlier|late|later|early)[ \u00a0](?i:in[ \u00a0]the)[ \u00a0](?P<current>week|month|year)
    | (?P<of_month>{_MONTH})(?:[ \u00a0](?P<of_year>(?:19|20)\d\d)(?!\d))?(?![ \u00a0]\d)
    | (?P<of_year_alone>(?:19|20)\d\d)(?!\d)
    )(?P<own>['’]s)?(?!\w)""",
    re.VERBOSE,
)


class When(Struct, frozen=True):
    """Words for a time: where they stand, and what their groups are."""

    start: int
    end: int
    #: Whether they belong to a noun behind them: *Monday's briefing*, *a May interview*.
    owns: bool
    parts: dict[str, str]

    @property
    def shift(self) -> int | None:
        """The days from the one named before to the one that they mean: *that day*, *two days later*."""
        if {"same", "in_day", "later"} & self.parts.keys():
            return 0
        if "next" in self.parts:
            return 1
        if "previous" in self.parts:
            return -1
        if "shift" not in self.parts:
            return None
        days = _number(self.parts["shift"])
        return days if self.parts["way"].casefold() == "later" else -days

    @property
    def modifies(self) -> bool:
        """Whether they are a time only in front of a noun: *May*, *2014*."""
        return "of_month" in self.parts or "of_year_alone" in self.parts


class Interval(Struct, frozen=True):
    """A time as an interval, both ends included."""

    first: date
    last: date
    precision: Precision

    def holds(self, other: "Interval") -> bool:
        """Whether another time lies within this one."""
        return self.first <= other.first and other.last <= self.last


def find_times(text: str) -> Iterator[When]:
    """The words for a time in a text, in order."""
    for match in _EXPRESSION.finditer(text):
        parts = {name: value for name, value in match.groupdict().items() if value}
        owns = bool({"own", "of_month", "of_year_alone"} & parts.keys())
        yield When(match.start(), match.end(), owns, parts)


def interval(when: When, day: date) -> Interval | None:
    """The time that the words mean in a report of that day; none where they mean none before it."""
    found = _interval(when.parts, day)
    return found if found is not None and found.first <= found.last <= day else None


def shifted(time: Interval, days: int, day: date) -> Interval | None:
    """The day so many days after one; none where it is no day, or none that had come."""
    if time.precision is not Precision.DAY or abs(days) > LONGEST_SHIFT:
        return None
    found = _ago(time.first, -days)
    return _on(found) if found is not None and found <= day else None


def _interval(parts: dict[str, str], day: date) -> Interval | None:
    dated = _dated(parts)
    if dated is not None:
        return None if _is_soon(*dated, day) else _on(_of_year(*dated, day))
    if "weekday" in parts:
        return _weekday(WEEKDAYS.index(parts["weekday"].casefold()), day, last="last_day" in parts)
    return _around(parts, day) or _stretch(parts, day) or _named(parts, day)


def _around(parts: dict[str, str], day: date) -> Interval | None:
    """A day counted from the report's."""
    if "today" in parts:
        return _on(day)
    if "yesterday" in parts:
        return _on(_ago(day, 1))
    return _on(_ago(day, _number(parts["ago"]))) if "ago" in parts else None


def _stretch(parts: dict[str, str], day: date) -> Interval | None:
    """A weekend, week, month or year counted from the report's day."""
    if "this_weekend" in parts and day.weekday() in _BEFORE_WEEKEND:
        return None
    if {"weekend", "past_weekend", "this_weekend"} & parts.keys():
        return _weekend(day, over="past_weekend" in parts)
    if "current" in parts:
        return _running(parts["current"], day)
    if "unit" in parts:
        return _running(parts["unit"], day) if parts["which"].casefold() == "this" else _last(parts["unit"], day)
    return None


def _weekend(day: date, *, over: bool) -> Interval | None:
    """The last Saturday and Sunday up to the report's day, or those that are `over` by then."""
    saturday = _ago(day, (day.weekday() - _SATURDAY) % 7 + 7 * (over and day.weekday() >= _SATURDAY))
    return None if saturday is None else Interval(saturday, min(saturday + _DAY, day), Precision.WEEK)


def _named(parts: dict[str, str], day: date) -> Interval | None:
    """A month or year by its name."""
    if "m3" in parts:
        named = day.year - (parts["year"].casefold() == "last") if "year" in parts else int(parts.get("y3", 0))
        return _month(_month_number(parts["m3"]), named, day)
    if "of_month" in parts:
        return _month(_month_number(parts["of_month"]), int(parts.get("of_year", 0)), day)
    year = parts.get("y4") or parts.get("of_year_alone")
    return _year(int(year), day) if year else None


def _number(word: str) -> int:
    return _NUMBERS.get(word.casefold()) or int(word)


def _dated(parts: dict[str, str]) -> tuple[int, int, int] | None:
    """Day, month and year that the words give; a year of 0 is left out."""
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), ("wd", "wm", "wy"), ("wd2", "wm2", "wy")):
        if day in parts:
            return int(parts[day]), _month_number(parts[month]), int(parts.get(year, 0))
    return None


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _ago(day: date, days: int) -> date | None:
    ordinal = day.toordinal() - days
    return date.fromordinal(ordinal) if 0 < ordinal <= date.max.toordinal() else None


def _on(day: date | None) -> Interval | None:
    return None if day is None else Interval(day, day, Precision.DAY)


def _of_year(number: int, month: int, year: int, day: date) -> date | None:
    """The day of that number and month: in the year given, or the last one that had come."""
    years = [year] if year else range(day.year, max(day.year - _LEAP - 1, 0), -1)
    for candidate in years:
        found = _day(candidate, month, number)
        if found is not None and found <= day:
            return found
    return None


def _is_soon(number: int, month: int, year: int, day: date) -> bool:
    """Whether a day and month without a year come again within a few weeks."""
    ahead = [] if year else [_day(one, month, number) for one in (day.year, min(day.year + 1, date.max.year))]
    return any(one is not None and 0 < (one - day).days <= SOON for one in ahead)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _weekday(number: int, day: date, *, last: bool) -> Interval | None:
    """The last such day up to the report's; after *last* it may be one of this week or the one a week before."""
    latest = _ago(day, (day.weekday() - number) % 7)
    if latest is None or not last or day.weekday() < number:
        return _on(latest)
    if latest == day:
        return _on(_ago(day, 7))
    before = _ago(latest, 7)
    return None if before is None else Interval(before, latest, Precision.WEEK)


def _running(unit: str, day: date) -> Interval | None:
    """The week, month or year that the report falls in, up to its day."""
    if unit == "week":
        monday = _ago(day, day.weekday())
        return None if monday is None else Interval(monday, day, Precision.WEEK)
    if unit == "month":
        return Interval(day.replace(day=1), day, Precision.MONTH)
    return Interval(day.replace(month=1, day=1), day, Precision.YEAR)


def _last(unit: str, day: date) -> Interval | None:
    """The whole week, month or year before the one that the report falls in.

    On a Sunday the week may be the one that ends or the one before: none.
    """
    if unit == "week":
        monday = _ago(day, day.weekday() + 7)
        if monday is None or day.weekday() == _SUNDAY:
            return None
        return Interval(monday, monday + WEEK - timedelta(days=1), Precision.WEEK)
    if unit == "month":
        end = _ago(day, day.day)
        return None if end is None else Interval(end.replace(day=1), end, Precision.MONTH)
    return _year(day.year - 1, day)


def _month(month: int, year: int, day: date) -> Interval | None:
    """The month named: in the year given, or the last one that had begun."""
    first = _of_year(1, month, year, day)
    if first is None:
        return None
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1) if first.year < date.max.year else day
    return Interval(first, min(after - timedelta(days=1), day), Precision.MONTH)


def _year(year: int, day: date) -> Interval | None:
    first = _day(year, 1, 1)
    return None if first is None else Interval(first, min(first.replace(month=12, day=31), day), Precision.YEAR)
