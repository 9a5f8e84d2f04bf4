"""The language of a run: as asked, else as the environment says, else the plan's."""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import TYPE_CHECKING

from cchc.words import Lang

if TYPE_CHECKING:  # the start of every command must not wait for the plan's module
    from cchc.plan import Plan

plan_read: ContextVar[Plan | None] = ContextVar("plan_read", default=None)
"""The plan of this run once it is read: what stops the run then is told in its language."""


def choose_language(asked: str | None, plan: Plan | None = None) -> Lang:
    """Return the language of the words: as asked, else CCHC_LANG, else the plan's."""
    for language in (asked, os.environ.get("CCHC_LANG"), plan.language if plan else None):
        if language in ("vi", "en"):
            return "en" if language == "en" else "vi"
    return "vi"
