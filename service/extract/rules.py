"""The rules in their order: labels, sentences, statements, joining, nesting."""

from collections.abc import Container, Sequence

from msgspec import Struct

from service.extract.confidence import confidence
from service.extract.join import join
from service.extract.kinds import Quoted
from service.extract.labels import Turn, labelled, turns
from service.extract.lexicon import Lexicon
from service.extract.nesting import Found, nest
from service.extract.occasions import occasion
from service.extract.quoted import is_clear, within_quotations
from service.extract.sentences import Sentence, sentences
from service.extract.signatures import signed
from service.extract.statement import Statement
from service.extract.statements import statements
from service.extract.typography import Typography
from service.extract.words import Words
from service.model.attribution import Attribution
from service.model.span import Span


class Ruled(Struct, frozen=True):
    """What the rules make of a text."""

    #: In order of appearance, nested ones with their `within`.
    attributions: list[Attribution]
    sentences: list[Sentence]
    #: The contents that stand behind a label (in a transcript, a headline) or before a signature.
    labelled: frozenset[tuple[Span, ...]]


def by_rules(page: Typography, lexicon: Lexicon) -> Ruled:
    """The attributions that word lists and signs can tell, in order of appearance."""
    text = page.text
    labels = turns(text, page.paragraphs, lexicon)
    signatures = signed(text, page.paragraphs, lexicon)
    read = _sentences(page, labels, signatures, lexicon)
    kinds = Quoted(text, page.quotations)
    found = [
        _found(text, one.statement, kinds, lexicon, occasion(read[one.sentence].tokens, one.statement, lexicon))
        for one in join(text, read, [statements(text, sentence.tokens, lexicon) for sentence in read], lexicon.words)
    ]
    behind = [*labelled(text, labels), *signatures.values()]
    found += [_found(text, one, kinds, lexicon) for one in behind]
    found += [_found(text, one, kinds, lexicon) for one in within_quotations(text, page.quotations, lexicon)]
    return Ruled(nest(found), read, frozenset(one.content for one in behind))


def _sentences(
    page: Typography, labels: Sequence[Turn], signatures: Container[int], lexicon: Lexicon
) -> list[Sentence]:
    """The sentences of every paragraph; a label is none of them, and a signed quotation tells all by itself."""
    rests = {turn.paragraphs.start: turn.label.rest for turn in labels}
    return [
        sentence
        for index, (span, inside) in enumerate(zip(page.paragraphs, page.quotations, strict=True))
        if index not in signatures
        for sentence in sentences(page.text, rests.get(index, span), inside, lexicon, paragraph=index)
    ]


def _found(text: str, one: Statement, kinds: Quoted, lexicon: Lexicon, occasion: str | None = None) -> Found:
    return Found(_attribution(one, kinds, lexicon.words, occasion), is_clear(text, one, lexicon.words))


def _attribution(one: Statement, kinds: Quoted, words: Words, occasion: str | None) -> Attribution:
    return Attribution(
        content=one.content,
        kind=kinds.kind(one.content),
        confidence=confidence(one, words),
        cue=one.cue,
        lemma=one.entry.lemma if one.entry else None,
        stance=one.entry.stance if one.entry else None,
        speaker=one.speaker,
        addressee=one.addressee,
        occasion=occasion,
    )
