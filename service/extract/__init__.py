"""Text to attributions: who said what, as the text marks it; pure functions over text, word lists and a network."""

import os

# numpy's products are small here: its second thread would turn in circles between them, on a core that others need.
# Whoever sets it beforehand is heeded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
