"""Holds submitted rows against the plan, and figures against each other.

`rows` checks one row exactly and words what is wrong; `columns` tells quickly which rows are clean
for certain, by `verdicts` on cells and `slots` in the plan, so that only the others take that way;
`submission` takes what both have found, and `gathered` holds it; `against_previous` and
`completeness` look at a submission as a whole.
"""

from __future__ import annotations

from cchc.checks.columns import ColumnScreen
from cchc.checks.submission import FigureCheck, PackedCheck, Submission

__all__ = ["ColumnScreen", "FigureCheck", "PackedCheck", "Submission"]
