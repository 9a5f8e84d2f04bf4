"""The closing paragraph of a quarterly summary: six to ten sentences to paste into a report."""

from __future__ import annotations

from cchc.reporters.summary.paragraph_changes import step_sentences
from cchc.reporters.summary.paragraph_outlook import outlook_sentences
from cchc.reporters.summary.paragraph_state import levels_sentence, state_sentences
from cchc.summary import QuarterlySummary
from cchc.words import Lang


def show_paragraph(summary: QuarterlySummary, lang: Lang) -> str:
    """Return the paragraph; every number in it stands in the JSON of the summary."""
    sentences = state_sentences(summary, lang)
    if summary.steps:
        sentences += step_sentences(summary, summary.steps[-1], lang)
    else:
        sentences.append(levels_sentence(summary, lang))
    sentences += outlook_sentences(summary, lang)
    return " ".join(sentence for sentence in sentences if sentence)
