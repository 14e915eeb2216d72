"""Cost curves in the binary format of the API, with every stored point."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from itertools import repeat
from typing import Any, NamedTuple

from .errors import SweepqError
from .optional import find, need

_MAGIC = b"swqc"
_HEAD = 16


class Curve(NamedTuple):
    """The curve of a trial, by its index. `costs` is float64 and `at`, the iteration of each cost, uint32, both little-endian."""

    trial: int
    points: int
    costs: memoryview
    at: memoryview


def parse(body: bytes) -> Iterator[Curve]:
    """Yields the curves of a page. Raises an error for a page that is not complete."""
    view = memoryview(body)
    if body[:4] != _MAGIC or _uint32(view, 4) != 1:
        raise SweepqError("Expected cost curves in version 1 of the binary format.")
    end = _HEAD
    for _ in range(_uint32(view, 8)):
        if end + _HEAD > len(view):
            raise SweepqError("Expected more cost curves: the answer is not complete.")
        trial, points = _uint32(view, end), _uint32(view, end + 8)
        costs = end + _HEAD
        at = costs + 8 * points
        end = at + 4 * (points + points % 2)
        yield Curve(trial, points, view[costs:at], view[at : at + 4 * points])
    if end != len(view):
        raise SweepqError("Expected all bytes of the cost curves: the answer is not complete.")


def to_table(pages: Iterator[bytes], every: int | None = None) -> Any:
    """Returns a DataFrame with a row for each point, or without pandas a list of rows.

    With `every`, only the points at multiples of this number of iterations.
    """
    curves = [curve for page in pages for curve in parse(page)]
    pandas = find("pandas")
    if pandas is None:
        return list(_rows(curves, every or 1))
    numpy = need("numpy", "A DataFrame")
    points = numpy.array([curve.points for curve in curves], dtype="int64")
    index = numpy.repeat(numpy.array([curve.trial for curve in curves], dtype="int32"), points)
    iteration = numpy.empty(points.sum(), dtype="int32")
    cost = numpy.empty(points.sum(), dtype="float64")
    start = 0
    for curve in curves:
        end = start + curve.points
        iteration[start:end] = numpy.frombuffer(curve.at, dtype="<u4")
        cost[start:end] = numpy.frombuffer(curve.costs, dtype="<f8")
        start = end
    columns = {"index": index, "iteration": iteration, "cost": cost}
    if every is not None:
        kept = iteration % every == 0
        columns = {name: values[kept] for name, values in columns.items()}
    return pandas.DataFrame(columns, copy=False)


def _rows(curves: list[Curve], every: int) -> Iterator[dict[str, Any]]:
    for curve in curves:
        points = zip(repeat(curve.trial), _numbers("I", curve.at), _numbers("d", curve.costs))
        for index, iteration, cost in points:
            if iteration % every == 0:
                yield {"index": index, "iteration": iteration, "cost": cost}


def _numbers(kind: str, values: memoryview) -> array[Any]:
    numbers: array[Any] = array(kind, values.tobytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _uint32(view: memoryview, at: int) -> int:
    return int.from_bytes(view[at : at + 4], "little")
