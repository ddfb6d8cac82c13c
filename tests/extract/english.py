"""The extractor for English, loaded once for all tests of this room."""

from service.extract.extract import load_extractor

ENGLISH = load_extractor()
