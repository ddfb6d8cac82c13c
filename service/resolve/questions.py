"""Those without a name who ask others: whoever answers them is another."""

from service.model.attribution import Attribution
from service.resolve.reading import Reading
from service.resolve.tables import load_tables


def asks(reading: Reading, found: Attribution) -> bool:
    """Whether the words for a speaker are of one who asks: *one questioner said*, *a reporter asked*."""
    lists = load_tables().words
    lows = {reading.words[index].low for index in reading.within(found.speaker)} if found.speaker else set()
    return bool(lows & lists["asker"].keys()) or (found.lemma == "ask" and bool(lows & lists["reporter"].keys()))
