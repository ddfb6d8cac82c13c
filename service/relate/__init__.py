"""Two renderings → how they stand to each other, and which of many render one utterance."""
