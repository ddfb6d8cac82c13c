"""The commands that people look at."""
