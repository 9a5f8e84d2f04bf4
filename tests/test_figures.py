"""Figures as columns are the figures that were put there, however they are asked for."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc.figures import Figure, Figures, State

COUNTS = st.integers(0, 10**15)
SOURCES, LINES = st.integers(0, 9), st.integers(1, 10**6)
NOTHING = st.none()
ANSWERS = st.sampled_from(["yes", "no", "done", Decimal("84.5")])
UNUSABLE = st.sampled_from([State.NOT_APPLICABLE, State.INVALID])
GIVEN = st.one_of(
    st.builds(Figure, UNUSABLE, NOTHING, NOTHING, NOTHING, SOURCES, LINES),
    st.builds(Figure, st.just(State.USABLE), COUNTS, COUNTS, NOTHING, SOURCES, LINES),
    st.builds(Figure, st.just(State.USABLE), NOTHING, NOTHING, ANSWERS, SOURCES, LINES),
)
LISTS = st.lists(NOTHING | GIVEN, max_size=12)


@given(LISTS)
def test_figures_come_out_as_they_went_in(listed: list[Figure | None]) -> None:
    figures = Figures.of(listed)
    assert list(figures) == listed
    assert len(figures) == len(listed)
    assert figures == Figures.of(listed)


@given(LISTS, st.slices(12))
def test_a_slice_holds_the_figures_of_a_slice(listed: list[Figure | None], part: slice) -> None:
    assert list(Figures.of(listed)[part]) == listed[part]


@given(LISTS, st.data())
def test_figures_at_some_places(listed: list[Figure | None], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.sampled_from(range(len(listed))))) if listed else []
    assert list(Figures.of(listed).at(places)) == [listed[at] for at in places]
    run = range(len(listed) // 3, len(listed))
    assert list(Figures.of(listed).at(run)) == [listed[at] for at in run]


@given(LISTS)
def test_the_places_without_a_usable_figure(listed: list[Figure | None]) -> None:
    wanted = [
        at for at, figure in enumerate(listed) if figure is None or figure.state is not State.USABLE
    ]
    assert list(Figures.of(listed).unusable()) == wanted


@given(
    st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=6), st.integers(0, 4), st.booleans()
)
def test_many_can_be_put_at_once(
    counts: list[tuple[int, int]], start: int, side_by_side: bool
) -> None:
    step = 1 if side_by_side else 2
    places = range(start, start + step * len(counts), step)
    lines = range(7, 7 + len(counts))
    parts, wholes = zip(*counts, strict=True)
    figures = Figures(20)
    figures.put_usable(places if side_by_side else [*places], parts, wholes, None, 3, lines)
    one_by_one = Figures(20)
    for at, part, whole, line in zip(places, parts, wholes, lines, strict=True):
        one_by_one.put(at, Figure(State.USABLE, part, whole, None, 3, line))
    assert figures == one_by_one


@given(LISTS, st.data())
def test_counts_follow_what_is_put(listed: list[Figure | None], data: st.DataObject) -> None:
    figures = Figures.of(listed)
    for figure in data.draw(st.lists(GIVEN, max_size=3)) if listed else []:
        figures.counts()
        at = data.draw(st.sampled_from(range(len(listed))))
        figures.put(at, figure)
        listed[at] = figure
    usable = [
        (figure.numerator, figure.denominator)
        if figure is not None and figure.numerator is not None
        else (0, 0)
        for figure in listed
    ]
    wanted = [(0, 0) if at in {*figures.unusable()} else counts for at, counts in enumerate(usable)]
    found = zip(*figures.counts(), strict=True)
    answers = {at for at, value in enumerate(figures.values) if value is not None}
    assert [each for at, each in enumerate(found) if at not in answers] == [
        each for at, each in enumerate(wanted) if at not in answers
    ]


@given(LISTS, st.integers(0, 5), st.integers(0, 5))
def test_sources_and_lines_can_be_counted_from_others(
    listed: list[Figure | None], source: int, line: int
) -> None:
    figures = Figures.of(listed)
    figures.count_from(source, line)
    assert list(figures) == [
        each and each._replace(source=each.source + source, line=each.line + line)
        for each in listed
    ]
