"""Tests of the room that turns names into actors and words for a time into days."""
