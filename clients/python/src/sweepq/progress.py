"""The progress of a sweep as one line on stderr."""

from __future__ import annotations

import sys
from typing import Any

_WIDTH = 24
_OPEN = ("queued", "running")


class ProgressBar:
    """Draws the bar again in its line at each change."""

    def __init__(self) -> None:
        self._last = ""

    def show(self, sweep: dict[str, Any]) -> None:
        line = describe(sweep)
        if line == self._last:
            return
        # Spaces delete the rest of a longer line.
        sys.stderr.write("\r" + line.ljust(len(self._last)))
        sys.stderr.flush()
        self._last = line

    def close(self) -> None:
        if self._last:
            sys.stderr.write("\n")


def describe(sweep: dict[str, Any]) -> str:
    counts = sweep["counts"]
    total = sweep["plannedTrials"]
    ended = counts["total"] - sum(counts[status] for status in _OPEN)
    filled = _WIDTH * ended // max(total, 1)
    line = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {ended}/{total} trials, {sweep['status']}"
    best = sweep["best"]
    if best is None:
        return line
    metric = sweep["spec"]["objective"]["metric"]
    _, split, measure = metric.split(".")
    return f"{line}, {split}.{measure} {best['metrics'][split][measure]:.4f}"


def is_wanted(asked: bool | None) -> bool:
    """By default, a bar is for people: on a terminal, and in a notebook."""
    return asked if asked is not None else sys.stderr.isatty() or "ipykernel" in sys.modules
