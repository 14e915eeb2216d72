"""Requests by the standard library."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from email.message import Message
from typing import IO, Any
from urllib.parse import urlencode

from .errors import SweepqError

Query = Mapping[str, Any]

# Answers after which the same request can succeed: too many requests, a busy or restarted service.
_RETRIED = (429, 502, 503, 504)
_MOST_RETRIES = 5
_LONGEST_DELAY = 30.0


class Http:
    """Sends requests to one service.

    A request that is safe to repeat is repeated after an answer that says so: reads, and requests with an
    `Idempotency-Key`.
    """

    def __init__(self, url: str, token: str | None, timeout: float):
        self.url = url.rstrip("/")
        self._token = token
        self._timeout = timeout

    def json(self, path: str, query: Query | None = None) -> Any:
        return json.loads(self.read(path, query)[0])

    def read(self, path: str, query: Query | None = None) -> tuple[bytes, Message]:
        """Returns the body and the headers of an answer."""
        return self._send(self._request(path, query), is_safe=True)

    def save(self, path: str, query: Query | None, file: IO[bytes]) -> None:
        """Writes the body of an answer to a file while it arrives. Raises an error for a body that is cut."""
        request = self._request(path, query)
        written = 0
        try:
            with self._open(request) as answer:
                while piece := answer.read(1 << 20):
                    written += file.write(piece)
                # `read` with a size raises no error if the connection ends before the announced length.
                length = answer.headers.get("Content-Length")
                if length is not None and written != int(length):
                    raise OSError(f"the answer ended after {written} of {length} bytes")
        except (OSError, http.client.HTTPException) as error:
            raise _to_error(error, request) from error

    def post(
        self,
        path: str,
        body: bytes,
        content_type: str,
        query: Query | None = None,
        key: str | None = None,
    ) -> Any:
        """Sends a body and returns the JSON of the answer. With a key, the request is repeated if its answer is lost."""
        request = self._request(path, query, body)
        request.add_header("Content-Type", content_type)
        if key is not None:
            request.add_header("Idempotency-Key", key)
        return json.loads(self._send(request, is_safe=key is not None)[0])

    def _request(
        self, path: str, query: Query | None = None, body: bytes | None = None
    ) -> urllib.request.Request:
        given = {name: value for name, value in (query or {}).items() if value is not None}
        url = self.url + path + (f"?{urlencode(given)}" if given else "")
        request = urllib.request.Request(url, data=body)
        if self._token is not None:
            # A header of the other kind would be sent again after a redirect, also to another host.
            request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        return request

    def _open(self, request: urllib.request.Request) -> Any:
        return urllib.request.urlopen(request, timeout=self._timeout)

    def _send(self, request: urllib.request.Request, is_safe: bool) -> tuple[bytes, Message]:
        retries = _MOST_RETRIES if is_safe else 0
        for attempt in range(retries + 1):
            try:
                with self._open(request) as answer:
                    return answer.read(), answer.headers
            except (OSError, http.client.HTTPException) as error:
                status = getattr(error, "code", None)
                if attempt == retries or (status is not None and status not in _RETRIED):
                    raise _to_error(error, request) from error
                time.sleep(_delay_of(error, attempt))
        raise AssertionError("unreachable")


def _delay_of(error: Exception, attempt: int) -> float:
    headers = getattr(error, "headers", None)
    asked = headers.get("Retry-After", "") if headers is not None else ""
    return min(float(asked) if asked.isdigit() else 0.25 * 2**attempt, _LONGEST_DELAY)


def _to_error(error: Exception, request: urllib.request.Request) -> SweepqError:
    if not isinstance(error, urllib.error.HTTPError):
        reason = getattr(error, "reason", None) or error
        return SweepqError(f"{request.full_url} could not be read: {reason}")
    try:
        problem = json.loads(error.read())
    except (ValueError, OSError):
        problem = {}
    detail = problem.get("detail") or problem.get("title") or error.reason
    return SweepqError(str(detail), error.code, problem)
