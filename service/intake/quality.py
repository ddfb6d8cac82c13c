"""How right the extraction of this build is, as measured when its tagger was made."""

from functools import cache
from importlib.resources import files

import msgspec

from service.model.quality import Quality


@cache
def load_quality() -> Quality:
    """The measure that lies beside the tagger."""
    return msgspec.json.decode((files("service.extract") / "model" / "quality.json").read_bytes(), type=Quality)
