"""A run of characters in an article's text."""

from typing import Annotated

from msgspec import Meta, Struct

#: A span as the API writes it: `[start, end]`.
Offsets = tuple[Annotated[int, Meta(ge=0)], Annotated[int, Meta(ge=1)]]


class Span(Struct, frozen=True, order=True):
    """A half-open run of characters, counted in code points of the article's text.

    Invariant: 0 <= start < end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no such span: {self.start}..{self.end}")

    @property
    def offsets(self) -> Offsets:
        """The span as the API writes it."""
        return self.start, self.end

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every character of the other is in this one."""
        return self.start <= other.start and other.end <= self.end
