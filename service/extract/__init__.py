"""Text to attributions: who said what, as the text marks it; pure functions over text and word lists."""
