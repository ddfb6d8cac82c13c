"""Tests of the room that knows Postgres."""
