"""Lines of JSON in and out."""

import msgspec
import pytest

from service.errors import Invalid
from service.extract.jsonl import records
from tests.extract.english import ENGLISH

LIKELY = 0.8  #: what the plainest statement of all is believed with, at least


def test_one_record_for_each_line() -> None:
    """Offsets of the outer statements; empty lines are passed over."""
    lines = ['{"id": 7, "text": "“It works,” Lee said."}\n', "\n", '{"id": "b", "text": ""}']

    first, second = [msgspec.json.decode(msgspec.json.encode(record)) for record in records(lines, ENGLISH)]

    confidence = first["quotes"][0]["confidence"]
    assert LIKELY <= confidence <= 1
    assert first == {
        "id": 7,
        "quotes": [
            {
                "content": [[1, 9]],
                "speaker_span": [12, 15],
                "cue_span": [16, 20],
                "kind": "direct",
                "confidence": confidence,
                "lemma": "say",
                "stance": "neutral",
            }
        ],
    }
    assert second == {"id": "b", "quotes": []}


def test_nested_statements_are_left_out() -> None:
    """Only what is not within another statement."""
    (record,) = records(['{"id": 1, "text": "Lee said that Roy told them that it works."}'], ENGLISH)

    assert len(record.quotes) == 1


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": 1}', '{"id": 1, "text": null}', '{"text": "a"}'])
def test_a_bad_line_is_named(line: str) -> None:
    """The message gives the number of the line and the reason."""
    with pytest.raises(Invalid, match=r"^line 2: "):
        list(records(['{"id": 1, "text": ""}', line], ENGLISH))
