"""The measured quality: what comes with the tagger, and of that tagger."""

from httpx import AsyncClient

from service.extract.packaged import read_package


async def test_tells_how_right_the_extraction_is(idle: AsyncClient) -> None:
    """For the network of this build; who asks for more confidence gets more right and less found."""
    answer = (await idle.get("/quality")).json()

    assert read_package().sha256.startswith(answer["model"])
    assert answer["quotes"] > 0
    thresholds = answer["thresholds"]
    assert [one["min_confidence"] for one in thresholds] == sorted(one["min_confidence"] for one in thresholds)
    assert thresholds[0]["recall"] >= thresholds[-1]["recall"]
    assert thresholds[0]["precision"] <= thresholds[-1]["precision"]
