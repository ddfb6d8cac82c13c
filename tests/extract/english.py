"""The extractor for English, loaded once for all tests."""

from service.intake.engine import engine

ENGLISH = engine().extractor
