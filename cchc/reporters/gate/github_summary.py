"""What the gate has found as the Markdown of a GitHub job summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cchc.checked import AgencyCompleteness, CheckedFiles, Completeness
from cchc.diagnostics import Diagnostic, Diagnostics, show_hint, show_message
from cchc.figures import Source
from cchc.plan import Plan, Target
from cchc.reporters.gate.paths import portable_path, portable_place
from cchc.reporters.scorecard.markdown_scorecard import escape_markdown
from cchc.reporters.shown import show_count
from cchc.words import Lang, say

FINDINGS = 50
"""Findings that are listed."""
ROWS = 200
"""Files, and agencies of a period, that are listed: a summary must stay under 1 MiB."""
TARGETS = 10
"""Missing targets that are listed by name for an agency."""


def report_github_summary(checked: CheckedFiles, lang: Lang) -> Iterator[str]:
    """Yield a heading, the verdict, the files, the findings, and what is missing by agency."""
    yield f"## {say('gate.summary.title', lang)}: {_cell(checked.plan.name.show(lang))}\n\n"
    yield f"{_verdict(checked.diagnostics, lang)}\n"
    yield from _files(checked.sources, lang)
    yield from _findings(checked.diagnostics, lang)
    for whole in checked.completeness:
        yield from _missing(checked.plan, whole, lang)


def _verdict(diagnostics: Diagnostics, lang: Lang) -> str:
    errors, warnings = (
        show_count(diagnostics.errors, lang),
        show_count(diagnostics.warnings, lang),
    )
    if diagnostics.errors:
        return f"❌ {say('gate.summary.failed', lang, errors=errors, warnings=warnings)}"
    if diagnostics.warnings:
        return f"⚠️ {say('gate.summary.warned', lang, warnings=warnings)}"
    return f"✅ {say('gate.summary.clean', lang)}"


def _files(sources: Sequence[Source], lang: Lang) -> Iterator[str]:
    if not sources:
        return
    yield f"\n### {say('gate.summary.files', lang)}\n"
    yield from _table(
        (("file", False), ("rows", True), ("encoding", False)),
        (
            (
                portable_path(each.path) + (f" ({each.sheet})" if each.sheet else ""),
                show_count(each.rows, lang),
                each.encoding,
            )
            for each in sources[:ROWS]
        ),
        lang,
    )
    yield from _more("gate.summary.more_files", len(sources) - ROWS, lang)


def _findings(diagnostics: Diagnostics, lang: Lang) -> Iterator[str]:
    total = diagnostics.errors + diagnostics.warnings
    if not total:
        return
    yield f"\n### {say('gate.summary.findings', lang)}\n"
    shown = diagnostics.kept[:FINDINGS]
    yield from _table(
        (("place", False), ("rule", False), ("message", False), ("hint", False)),
        (_finding(each, lang) for each in shown),
        lang,
    )
    yield from _more("diagnostic.more", total - len(shown), lang)


def _finding(found: Diagnostic, lang: Lang) -> tuple[str, ...]:
    rule = f"{say(f'severity.{found.rule.severity}', lang)} {found.rule.code}"
    return portable_place(found.place), rule, show_message(found, lang), show_hint(found, lang)


def _missing(plan: Plan, whole: Completeness, lang: Lang) -> Iterator[str]:
    due, missing = show_count(whole.due, lang), show_count(whole.missing, lang)
    if not whole.missing:
        yield f"\n✅ {say('gate.summary.complete', lang, period=whole.period, due=due)}\n"
        return
    title = say("gate.summary.missing", lang, period=whole.period, missing=missing, due=due)
    yield f"\n<details><summary>{title}</summary>\n"
    yield from _table(
        (("agency", False), ("due", True), ("received", True), ("missing", False)),
        (_agency(plan, each, lang) for each in whole.owing[:ROWS]),
        lang,
    )
    yield from _more("gate.summary.more_agencies", len(whole.owing) - ROWS, lang)
    yield "\n</details>\n"


def _agency(plan: Plan, part: AgencyCompleteness, lang: Lang) -> tuple[str, ...]:
    return (
        plan.show_agency(part.agency, lang),
        show_count(part.due, lang),
        show_count(part.received, lang),
        _targets(part.missing, lang),
    )


def _targets(missing: Sequence[Target], lang: Lang) -> str:
    listed = ", ".join(target.id for target in missing[:TARGETS])
    more = len(missing) - TARGETS
    return listed if more <= 0 else f"{listed} {say('gate.summary.more_targets', lang, count=more)}"


def _table(
    columns: Sequence[tuple[str, bool]], rows: Iterable[Sequence[str]], lang: Lang
) -> Iterator[str]:
    """A Markdown table; each column is its word and whether it is set to the right."""
    yield f"\n| {' | '.join(say(f'gate.col.{name}', lang) for name, _ in columns)} |\n"
    yield f"|{'|'.join(' ---: ' if right else ' --- ' for _, right in columns)}|\n"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |\n"


def _more(key: str, count: int, lang: Lang) -> Iterator[str]:
    if count > 0:
        yield f"\n{say(key, lang, count=show_count(count, lang))}\n"


def _cell(text: str) -> str:
    """Text that shows as it is: no markup, no entity, and no address that becomes a link."""
    escaped = escape_markdown(text).replace("&", "&amp;")
    return escaped.replace("://", ":\\//").replace("www.", "www\\.")
