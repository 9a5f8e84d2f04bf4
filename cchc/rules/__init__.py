"""The catalogue of everything that can be wrong with a plan or with figures, a row a rule.

Bands of codes: P0 the plan as a file, P1 its sense; F0 a file of figures, F1 its rows and cells,
F2 figures against the plan, F3 figures against each other and themselves, F4 completeness. A code,
once published, keeps its meaning. A rule is named for what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cchc.rules.against_plan import RULES_AGAINST_PLAN
from cchc.rules.between_figures import RULES_BETWEEN_FIGURES
from cchc.rules.figure_file import RULES_FIGURE_FILE
from cchc.rules.plan import RULES_PLAN
from cchc.rules.row import RULES_ROW
from cchc.rules.rule import Rule, RuleWords, Severity

__all__ = ["RULES", "RULES_BY_NAME", "Rule", "RuleWords", "Severity", "find_rule"]

RULES: tuple[Rule, ...] = (
    *RULES_PLAN,
    *RULES_FIGURE_FILE,
    *RULES_ROW,
    *RULES_AGAINST_PLAN,
    *RULES_BETWEEN_FIGURES,
)
RULES_BY_NAME: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in RULES})


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with this code or name, whatever the case; None where there is none."""
    sought = code_or_name.strip().casefold()
    for rule in RULES:
        if sought in (rule.code.casefold(), rule.name):
            return rule
    return None
