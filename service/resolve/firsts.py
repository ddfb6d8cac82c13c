"""Who says *I* outside of any quotation: who signs the post, or whose words a colon has announced before the paragraph."""

from service.resolve.scene import Found, Scene

#: Words in the longest post.
LONGEST = 120
#: What tells that somebody else's words follow, or that the writer is who was told them.
_READS = frozenset({"which", "read", "reads", "reading", "me", "us"})
_DASHES = frozenset("—–-―")


def first_person(scene: Scene, at: int) -> Found:
    """Whose words those are in which *I* or *we* stands at an offset."""
    index = scene.reading.at(at)
    if scene.reading.words[index].low not in {"i", "we"}:
        return Found()
    signed = _signed(scene, index)
    return _announced(scene, index) if signed is None else Found(signed)


def _signed(scene: Scene, index: int) -> int | None:
    """Who signs a post behind its text: *We must act. — Ann Lee (@annlee) May 4*."""
    words = scene.reading.words
    for at in range(index, min(index + LONGEST, len(words) - 1)):
        quoted = ":" in words[at].gap and words[at].gap.strip()[-1:] in {'"', "“"}
        if quoted or words[at + 1].paragraph != words[index].paragraph:
            return None  # *Others agree: “We must act.” — Ann Lee*
        number = scene.by_word.get(at + 1)
        dashed = words[at].gap.strip()[-1:] in _DASHES
        if dashed and number is not None and words[scene.mentions[number].last].gap.strip() == "(@":
            return scene.of[number]
    return None


def _announced(scene: Scene, index: int) -> Found:
    """Who has just been told to say what the paragraph has: *Lee said:* and a line of its own."""
    words = scene.reading.words
    first = index
    while first > 0 and words[first - 1].paragraph == words[index].paragraph and index - first < LONGEST:
        first -= 1
    if first == 0 or not words[first - 1].gap.lstrip(' ”"').startswith(":"):
        return Found()
    sentence = words[first - 1].sentence
    if any(words[at].low in _READS for at in scene.reading.sentence(sentence)):
        return Found()  # *a letter from a voter, which read:*
    return next((found for found in scene.spoken_in(sentence, words[first].start) if found.figure is not None), Found())
