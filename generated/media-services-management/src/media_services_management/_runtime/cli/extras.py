"""Libraries that come with an extra of the distribution, imported when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .failures import MissingExtraError

if TYPE_CHECKING:
    from .entries import Foreign


def load_extra(module: str, extra: str) -> Foreign:
    """Return the module; raise `MissingExtraError` if it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise MissingExtraError(extra) from None
