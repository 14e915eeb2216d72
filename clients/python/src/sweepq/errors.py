"""The one exception of this package."""

from __future__ import annotations

from typing import Any


class SweepqError(Exception):
    """The service rejected a request, or could not be reached.

    `status` is the HTTP status, and 0 without an answer. `code` is the code of the problem, such as
    `not-found`. `problem` has all members of the problem.
    """

    def __init__(self, message: str, status: int = 0, problem: dict[str, Any] | None = None):
        super().__init__(message)
        self.status = status
        self.problem = problem or {}
        self.code: str | None = self.problem.get("code")
