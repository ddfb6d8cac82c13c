"""The examples of the contract: requests, and what the seed corpus answers them.

Each stands in a file of `examples/`, called by the operation, or by the status of a problem.
`tests/api/test_examples.py` holds them to be true; `python -m tests.api.examples` writes the answers anew.
"""

from functools import cache
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct, field


class Example(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request, and its answers by media type."""

    request: str = ""
    #: When it is answered so, where that is not always.
    when: str = ""
    body: Any = None
    #: Headers of the request.
    headers: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Any]

    @property
    def summary(self) -> str:
        """The request in a line."""
        asked = f"{'GET' if self.body is None else 'POST'} {self.request}"
        return f"{asked}, {self.when}" if self.when else asked

    def of(self, media: str) -> dict[str, Any]:
        """The example of a content, as the contract has it; nothing where there is none."""
        if media not in self.answers:
            return {}
        return {"examples": {"seeds": {"summary": self.summary, "value": self.answers[media]}}}


@cache
def example(name: str) -> Example:
    """The example of an operation or a status; one without answers where there is none."""
    file = resources.files("service.api").joinpath("examples", f"{name}.json")
    return msgspec.json.decode(file.read_bytes(), type=Example) if file.is_file() else Example(answers={})
