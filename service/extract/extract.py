"""The stages in their order: marks, sentences, statements, joining, nesting, other languages."""

from collections.abc import Sequence

from service.extract.confidence import confidence
from service.extract.foreign import in_english
from service.extract.join import join
from service.extract.kinds import Quoted
from service.extract.labels import Turn, labelled, turns
from service.extract.lexicon import Lexicon
from service.extract.nesting import Found, nest
from service.extract.occasions import occasion
from service.extract.paragraphs import paragraphs
from service.extract.quotations import Quotation, quotations
from service.extract.quoted import is_clear, within_quotations
from service.extract.sentences import Sentence, sentences
from service.extract.statement import Statement
from service.extract.statements import statements
from service.extract.words import Words
from service.model.attribution import Attribution
from service.model.span import Span


def extract(text: str, lexicon: Lexicon) -> list[Attribution]:
    """The attributions of a text, in order of appearance."""
    spans = paragraphs(text)
    quoted = quotations(text, spans)
    labels = turns(text, spans, lexicon)
    read = _sentences(text, spans, quoted, labels, lexicon)
    kinds = Quoted(text, quoted)
    found = [
        _found(text, one.statement, kinds, lexicon, occasion(read[one.sentence].tokens, one.statement, lexicon))
        for one in join(text, read, [statements(text, sentence.tokens, lexicon) for sentence in read], lexicon.words)
    ]
    found += [_found(text, one, kinds, lexicon) for one in labelled(text, labels)]
    found += [_found(text, one, kinds, lexicon) for one in within_quotations(text, quoted, lexicon)]
    return in_english(text, nest(found), lexicon.languages)


def _sentences(
    text: str, spans: Sequence[Span], quoted: Sequence[Sequence[Quotation]], labels: Sequence[Turn], lexicon: Lexicon
) -> list[Sentence]:
    """The sentences of every paragraph; a label is none of them."""
    rests = {turn.paragraphs.start: turn.label.rest for turn in labels}
    return [
        sentence
        for index, (span, inside) in enumerate(zip(spans, quoted, strict=True))
        for sentence in sentences(text, rests.get(index, span), inside, lexicon, paragraph=index)
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
