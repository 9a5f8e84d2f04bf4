"""Numbers, thresholds and names as people read them, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from cchc.plan import Agency, Plan, Role, Target, Threshold
from cchc.scorecard import Outcome, Tally, Whole, cut
from cchc.words import Lang, say

NOTHING = "–"
"""What stands where there is no percentage."""

_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udfff]"
)


def show_harmless(text: str) -> str:
    """Return `text` with control characters, escapes and bidi marks made visible.

    Line breaks and tabs become blanks, so that the text stays on one line.
    """
    if text.isprintable():
        return text
    flat = " ".join(text.replace("\t", " ").splitlines()) if "\n" in text or "\t" in text else text
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", flat)


def show_cell(value: object) -> str:
    """Return the text of a CSV cell that can do no harm: no formula, no escape; empty for None."""
    text = "" if value is None else show_harmless(str(value))
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def show_count(count: int | None, lang: Lang) -> str:
    """Return a count with its thousands marked: 1.234 in Vietnamese, 1,234 in English."""
    if count is None:
        return NOTHING
    grouped = f"{count:,}"
    return grouped.replace(",", ".") if lang == "vi" else grouped


def show_percent(percent: Fraction | Decimal | None, lang: Lang, decimals: int = 1) -> str:
    """Return a percentage cut to `decimals`; 100% only where it is 100%, – where there is none."""
    if percent is None:
        return NOTHING
    shown = cut(percent, decimals)
    text = (
        f"{shown:.{decimals}f}"
        if shown != shown.to_integral_value() or shown != percent
        else (f"{shown.to_integral_value():f}")
    )
    return f"{text.replace('.', ',') if lang == 'vi' else text}%"


def show_whole_percent(percent: Decimal, lang: Lang) -> str:
    """Return a percentage with all of its decimals, as the plan or an option gives it."""
    text = f"{percent.normalize():f}%"
    return text.replace(".", ",") if lang == "vi" else text


def show_threshold(threshold: Threshold, lang: Lang) -> str:
    """Return a threshold, such as ≥ 90%."""
    number = show_whole_percent(threshold.percent, lang).removesuffix("%")
    return say(f"threshold.{threshold.comparison}", lang, percent=number)


def show_share(tally: Tally, lang: Lang) -> str:
    """Return how many are met of those that apply, such as 14/38."""
    return say("score.share", lang, met=tally.met, asked=tally.asked)


def show_counts(whole: Whole, lang: Lang) -> str:
    """Return numerator/denominator of a result, empty where it has none."""
    if whole.numerator is None or whole.denominator is None:
        return ""
    return f"{show_count(whole.numerator, lang)}/{show_count(whole.denominator, lang)}"


def show_outcome(whole: Whole, lang: Lang) -> str:
    """Return the outcome of a result; where it is undecided, with what is still possible."""
    outcome = say(f"outcome.{whole.outcome.word}", lang)
    if whole.outcome is not Outcome.UNDECIDED or whole.possible is None:
        return outcome
    possible = say("score.possible", lang, percent=show_percent(whole.possible, lang))
    return f"{outcome}, {possible}"


def show_bar(percent: Fraction | None, width: int = 10) -> str:
    """Return a bar of eighths of blocks; full only at 100 %, empty where there is no percentage."""
    if percent is None:
        return ""
    eighths = int(percent * width * 8 / 100)
    full, rest = divmod(eighths, 8)
    return "█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")


def show_course(percents: Iterable[Fraction | None]) -> str:
    """Return a block a period, the higher the better; █ only at 100 %, a blank where there is none.

    A single percentage is shown as a bar.
    """
    known = list(percents)
    if len(known) == 1:
        return show_bar(known[0])
    return "".join(" " if each is None else "▁▂▃▄▅▆▇█"[int(each * 7 / 100)] for each in known)


def show_points(points: Fraction, lang: Lang, decimals: int = 2) -> str:
    """Return a difference of percentages with its sign, cut towards 0: +6,36 or −0,15."""
    sign = "−" if points < 0 else "+"
    return f"{sign}{show_percent(abs(points), lang, decimals).removesuffix('%')}"


ANSWERING = (Role.IMPLEMENT, Role.DIRECT, Role.GUIDE, Role.MONITOR)
"""Roles that answer for a result; who coordinates only helps."""


def show_responsible(
    plan: Plan, target: Target, lang: Lang, roles: Iterable[Role] = ANSWERING
) -> str:
    """Return who has which of `roles` in a target, groups by their names."""
    parts = []
    for role in roles:
        names = [show_name(plan, name, lang) for name in target.responsible.get(role, ())]
        if names:
            parts.append(f"{say(f'role.{role}', lang)}: {'; '.join(names)}")
    return " · ".join(parts)


def show_name(plan: Plan, name: str, lang: Lang) -> str:
    """Return the name of an agency or of a group from its id."""
    if name in plan.group_by_id:
        return _short(plan.group_by_id[name].name.show(lang), lang)
    return show_short_agency(plan, plan.agency_by_id[name], lang)


def show_short_agency(plan: Plan, agency: Agency, lang: Lang) -> str:
    """Return an agency's name, shortened where that leaves no doubt: UBND for the committee."""
    return _short(plan.show_agency(agency, lang), lang)


def _short(name: str, lang: Lang) -> str:
    return name.replace("Ủy ban nhân dân", "UBND") if lang == "vi" else name
