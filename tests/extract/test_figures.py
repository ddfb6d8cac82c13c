"""The extraction held against hand-made annotations, which lie outside the repository: skipped without them."""

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from tests.readings import extracted

EVAL = Path(__file__).parents[3] / "shared" / "eval"
GOLD = EVAL / "polnear" / "dev.jsonl.gz"
#: F1 in per cent that must not be lost again, by row and column of the scorer.
FLOORS = {
    ("direct", "exact"): 92,
    ("mixed", "exact"): 67,
    ("indirect", "exact"): 64,
    ("speech", "exact"): 72.5,
    ("speech", "soft"): 88.5,
    ("speech", "pair"): 81,
}

pytestmark = [pytest.mark.long, pytest.mark.skipif(not GOLD.exists(), reason="needs ../shared/eval")]


def scorer() -> ModuleType:
    """The scorer, loaded from its file."""
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_figures_hold() -> None:
    """On the development articles every figure stays above its floor."""
    with gzip.open(GOLD, "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    found = [{"id": line["id"], "quotes": quotes(line["text"])} for line in gold]

    table = scorer().score(gold, found)

    reached = {key: 100 * table[key[0]][key[1]]["F1"] for key in FLOORS}
    assert all(reached[key] >= floor for key, floor in FLOORS.items()), reached


def quotes(text: str) -> list[dict[str, object]]:
    """Outer statements as the scorer reads them."""
    return [
        {
            "content": [span.offsets for span in one.content],
            "speaker_span": one.speaker and one.speaker.offsets,
            "cue_span": one.cue and one.cue.offsets,
        }
        for one in extracted(text).attributions
        if one.within is None
    ]
