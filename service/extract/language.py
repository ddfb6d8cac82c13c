"""Which language a text is in: told by its script, or by the share of its words that are a language's small ones."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files

from msgspec import Struct

#: Letters from which on a script tells its language: a sentence in the tersest of them.
_LETTERS = 20
#: Words from which on their shares tell anything.
_WORDS = 10
#: Share of a text's letters that are in one script.
_MAIN = 0.6
#: Share of the words of a text that are a language's small words: two fifths in prose, a quarter in terse news.
_SHARE = 0.15
#: How often the runner-up's share the best one must have, as neighbours have many small words in common.
_LEAD = 1.15
#: Share of kana in Han and kana together from which on a text is Japanese, whose prose has a half and more.
_KANA = 0.1

_DATA = files("service.extract") / "lang"
#: A word: letters, with the vowel signs and points that some scripts put between them.
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u200c]+[^\W\d_]*)*")


class Languages(Struct, frozen=True):
    """How languages are told apart."""

    #: The first code points of the blocks of letters, in order; the last ones, and their scripts.
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    scripts: tuple[str, ...]
    #: A script → its one language, where it has one.
    alone: dict[str, str]
    #: A small word → the languages that have it.
    words: dict[str, tuple[str, ...]]


def load_languages() -> Languages:
    """The languages of the package's lists."""
    blocks = sorted((int(first, 16), int(last, 16), script, code) for first, last, script, code in _rows("scripts.tsv"))
    words: dict[str, tuple[str, ...]] = {}
    for code, listed in _rows("languages.tsv"):
        for word in dict.fromkeys(listed.split()):
            words[word] = (*words.get(word, ()), code)
    starts, ends, scripts, _ = zip(*blocks, strict=True)
    return Languages(starts, ends, scripts, {script: code for _, _, script, code in blocks if code != "-"}, words)


def words_of(text: str) -> Counter[str]:
    """The words of a text in lower case, and how often each occurs."""
    return Counter(_WORD.findall(text.lower()))


def language(words: Mapping[str, int], languages: Languages) -> str | None:
    """The BCP 47 code of the language that words are in; null where they are too few, too mixed, or unknown to us."""
    scripts = {letter: _script(letter, languages) for letter in {word[0] for word in words}}
    letters = _letters(words, scripts, languages)
    script, most = max(letters.items(), key=lambda one: one[1], default=(None, 0))
    if script is None or most <= _MAIN * letters.total():
        return None
    if script in languages.alone:
        return languages.alone[script] if most >= _LETTERS else None
    return _by_words({word: n for word, n in words.items() if scripts[word[0]] == script}, languages)


def _letters(words: Mapping[str, int], scripts: Mapping[str, str | None], languages: Languages) -> Counter[str | None]:
    """How many letters of each script there are; `scripts` are those of the words' first letters."""
    letters = Counter[str | None]()
    for word, n in words.items():
        script = scripts[word[0]]
        if script in languages.alone:
            for letter in word:
                letters[_script(letter, languages)] += n
        else:
            letters[script] += n * len(word)
    if letters["Kana"] and letters["Kana"] >= _KANA * (letters["Kana"] + letters["Han"]):
        letters["Kana"] += letters.pop("Han", 0)
    return letters


def _script(letter: str, languages: Languages) -> str | None:
    place = bisect_right(languages.starts, ord(letter)) - 1
    return languages.scripts[place] if place >= 0 and ord(letter) <= languages.ends[place] else None


def _by_words(words: Mapping[str, int], languages: Languages) -> str | None:
    hits: Counter[str] = Counter()
    weighed: dict[str, float] = defaultdict(float)
    for word, n in words.items():
        codes = languages.words.get(word, ())
        for code in codes:
            hits[code] += n
            weighed[code] += n / len(codes)
    [(best, most), (_, second)] = [*sorted(weighed.items(), key=lambda one: -one[1]), ("", 0.0), ("", 0.0)][:2]
    total = sum(words.values())
    return best if total >= _WORDS and _SHARE * total <= hits[best] and _LEAD * second <= most else None


def _rows(name: str) -> Iterator[list[str]]:
    """The fields of each line that is not a comment."""
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
