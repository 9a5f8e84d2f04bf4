"""Findings as they are gathered: all of them counted, the first kept, none that ends a run lost."""

from __future__ import annotations

import pytest

from cchc.diagnostics import Diagnostic, DiagnosticLog, Place, diagnostic
from cchc.words import Term


def found(line: int) -> Diagnostic:
    return diagnostic("empty-cell", Place("a.csv", line), column="value")


UNREADABLE = diagnostic("unreadable-file", Place("b.csv"), reason=Term("reason.permission"))


@pytest.mark.parametrize("merged", [False, True])
def test_a_path_that_cannot_be_read_is_kept_beyond_the_limit(merged: bool) -> None:
    log, last = DiagnosticLog(limit=2), DiagnosticLog(limit=2)
    log.extend(map(found, (4, 3, 2)))
    (last if merged else log).extend([found(5), UNREADABLE])
    if merged:
        log.merge(last)
    gathered = log.gathered()
    assert gathered.kept == (found(3), found(4), UNREADABLE)
    assert (gathered.errors, gathered.warnings, gathered.dropped) == (5, 0, 2)
