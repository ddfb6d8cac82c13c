"""`onrecord openapi`: the contract, for whoever generates a client from it."""

import argparse

from service.api.app import openapi_document
from service.cli.output import say
from service.settings import Settings


def openapi(settings: Settings, _options: argparse.Namespace) -> int:
    """Print the OpenAPI document as JSON."""
    say(openapi_document(settings).decode())
    return 0
