"""The seed corpus and its answers: what a careful reader finds in each report.

An answer file is a TOML head between two `+++` lines, then the body of the report with numbered
marks (`tests.marked`). The head gives `file` (and `line` in a `.jsonl`), `layout`, the fields of
the parsed `Article` that are not null (instants in UTC), and a table `[quotes]` with one line for each numbered statement:

- `who`: the actor's full name, an institution's as the register has it; `anonymous`, or `ambiguous` where the text lets nobody tell
- `kind`: `direct`, `mixed`, `indirect`
- `said`: a day `2021-08-09`, a month `2021-07`, a week or another run of days
  `2021-07-19/2021-07-25`; absent where the text does not tell
- `within`: the number of the statement that this one is nested in
- `src`: the utterance, as `quotations.tsv` and the side files of the seeds call it

What the marks follow, beyond `tests.marked`:

- a content leaves out the outer quotation marks, a leading *that*, the sentence's own comma, the
  full stop that ends an indirect sentence, and what the narrator adds behind it
- a quotation split around its cue is one statement, and so is a sentence that goes on quoting
  without a cue; two sentences with a cue each are two
- an apposition that says who the speaker is belongs to the speaker; the one spoken to does not
- *dismissed the charges as “…”*: the object belongs to the content
- a statement that goes on from a dated one, on the same occasion, has its date; a day that dates
  something else dates no statement
- no zone printed and none known, no instant; a day without an instant is `published_on` alone
"""
