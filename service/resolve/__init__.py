"""Names to actors, and when something was said: pure functions over a text and what was found in it."""
