"""Why a run stops (exit 2), or a file cannot be read; figures that are wrong never raise."""

from __future__ import annotations

import errno

from cchc.diagnostics import Diagnostics
from cchc.words import Lang, Term, say


def unreadable_reason(error: OSError | ValueError) -> Term | str:
    """Return why a file cannot be read, in words where we have them, else as the system says it."""
    if isinstance(error, FileNotFoundError):
        return Term("reason.not_found")
    if isinstance(error, PermissionError):
        return Term("reason.permission")
    if isinstance(error, OSError):
        looping = error.errno == errno.ELOOP
        return Term("reason.loop") if looping else error.strerror or str(error)
    return str(error)


class CchcError(Exception):
    """The run cannot go on. `key` and `details` say why, in either language."""

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details

    def show(self, lang: Lang) -> str:
        """Return the reason in one sentence."""
        details = {
            name: say(value, lang) if isinstance(value, Term) else value
            for name, value in self.details.items()
        }
        words = say(self.key, lang, **details)
        if self.details.get("nearest"):
            words += f"; {say('diagnostic.nearest', lang, nearest=self.details['nearest'])}"
        return words


class PlanError(CchcError):
    """The plan is wrong: nothing can be judged. `diagnostics` holds all that is wrong with it."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        super().__init__("error.plan_wrong")
        self.diagnostics = diagnostics
