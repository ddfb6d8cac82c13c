"""`python -m training`: from annotated articles to the files that the service reads."""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from service.extract.calibration import SIGNS, Calibration
from service.extract.extract import Extractor
from service.extract.lexicon import load_lexicon
from service.extract.packaged import load_tagger, read_package
from service.extract.wordpieces import WordPieces
from training.articles import Article, is_held_out, read_articles, read_tokens
from training.calibrate import logistic
from training.examples import Example, example
from training.export import write_network, write_package
from training.fit import FURTHER, STAGES, Model, Stage, fit, mean_of
from training.judge import judge_by_signs
from training.network import Tagger, pretrained
from training.shipped import shipped

#: Confidence below which a statement is left out: where leaving out costs as much as it brings, on held-out articles.
LEAST = 0.2


def main() -> None:
    """Train, write, calibrate."""
    options = _options()
    torch.set_num_threads(options.threads)
    if not options.checkpoint:
        train(options.data, options.encoder, options.out, start=options.start)
    package(options.data, options.checkpoint or options.out / "model.pt", options.encoder, options.out)


def train(data: Path, encoder: Path, out: Path, *, start: Path | None) -> None:
    """Fit the network to the articles of `train.jsonl.gz` that are not held out; each epoch's is kept.

    With the folder of a tagger to start from, that one goes on in branches, and their mean is kept.
    """
    out.mkdir(parents=True, exist_ok=True)
    words, lexicon = _words(encoder), load_lexicon()
    tokens = read_tokens(data / "train.tokens.jsonl.gz")
    examples = [
        example(one, tokens.get(one.id, ()), words, lexicon)
        for one in read_articles(data / "train.jsonl.gz")
        if not is_held_out(one.id)
    ]
    marks = (words["[CLS]"], words["[SEP]"])
    if start is None:
        model = Model(pretrained(encoder / "model.safetensors"))
        for stage in STAGES:
            model = _fitted(model, examples, marks, stage, out)
        return
    branches = [_fitted(shipped(start), examples, marks, stage, out) for stage in FURTHER]
    torch.save(mean_of(branches).state_dict(), out / "model.pt")


def _fitted(model: Model, examples: Sequence[Example], marks: tuple[int, int], stage: Stage, out: Path) -> Model:
    trained = model
    for trained in fit(model, examples, marks, stage):
        torch.save(trained.state_dict(), out / "model.pt")
    return trained


def package(data: Path, checkpoint: Path, encoder: Path, out: Path) -> None:
    """Write the files of a trained model, its confidence calibrated on what training never saw, as it ships."""
    model = Model(Tagger())
    model.load_state_dict(torch.load(checkpoint))
    shutil.copy(encoder / "vocab.txt", out / "vocabulary.txt")
    write_network(model.eval(), out / "tagger.onnx")
    write_package(model, Calibration((0.0,) * len(SIGNS), 0.0), out)
    held_out = [one for one in read_articles(data / "train.jsonl.gz") if is_held_out(one.id)]
    weights = _calibrated(held_out, out)
    write_package(model, Calibration(weights, LEAST), out)


def _calibrated(articles: Sequence[Article], folder: Path) -> tuple[float, ...]:
    given = read_package(folder)
    extractor = Extractor(load_lexicon(), load_tagger(given, folder), given.calibration)
    judged = [pair for one in articles for pair in judge_by_signs(one, extractor)]
    weights = logistic(np.array([pair[0] for pair in judged]), np.array([float(pair[1]) for pair in judged]))
    return tuple(round(float(one), 4) for one in weights)


def _words(encoder: Path) -> WordPieces:
    return WordPieces((encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with train.jsonl.gz and train.tokens.jsonl.gz")
    parser.add_argument("encoder", type=Path, help="folder with the encoder's model.safetensors and vocab.txt")
    parser.add_argument("out", type=Path, help="folder for the files of the model")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--from", dest="start", type=Path, help="go on from the tagger in this folder")
    parser.add_argument("--checkpoint", type=Path, help="package this model instead of training one")
    return parser.parse_args()


if __name__ == "__main__":
    main()
