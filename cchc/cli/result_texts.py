"""The JSON of a scorecard's results, which a crew makes while the scorecard is added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from cchc.cli.output import Piece
from cchc.cli.processes import Crew
from cchc.diagnostics import Diagnostics
from cchc.figures import Figures, Source
from cchc.plan import Plan
from cchc.reporters.scorecard.json_results import JsonResults
from cchc.reporters.scorecard.json_scorecard import after_results
from cchc.scoring import Told
from cchc.words import Lang


class ResultTexts:
    """Texts in UTF-8 of all that stands in the JSON from the results on: iterate to take them.

    A piece is there until the next one is taken. Other processes know of the plan what they need
    if this is made before they start.
    """

    def __init__(self, crew: Crew, plan: Plan) -> None:
        self._rows = JsonResults(plan)
        crew.share(self._rows)
        self._queue = crew.queue(crew.room)

    def begun(self, sources: Iterable[Source]) -> Told:
        """Return what is to be told the results of each target; their rows are made at once."""
        paths = [source.path for source in sources]

        def told(index: int, figures: Figures, outcomes: bytes) -> None:
            self._queue.add(partial(self._rows.rows, index, figures, outcomes, paths))

        return told

    def end(self, diagnostics: Diagnostics, lang: Lang) -> None:
        """Let what stands behind the results be made."""
        self._queue.add(partial(after_results, diagnostics, lang))

    def __iter__(self) -> Iterator[Piece]:
        return chain.from_iterable(self._queue)
