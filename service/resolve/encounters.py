"""What is said to somebody whom the speaker met on a day told elsewhere: *Lee sat down with Ann Roy on Monday* … *he told Roy*."""

from service.model.quote import Precision
from service.resolve.narrator import RECENT, Narrator
from service.resolve.times import Told

#: Words from *with* to the day: *with the host Ann Roy in Hull on Monday*.
NEAR = 8
#: Sentences of a paragraph looked back over for the name of who met whom.
SENTENCES = 3


class Encounters:
    """The days on which a text has people meet."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        self.reading = narrator.reading

    def of(self, index: int, sentence: int) -> Told | None:
        """The day on which the speaker was with the one spoken to, if the text has but one such day."""
        found = self.narrator.attributions[index]
        figure = self.narrator.who.speakers[index].figure
        if found.addressee is None or figure is None:
            return None
        *_, last = [None, *self.reading.within(found.addressee)]
        if last is None or not self.reading.words[last].cap:
            return None
        whom = self.reading.words[last].low
        met = [told for told in self.narrator.times.told if self._is_with(told, whom, figure, sentence)]
        return met[0] if len({told.time for told in met}) == 1 else None

    def _is_with(self, told: Told, whom: str, figure: int, sentence: int) -> bool:
        words, at = self.reading.words, self.reading.at(told.when.start)
        number = words[at].sentence
        day = told.time.precision is Precision.DAY and self.narrator.times.on - told.time.first <= RECENT
        if not day or number >= sentence or not self._is_of(number, figure):
            return False
        lows: list[str] = []
        for place in range(at - 1, max(at - 1 - NEAR, self.reading.sentence(number)[0]), -1):
            if "," in words[place].gap:
                return False
            if words[place].low == "with":
                return whom in lows
            lows.append(words[place].low)
        return False

    def _is_of(self, sentence: int, figure: int) -> bool:
        """Whether a sentence, or one before it in its paragraph, has a name of somebody."""
        paragraph = self.reading.paragraph(sentence)
        near = (
            number for number in self.reading.back(sentence, SENTENCES) if self.reading.paragraph(number) == paragraph
        )
        return any(self.narrator.is_of(number, figure, goes_on=False) for number in near)
