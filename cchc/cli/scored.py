"""What commands that score share: scorecards from figures, and complaints about the figures."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cchc.cli.output import write_lines
from cchc.cli.pipeline import Figures
from cchc.diagnostics import Diagnostics
from cchc.figures import Period
from cchc.plan import Plan
from cchc.reporters.styled import Styled
from cchc.scorecard import Outcome, Results, Scorecard
from cchc.scoring import Told, find_results, score_results
from cchc.words import Lang, say


def make_results(
    plan: Plan,
    figures: Figures,
    period: Period | None,
    told: Told | None = None,
) -> Results | None:
    """Return the results of a period; None where not one row of it could be read.

    `told` is called with those of each target as soon as they are there.
    """
    if period is None:
        return None
    submission = figures.check.submission(period)
    if not any(submission.figures.states):
        return None
    return find_results(
        plan, period, submission.figures, figures.check.sources, submission.rows, told
    )


def make_scorecard(plan: Plan, figures: Figures, period: Period | None) -> Scorecard | None:
    """Return the scorecard of a period; None where not one row of it could be read."""
    results = make_results(plan, figures, period)
    return None if results is None else score_results(results)


def complain(
    cards: Sequence[Scorecard],
    diagnostics: Diagnostics,
    lang: Lang,
    limit: int | None = None,
    *,
    nothing: str = "score.no_card",
) -> None:
    """Say on standard error what is wrong with the figures, and what was left out.

    `nothing` is the key of the words for figures of which no scorecard could be made.
    """
    if cards and not diagnostics.errors and not diagnostics.warnings:
        return
    from cchc.reporters.gate.text_diagnostics import report_diagnostics
    from cchc.reporters.shown import show_count

    lines = list(report_diagnostics(diagnostics, lang, limit))
    if not cards:
        lines.append(Styled(say(nothing, lang)))
    elif diagnostics.errors:
        words = say(
            "score.left_out",
            lang,
            errors=show_count(diagnostics.errors, lang),
            warnings=show_count(diagnostics.warnings, lang),
            invalid=show_count(
                sum(card.results.number_of(Outcome.INVALID) for card in cards), lang
            ),
        )
        lines.append(Styled(words))
    write_lines(lines, sys.stderr)
