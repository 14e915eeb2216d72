"""The calls of the API."""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Union
from urllib.parse import quote

from . import curves as curve_format
from . import images as image_format
from .errors import SweepqError
from .http import Http
from .model import Model
from .model import parse as parse_model
from .optional import need
from .progress import ProgressBar, is_wanted
from .trials import to_table

# The id of a sweep, or an answer that has it.
SweepRef = Union[str, Mapping[str, Any]]
# The id of a trial, an answer that has it, or a registered model: `cats`, `cats@champion`.
ModelRef = Union[str, Mapping[str, Any]]

_ENDED = ("completed", "failed", "cancelled")
_MOST_ITEMS = 1000
_FIRST_DELAY = 0.1
_LONGEST_DELAY = 2.0


class Client:
    """A connection to a service.

    `url` is by default `$SWEEPQ_URL` or http://localhost:3000, and `token` is `$SWEEPQ_TOKEN`. `timeout` is in
    seconds, for each request.
    """

    def __init__(self, url: str | None = None, token: str | None = None, *, timeout: float = 60.0):
        chosen = url or os.environ.get("SWEEPQ_URL") or "http://localhost:3000"
        self._http = Http(chosen, token or os.environ.get("SWEEPQ_TOKEN") or None, timeout)

    def submit(
        self,
        space: Mapping[str, Any] | Sequence[Mapping[str, Any]],
        *,
        dataset: str | Mapping[str, Any],
        key: str | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """Submits a sweep and returns it. `more` has other members of the request, such as `search` and `validation`.

        The request has an idempotency key, so a lost answer does not create a second sweep.
        """
        body = json.dumps({"dataset": dataset, "space": space, **more}).encode()
        sweep = self._http.post(
            "/v1/sweeps", body, "application/json", key=key or str(uuid.uuid4())
        )
        return dict(sweep)

    def sweeps(
        self, filter: str | None = None, sort: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yields the sweeps, the newest first."""
        return self._items("/v1/sweeps", {"filter": filter, "sort": sort})

    def sweep(self, sweep: SweepRef) -> dict[str, Any]:
        """Returns the present state of a sweep."""
        return dict(self._http.json(_path_of(sweep)))

    def wait(
        self, sweep: SweepRef, *, progress: bool | None = None, timeout: float | None = None
    ) -> dict[str, Any]:
        """Waits until a sweep ends, and returns it: `status` is `completed`, `failed` or `cancelled`.

        `progress` shows a bar on stderr; by default on a terminal and in a notebook. Raises a TimeoutError after
        `timeout` seconds.
        """
        bar = ProgressBar() if is_wanted(progress) else None
        until = None if timeout is None else time.monotonic() + timeout
        delay = _FIRST_DELAY
        try:
            while True:
                state = self.sweep(sweep)
                if bar is not None:
                    bar.show(state)
                if state["status"] in _ENDED:
                    return state
                if until is not None and time.monotonic() + delay > until:
                    raise TimeoutError(
                        f"The sweep {state['id']} is {state['status']} after {timeout} s."
                    )
                time.sleep(delay)
                delay = min(delay * 1.5, _LONGEST_DELAY)
        finally:
            if bar is not None:
                bar.close()

    def cancel(self, sweep: SweepRef) -> dict[str, Any]:
        """Cancels a sweep and returns it. Trials that have ended keep their results."""
        path = f"{_path_of(sweep)}/cancel"
        return dict(self._http.post(path, b"{}", "application/json", key=str(uuid.uuid4())))

    def trials(self, sweep: SweepRef, *, filter: str | None = None, sort: str = "index") -> Any:
        """Returns all trials of a sweep as a DataFrame; without pandas, as a list of rows.

        The name of a column is the path of its value, such as `params.learningRate` and `metrics.test.accuracy`.
        """
        query = {"filter": filter, "sort": sort}
        return to_table(self._items(f"{_path_of(sweep)}/trials", query))

    def curves(
        self,
        sweep: SweepRef,
        *,
        filter: str | None = None,
        sort: str = "index",
        every: int | None = None,
    ) -> Any:
        """Returns every stored point of the cost curves of all trials as a DataFrame; without pandas, as a list of rows.

        The columns are `index` (of the trial), `iteration` and `cost`. `every` keeps the points at multiples of this
        number of iterations.
        """
        query = {"filter": filter, "sort": sort, "points": "all"}
        pages = self._pages(f"{_path_of(sweep)}/cost-curves.bin", query)
        return curve_format.to_table(pages, every)

    def arrow(self, sweep: SweepRef, *, filter: str | None = None, sort: str | None = None) -> Any:
        """Returns all trials of a sweep as a table of pyarrow."""
        pyarrow = need("pyarrow", "`arrow`")
        body, _ = self._http.read(
            f"{_path_of(sweep)}/trials.arrow", {"filter": filter, "sort": sort}
        )
        return pyarrow.ipc.open_stream(body).read_all()

    def save(self, ref: SweepRef, name: str, file: str | os.PathLike[str], **query: Any) -> None:
        """Writes a file of a sweep or of a trial.

        A sweep has `trials.csv`, `trials.parquet`, `cost-curves.parquet` and `cost-curves.png`, a trial
        `cost-curve.png`, `model.onnx` and others. `query` has the parameters of the path. The file gets its name when
        it is complete.
        """
        path = _path_of_model(ref) if _is_trial(_id_of(ref)) else _path_of(ref)
        partial = f"{os.fspath(file)}.part"
        try:
            with open(partial, "wb") as opened:
                self._http.save(f"{path}/{quote(name)}", query, opened)
            os.replace(partial, file)
        except BaseException:
            with contextlib.suppress(OSError):
                os.remove(partial)
            raise

    def dataset(self, name: str) -> dict[str, Any]:
        """Returns the sizes, classes and warnings of a dataset."""
        return dict(self._http.json(f"/v1/datasets/{quote(name, safe='')}"))

    def image(self, dataset: str, split: str, index: int, *, version: int | None = None) -> bytes:
        """Returns an image of a dataset as a PNG, by default of its newest version. `split` is `train` or `test`."""
        path = f"/v1/datasets/{quote(dataset, safe='')}/images/{quote(split)}/{index}.png"
        return self._http.read(path, {"version": version})[0]

    def best(self, sweep: SweepRef) -> dict[str, Any]:
        """Returns the best trial by the objective of the sweep."""
        best = self.sweep(sweep)["best"]
        if best is None:
            raise SweepqError(f"No trial of the sweep {_id_of(sweep)} has completed.")
        return dict(best)

    def predict(
        self,
        model: ModelRef,
        images: image_format.Image | Sequence[image_format.Image],
        *,
        picture: bool = False,
    ) -> list[dict[str, Any]]:
        """Returns a prediction for each image: `predicted`, `class` and `probabilities`.

        An image is the path or the bytes of a picture, or pixels (height, width, channels). With `picture`, a
        prediction also has the picture that was scored.
        """
        body, content_type = image_format.encode(images)
        query = {"picture": "true"} if picture else None
        path = f"{_path_of_model(model)}/predict"
        return list(self._http.post(path, body, content_type, query)["predictions"])

    def model(self, model: ModelRef) -> Model:
        """Returns the model of a trial, or a registered model, as NumPy arrays."""
        return parse_model(self._http.read(f"{_path_of_model(model)}/model.npz")[0])

    def _items(self, path: str, query: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        cursor = None
        while True:
            page = self._http.json(path, {**query, "limit": _MOST_ITEMS, "cursor": cursor})
            yield from page["items"]
            cursor = page["nextCursor"]
            if cursor is None:
                return

    def _pages(self, path: str, query: Mapping[str, Any]) -> Iterator[bytes]:
        cursor = None
        while True:
            body, headers = self._http.read(path, {**query, "limit": _MOST_ITEMS, "cursor": cursor})
            yield body
            cursor = headers.get("Next-Cursor")
            if cursor is None:
                return


def _id_of(ref: str | Mapping[str, Any]) -> str:
    return ref if isinstance(ref, str) else str(ref["id"])


def _path_of(sweep: SweepRef) -> str:
    return f"/v1/sweeps/{quote(_id_of(sweep), safe='')}"


def _path_of_model(model: ModelRef) -> str:
    name = _id_of(model)
    return f"/v1/{'trials' if _is_trial(name) else 'models'}/{quote(name, safe='@')}"


def _is_trial(name: str) -> bool:
    return re.fullmatch(r"swp_\w+-t\d+", name, re.ASCII) is not None
