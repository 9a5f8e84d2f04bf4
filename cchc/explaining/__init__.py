"""Takes a scorecard's results apart: the arithmetic of a target, the duties of an agency.

`arithmetic` goes from figures to an outcome; `figures` finds where each stands and what is wrong
with it; `target` and `agency` put the two kinds of explanation together.
"""

from __future__ import annotations

from cchc.explaining.agency import explain_agency
from cchc.explaining.target import explain_target

__all__ = ["explain_agency", "explain_target"]
