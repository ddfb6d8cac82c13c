"""How what a search found is marked."""

#: Characters that are none, around what a search found.
START, STOP = "\ufdd0", "\ufdd1"
#: What `ts_headline` is told: to leave the text whole, and what to mark words with.
MARK = f"'HighlightAll=true, StartSel={START}, StopSel={STOP}'"
