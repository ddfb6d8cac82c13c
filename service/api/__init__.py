"""The only room that knows HTTP: a file for each noun, and what all of them share."""
