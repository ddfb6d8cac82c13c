"""`python -m training.figures SCORER FILE…`: how right the packaged extraction is, as Markdown and as `/quality` has it."""

import argparse
import gzip
import importlib.util
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from service.extract.extract import extract, load_extractor
from service.extract.packaged import read_package
from service.model.attribution import Attribution, Kind
from service.model.quality import KindQuality, Quality, QualityAt, Reliability
from training.articles import read_articles
from training.calibrate import reliability
from training.judge import Judged, judge

ROWS = ("direct", "mixed", "indirect", "speech")
COLUMNS = ("exact", "soft", "half", "pair")
#: Confidence at which precision and recall are told.
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
#: Digits of its hash by which a network is called.
DIGITS = 12


def main() -> None:
    """Print the tables for each file, and write what `/quality` serves."""
    options = _options()
    extractor = load_extractor()
    for path in options.files:
        articles = read_articles(path)
        found = {one.id: extract(one.text, extractor) for one in articles}
        judged = [judge(one, found[one.id]) for one in articles]
        measured = quality(judged, options.measured_on)
        print(f"\n## {path.name}: {len(articles)} articles\n")
        print(f1(_scorer(options.scorer), path, found))
        print(_table(measured))
        if options.quality:
            options.quality.write_bytes(msgspec.json.format(msgspec.json.encode(measured), indent=1) + b"\n")


def f1(scorer: ModuleType, path: Path, found: Mapping[str, Sequence[Attribution]]) -> str:
    """The scorer's F1 for each kind and the recall of all speech, in per cent.

    What lies in stretches that a file says were left unannotated (`ignore`) counts neither way.
    """
    lines_ = _lines(path)
    left = {line["id"]: line.get("ignore", []) for line in lines_}
    table = scorer.score(lines_, [{"id": id, "quotes": _quotes(ones, left[id])} for id, ones in found.items()])
    lines = ["| F1 | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for row in ROWS:
        cells = (f"{100 * table[row][column]['F1']:.1f}" for column in COLUMNS)
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    recall = (f"{100 * table['speech'][column]['R']:.1f}" for column in COLUMNS)
    lines.append("| speech, recall | " + " | ".join(recall) + " |")
    return "\n".join(lines) + "\n"


def quality(judged: Sequence[Judged], measured_on: str) -> Quality:
    """Precision and recall at each threshold, and how far confidence can be believed."""
    found = [pair for one in judged for pair in one.found]
    wanted = [pair for one in judged for pair in one.wanted]
    rows = reliability([one.confidence for one, _ in found], [right for _, right in found])
    return Quality(
        model=read_package().sha256[:DIGITS],
        measured_on=measured_on,
        articles=len(judged),
        quotes=len(wanted),
        thresholds=[_at(least, found, wanted) for least in THRESHOLDS],
        reliability=[
            Reliability(from_=low, to=high, quotes=count, right=round(share, 3)) for low, high, count, share in rows
        ],
    )


def _at(
    least: float, found: Sequence[tuple[Attribution, bool]], wanted: Sequence[tuple[Kind, float | None]]
) -> QualityAt:
    kept = [(one.kind, right) for one, right in found if one.confidence >= least]
    reached = [(kind, sure is not None and sure >= least) for kind, sure in wanted]
    return QualityAt(
        min_confidence=least,
        precision=_share(right for _, right in kept),
        recall=_share(right for _, right in reached),
        kinds=[
            KindQuality(
                kind=kind,
                precision=_share(right for one, right in kept if one is kind),
                recall=_share(right for one, right in reached if one is kind),
            )
            for kind in Kind
        ],
    )


def _table(measured: Quality) -> str:
    lines = ["| confidence | quotes | right |", "|---|---|---|"]
    lines += [f"| {one.from_:.1f}–{one.to:.1f} | {one.quotes} | {one.right:.0%} |" for one in measured.reliability]
    lines += ["", "| no less than | precision | recall |", "|---|---|---|"]
    lines += [f"| {one.min_confidence} | {one.precision} | {one.recall} |" for one in measured.thresholds]
    return "\n".join(lines) + "\n"


def _share(given: Iterable[bool]) -> float | None:
    all_ = list(given)
    return round(sum(all_) / len(all_), 3) if all_ else None


def _quotes(found: Sequence[Attribution], left: Sequence[Sequence[int]]) -> list[dict[str, object]]:
    return [
        {
            "content": [span.offsets for span in one.content],
            "speaker_span": one.speaker and one.speaker.offsets,
            "cue_span": one.cue and one.cue.offsets,
        }
        for one in found
        if one.within is None
        and not any(span.start < end and start < span.end for span in one.content for start, end in left)
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.figures", description=__doc__)
    parser.add_argument("scorer", type=Path, help="the scorer's file")
    parser.add_argument("files", type=Path, nargs="+", help="annotated articles, .jsonl or .jsonl.gz")
    parser.add_argument("--quality", type=Path, help="write here what /quality serves, of the last file")
    parser.add_argument("--measured-on", default="annotated articles", help="what that file is, in words")
    return parser.parse_args()


if __name__ == "__main__":
    main()
