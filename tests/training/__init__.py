"""Tests of how the tagger is made: what needs no torch."""
