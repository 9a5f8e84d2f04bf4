"""The quarterly summary as Markdown: the tables, then the paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.reporters.scorecard.markdown_scorecard import escape_markdown, grid_markdown
from cchc.reporters.summary.summary_paragraph import show_paragraph
from cchc.reporters.summary.summary_tables import summary_grids, summary_head
from cchc.summary import QuarterlySummary
from cchc.words import Lang, say


def report_summary_markdown(summary: QuarterlySummary, lang: Lang) -> Iterator[str]:
    """Yield a heading, the head, each table and the paragraph."""
    title, *rest = summary_head(summary, lang)
    yield f"# {escape_markdown(title)}\n\n"
    yield "".join(f"- {escape_markdown(line)}\n" for line in rest)
    for grid in summary_grids(summary, lang):
        if grid.columns:
            yield from grid_markdown(grid)
        else:
            yield f"\n## {escape_markdown(grid.title)}\n"
            yield "".join(f"\n{escape_markdown(note)}\n" for note in grid.notes)
    yield f"\n## {escape_markdown(say('summary.title.paragraph', lang))}\n"
    yield f"\n{escape_markdown(show_paragraph(summary, lang))}\n"
