"""Time and memory grow with a text and no faster, from its characters to who spoke and when."""

import time
from datetime import date

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from service.extract.features import RULE_CONTENT, RULE_CONTENT_BEGINS, RULE_CUE, RULE_SPEAKER
from service.extract.labelling import NameTag, Tag
from service.extract.tagger import WIDTH, Floats, Link
from service.intake.engine import Engine, engine
from service.intake.reading import interpret
from service.model.article import Article

SHORT, TIMES = 6_000, 16  #: characters, and how often as many the longer text has
SLACK = 4  #: times what linear time takes: a stage that squares the text is noticed from a fifth of the short one on
TOLD = (
    (RULE_SPEAKER, Tag.SPEAKER),
    (RULE_CUE, Tag.CUE),
    (RULE_CONTENT_BEGINS, Tag.CONTENT),
    (RULE_CONTENT, Tag.IN_CONTENT),
)


@pytest.mark.parametrize("page", ["news", "live"])
def test_time_is_linear_from_text_to_record(page: str) -> None:
    """Every stage but the network, which reads one window after another: a stand-in believes what the rules say."""
    quick, write = credulous(engine()), {"news": news, "live": live}[page]
    took(write(SHORT), quick)  # what is loaded at first sight is

    short, long = (took(write(SHORT * times), quick) for times in (1, TIMES))

    assert long < SLACK * TIMES * short


def credulous(engine: Engine) -> Engine:
    """The engine with a network that takes the rules at their word."""
    tagger = replace(engine.extractor.tagger, network=believe)
    return replace(engine, extractor=replace(engine.extractor, tagger=tagger))


def believe(ids: NDArray[np.int64], features: NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """The answer of a network that copies what the rules say."""
    tags, names = (np.zeros((*ids.shape, len(kinds)), np.float32) for kinds in (Tag, NameTag))
    for rule, tag in TOLD:
        tags[features[..., 3] == rule, tag] = 9
    return tags, names, np.zeros((*ids.shape, 2 * len(Link) * WIDTH), np.float32)


def news(characters: int) -> str:
    """Paragraphs with speakers of their own, and days."""
    found: list[str] = []
    length = 0
    while length < characters:
        number = len(found)
        name = f"{chr(65 + number % 26)}nna {chr(65 + number // 26 % 26)}e{'aeiou'[number % 5]}d"
        found.append(
            f"{name}, the mayor of Riverton, told reporters on Monday that the bridge is safe. “It will stay open,”"
            f" she said. “We looked at it twice.” According to the council, nobody was hurt. The senator denied it."
        )
        length += len(found[-1]) + 2
    return "\n\n".join(found)


def live(characters: int) -> str:
    """One part of a page under a clock time, told in the present: all its statements may be of its day."""
    told = "Ann Lee, the mayor, said on Monday that the bridge is safe. Ann Lee says that it stays open.\n\n"
    return "A day in Riverton.\n\n___\n\n6 p.m.\n\n" + told * (characters // len(told))


def took(text: str, engine: Engine) -> float:
    """Seconds of the processor for one text."""
    began = time.process_time()
    interpret(Article(text=text, published_on=date(2021, 8, 10)), engine)
    return time.process_time() - began
