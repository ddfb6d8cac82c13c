"""What a worker process of the web server loads: the application, under the settings of the environment."""

import gc
import os
import signal
from typing import Any

from service.log import configure
from service.parent import end_with_parent
from service.settings import load_settings


def application() -> Any:
    """The ASGI application; its process ends with the one that started it, however that one ends."""
    from service.api.app import create_app  # noqa: PLC0415 - the parent process has no use for it
    from service.api.telemetry import spans_of  # noqa: PLC0415

    end_with_parent(signal.SIGTERM)
    settings = load_settings(os.environ)
    configure(settings.log)
    app = create_app(settings, spans_of(os.environ))
    gc.collect()
    gc.freeze()  # all that stays to the end; whoever asked while the collector looked through it waited some 50 ms
    return app
