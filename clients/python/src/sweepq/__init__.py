"""The API of sweepq: submit sweeps, wait for them, and read their results as tables and arrays."""

from .client import Client
from .errors import SweepqError
from .model import Model

__all__ = ["Client", "Model", "SweepqError"]
