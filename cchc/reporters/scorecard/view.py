"""What of a scorecard is shown."""

from __future__ import annotations

from typing import NamedTuple


class View(NamedTuple):
    """One of `area`, `agency`, `target` in full, or an overview.

    `agencies` and `areas` are ids that narrow it; empty ones do not.
    """

    by: str | None = None
    agencies: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
