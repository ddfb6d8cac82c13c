"""How right the extraction of this build is, as measured when its tagger was made."""

from functools import cache

import msgspec

from service.extract.packaged import FOLDER
from service.model.quality import Quality


@cache
def load_quality() -> Quality:
    """The measure that lies beside the tagger."""
    return msgspec.json.decode((FOLDER / "quality.json").read_bytes(), type=Quality)
