"""How the paragraph of a summary counts and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc.plan import Target
from cchc.reporters.shown import show_count
from cchc.summary import TargetChange
from cchc.words import Lang, say

FEW = 5
"""Up to so many ids are listed in a sentence."""
_FEW_NAMED = 2
"""Up to so many targets stand in a sentence with their names."""


def show_changes(changes: Sequence[TargetChange], lang: Lang) -> str:
    """Return how many targets and tasks changed, with the ids where they are few."""
    targets = [each.target for each in changes if not each.target.is_task]
    tasks = [each.target for each in changes if each.target.is_task]
    parts = [
        _with_ids(kind, found, lang)
        for kind, found in (("target", targets), ("task", tasks))
        if found
    ]
    return join_words(parts, lang)


def _with_ids(kind: str, found: Sequence[Target], lang: Lang) -> str:
    what = show_counted(len(found), kind, lang)
    if len(found) > FEW:
        return what
    ids = [each.id for each in found]
    if len(found) <= _FEW_NAMED:
        names = (each.name.show(lang) for each in found)
        ids = [f"{each} “{name}”" for each, name in zip(ids, names, strict=True)]
    return say("paragraph.listed", lang, what=what, ids=", ".join(ids))


def count_kinds(targets: Iterable[Target], lang: Lang) -> str:
    """Return how many targets and how many tasks these are."""
    tasks = [each.is_task for each in targets]
    return targets_and_tasks(tasks.count(False), tasks.count(True), lang)


def targets_and_tasks(targets: int, tasks: int, lang: Lang) -> str:
    """Return so many targets and so many tasks, in words."""
    counts = (("target", targets), ("task", tasks))
    return join_words([show_counted(count, kind, lang) for kind, count in counts if count], lang)


def show_counted(count: int, noun: str, lang: Lang) -> str:
    """Return a count with its noun, in English one or many."""
    one, _, many = say(f"noun.{noun}", lang).partition("|")
    words = many if many and count != 1 else one
    return say("paragraph.counted", lang, count=show_count(count, lang), noun=words)


def join_words(parts: Sequence[str], lang: Lang) -> str:
    """Return parts in a row, the last one after an “and”."""
    if len(parts) < 2:
        return "".join(parts)
    return say("paragraph.and", lang, first=", ".join(parts[:-1]), last=parts[-1])
