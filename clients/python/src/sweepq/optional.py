"""Libraries that are used if they are installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def find(name: str) -> Any | None:
    """Returns a library, or None if it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def need(name: str, what: str) -> Any:
    """Returns a library. Raises an ImportError that says what needs it."""
    library = find(name)
    if library is None:
        raise ImportError(f"{what} needs {name}: pip install {name}")
    return library
