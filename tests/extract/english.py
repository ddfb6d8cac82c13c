"""The English lexicon, read once for all tests of this room."""

from service.extract.lexicon import load_lexicon

ENGLISH = load_lexicon()
