"""An independent reading of the rules of scoring, kept as literal as it can be.

It was written from these rules alone, without a look at the package, so that the package can be
held against it. It favours plain loops over speed and checks only what the rules call plainly
wrong. A row that is not canonical raises instead of being judged.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Plan = dict[str, Any]
Json = dict[str, Any]

NOTHING_TO_MEASURE = "không phát sinh"
YES_NO_ANSWERS = {"có": "yes", "không": "no"}
TASK_ANSWERS = {
    "hoàn thành": "done",
    "đang thực hiện": "in_progress",
    "chưa thực hiện": "not_started",
}
TASK_THRESHOLD = {"at_least": 100}
OUTCOMES = ("met", "not_met", "undecided", "invalid", "not_reported", "not_applicable")


@dataclass(frozen=True)
class Item:
    """A target or a task of the plan, with its lists written out as agency ids."""

    id: str
    kind: str
    area: str
    name: str
    measure: str
    threshold: dict[str, Any]
    judged: str
    reporters: list[str]
    overseers: list[str]
    directors: list[str]


@dataclass(frozen=True)
class Figure:
    """What one reporter gave for one target; only a usable figure carries numbers or an answer."""

    agency: str
    outcome: str
    percent: Fraction | None = None
    answer: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    path: str | None = None
    line: int | None = None


def score_reference(plan: Plan, rows: list[dict[str, str]], period: str) -> Json:
    """Score the rows of one period, and return what in the JSON follows from the figures."""
    items = read_items(plan)

    figures: dict[str, list[Figure]] = {}
    for item in items:
        figures[item.id] = []
        for agency in item.reporters:
            found = []
            for row in rows:
                if row["period"] == period and row["agency"] == agency and row["target"] == item.id:
                    found.append(row)
            figures[item.id].append(judge_figure(item, agency, found))

    wholes: dict[str, Json] = {}
    for item in items:
        wholes[item.id] = judge_whole(item, figures[item.id])

    areas = []
    for area in plan["areas"]:
        in_area = [item for item in items if item.area == area["id"]]
        areas.append(
            {"id": area["id"], "name": area["name"], **three_tallies(in_area, figures, wholes)}
        )

    targets = []
    for item in items:
        targets.append(
            {
                "id": item.id,
                "kind": item.kind,
                "area": item.area,
                "name": item.name,
                "outcome": wholes[item.id]["outcome"],
                "value": show(wholes[item.id]["value"]),
                "possible": show(wholes[item.id]["possible"]),
                "numerator": wholes[item.id]["numerator"],
                "denominator": wholes[item.id]["denominator"],
                "threshold": item.threshold,
                "due": len(figures[item.id]),
                "received": count_received(figures[item.id]),
                "not_applicable": wholes[item.id]["not_applicable"],
                "missing": wholes[item.id]["missing"],
                "short_by": wholes[item.id]["short_by"],
                "districts": list_districts(plan, item, figures[item.id]),
            }
        )

    results = []
    for item in items:
        for figure in figures[item.id]:
            results.append(
                {
                    "agency": figure.agency,
                    "target": item.id,
                    "outcome": figure.outcome,
                    "value": show(figure.percent) if figure.answer is None else figure.answer,
                    "numerator": figure.numerator,
                    "denominator": figure.denominator,
                    "judged": item.judged,
                    "path": figure.path,
                    "line": figure.line,
                }
            )

    return {
        "overall": three_tallies(items, figures, wholes),
        "areas": areas,
        "agencies": list_agencies(plan, items, figures, wholes),
        "targets": targets,
        "results": results,
    }


# The plan


def read_items(plan: Plan) -> list[Item]:
    """List the targets and then the tasks, each in plan order."""
    items = []
    for target in plan["targets"]:
        responsible = target.get("responsible", {})
        items.append(
            Item(
                id=target["id"],
                kind="target",
                area=target["area"],
                name=target["name"],
                measure=target["measure"]["kind"],
                threshold=target["threshold"],
                judged=target["judged"],
                reporters=expand(plan, target["reported_by"]),
                overseers=expand(
                    plan, responsible.get("monitor", []) + responsible.get("guide", [])
                ),
                directors=expand(plan, responsible.get("direct", [])),
            )
        )
    for task in plan["tasks"]:
        responsible = task.get("responsible", {})
        items.append(
            Item(
                id=task["id"],
                kind="task",
                area=task["area"],
                name=task["name"],
                measure="task",
                threshold=TASK_THRESHOLD,
                judged="each",
                reporters=expand(plan, responsible.get("implement", [])),
                overseers=expand(
                    plan, responsible.get("monitor", []) + responsible.get("guide", [])
                ),
                directors=expand(plan, responsible.get("direct", [])),
            )
        )
    return items


def expand(plan: Plan, names: Iterable[str]) -> list[str]:
    """Turn agency and group ids into agency ids, each once, in the order of the plan's agencies."""
    wanted = set()
    for name in names:
        group = None
        for candidate in plan["groups"]:
            if candidate["id"] == name:
                group = candidate
        if group is None:
            wanted.add(name)
        elif "level" in group:
            for agency in plan["agencies"]:
                if agency["level"] == group["level"]:
                    wanted.add(agency["id"])
        else:
            for member in group["members"]:
                wanted.add(member)
    return [agency["id"] for agency in plan["agencies"] if agency["id"] in wanted]


def communes_of(plan: Plan, district: str) -> list[str]:
    """List the communes whose parent is the district."""
    communes = []
    for agency in plan["agencies"]:
        if agency["level"] == "commune" and agency.get("parent") == district:
            communes.append(agency["id"])
    return communes


# One figure


def judge_figure(item: Item, agency: str, rows: list[dict[str, str]]) -> Figure:
    """Judge what one reporter gave for one target, from all rows that name the two."""
    if not rows:
        return Figure(agency, "not_reported")
    row = rows[0]
    path = row["_path"]
    line = int(row["_line"])
    if len(rows) > 1:
        return Figure(agency, "invalid", path=path, line=line)
    if row["value"] == NOTHING_TO_MEASURE:
        return Figure(agency, "not_applicable", path=path, line=line)

    answer = None
    numerator = None
    denominator = None
    if item.measure in ("ratio", "change"):
        numerator = int(row["numerator"])
        denominator = int(row["denominator"])
        if numerator < 0 or denominator < 0:
            return Figure(agency, "invalid", path=path, line=line)
        if numerator == 0 and denominator == 0:
            return Figure(agency, "not_applicable", path=path, line=line)
        if item.measure == "ratio" and numerator > denominator:
            return Figure(agency, "invalid", path=path, line=line)
        if denominator == 0:
            return Figure(agency, "invalid", path=path, line=line)
        percent = Fraction(100 * numerator, denominator)
    elif item.measure == "percent":
        percent = Fraction(row["value"])
        if percent < 0 or percent > 100:
            return Figure(agency, "invalid", path=path, line=line)
    elif item.measure == "yes_no":
        answer = YES_NO_ANSWERS[row["value"]]
        percent = Fraction(100) if answer == "yes" else Fraction(0)
    elif item.measure == "task":
        answer = TASK_ANSWERS[row["value"]]
        percent = Fraction(100) if answer == "done" else Fraction(0)
    else:
        raise ValueError(f"unknown measure: {item.measure}")

    outcome = "met" if meets(percent, item.threshold) else "not_met"
    return Figure(agency, outcome, percent, answer, numerator, denominator, path, line)


def meets(value: Fraction, threshold: dict[str, Any]) -> bool:
    """Tell whether a percentage keeps the threshold."""
    ((comparison, limit),) = threshold.items()
    bound = Fraction(str(limit))
    if comparison == "at_least":
        return value >= bound
    if comparison == "at_most":
        return value <= bound
    if comparison == "more_than":
        return value > bound
    if comparison == "less_than":
        return value < bound
    raise ValueError(f"unknown threshold: {comparison}")


# A target over its reporters, or over the communes of one district


def judge_whole(item: Item, figures: list[Figure]) -> Json:
    """Judge a target over the figures given: usable (A), not applicable (N), missing (M)."""
    usable = []
    not_applicable = 0
    missing = 0
    for figure in figures:
        if figure.outcome in ("met", "not_met"):
            usable.append(figure)
        elif figure.outcome == "not_applicable":
            not_applicable += 1
        else:
            missing += 1

    value: Fraction | None = None
    possible: Fraction | None = None
    numerator: int | None = None
    denominator: int | None = None
    decided = ""

    if item.measure in ("ratio", "change"):
        numerator = 0
        denominator = 0
        for figure in usable:
            assert figure.numerator is not None
            assert figure.denominator is not None
            numerator += figure.numerator
            denominator += figure.denominator
        if usable:
            value = Fraction(100 * numerator, denominator)
            if missing == 0:
                decided = "met" if meets(value, item.threshold) else "not_met"
            elif item.threshold == {"at_least": 100} and value < 100:
                decided = "not_met"
            else:
                decided = "undecided"
    elif item.measure in ("yes_no", "task"):
        numerator = 0
        denominator = len(usable) + missing
        for figure in usable:
            if figure.answer in ("yes", "done"):
                numerator += 1
        if usable:
            value = Fraction(100 * numerator, denominator)
            possible = Fraction(100 * (numerator + missing), denominator)
            if meets(value, item.threshold):
                decided = "met"
            elif not meets(possible, item.threshold):
                decided = "not_met"
            else:
                decided = "undecided"
    else:
        assert len(figures) == 1
        if usable:
            value = usable[0].percent
            decided = usable[0].outcome

    if not usable and missing == 0:
        outcome = "not_applicable"
    elif not usable:
        outcome = "not_reported"
    else:
        outcome = decided

    short_by = None
    if item.measure == "ratio" and usable:
        assert numerator is not None
        assert denominator is not None
        short_by = find_short_by(item.threshold, numerator, denominator)

    return {
        "outcome": outcome,
        "value": value,
        "possible": possible,
        "numerator": numerator,
        "denominator": denominator,
        "not_applicable": not_applicable,
        "missing": missing,
        "short_by": short_by,
    }


def find_short_by(threshold: dict[str, Any], numerator: int, denominator: int) -> int | None:
    """Count how many more the numerator needs; where a larger one cannot help, there is none."""
    ((comparison, limit),) = threshold.items()
    border = Fraction(str(limit)) * denominator / 100
    if comparison == "at_least":
        needed = math.ceil(border)
    elif comparison == "more_than":
        needed = math.floor(border) + 1
    else:
        return None
    return max(0, needed - numerator)


def figures_under(plan: Plan, district: str, figures: list[Figure]) -> list[Figure]:
    """Keep the figures that the district's communes must report."""
    communes = communes_of(plan, district)
    return [figure for figure in figures if figure.agency in communes]


def list_districts(plan: Plan, item: Item, figures: list[Figure]) -> list[Json]:
    """Give each district's result over its own communes, where communes report the target."""
    districts = []
    for agency in plan["agencies"]:
        if agency["level"] != "district":
            continue
        under = figures_under(plan, agency["id"], figures)
        if not under:
            continue
        whole = judge_whole(item, under)
        districts.append(
            {
                "id": agency["id"],
                "outcome": whole["outcome"],
                "value": show(whole["value"]),
                "numerator": whole["numerator"],
                "denominator": whole["denominator"],
            }
        )
    return districts


# Tallies


def count_received(figures: list[Figure]) -> int:
    """Count the figures that are usable or not applicable."""
    received = 0
    for figure in figures:
        if figure.outcome in ("met", "not_met", "not_applicable"):
            received += 1
    return received


def compliance_of(outcomes: list[str]) -> Fraction | None:
    """Give the share of outcomes that are met, those that do not apply left out."""
    met = 0
    judged = 0
    for outcome in outcomes:
        if outcome == "met":
            met += 1
        if outcome != "not_applicable":
            judged += 1
    if judged == 0:
        return None
    return Fraction(100 * met, judged)


def coverage_of(figures: list[Figure]) -> Fraction | None:
    """Give the share of the figures due that were received."""
    if not figures:
        return None
    return Fraction(100 * count_received(figures), len(figures))


def tally(outcomes: list[str], figures: list[Figure]) -> Json:
    """Count the outcomes, and take the coverage from the figures."""
    counts: Json = {}
    for name in OUTCOMES:
        counts[name] = 0
    for outcome in outcomes:
        counts[outcome] += 1
    counts["compliance"] = show(compliance_of(outcomes))
    counts["coverage"] = show(coverage_of(figures))
    return counts


def three_tallies(
    items: list[Item], figures: dict[str, list[Figure]], wholes: dict[str, Json]
) -> Json:
    """Tally targets, tasks and both together."""
    tallies = {}
    for key, kinds in (
        ("targets", ("target",)),
        ("tasks", ("task",)),
        ("total", ("target", "task")),
    ):
        outcomes = []
        under = []
        for item in items:
            if item.kind in kinds:
                outcomes.append(wholes[item.id]["outcome"])
                under.extend(figures[item.id])
        tallies[key] = tally(outcomes, under)
    return tallies


# Agencies


def list_agencies(
    plan: Plan,
    items: list[Item],
    figures: dict[str, list[Figure]],
    wholes: dict[str, Json],
) -> list[Json]:
    """Give every agency its rank and both its tallies, in plan order."""
    agencies = []
    standings: list[tuple[str, Fraction | None, Fraction | None]] = []
    for agency in plan["agencies"]:
        own_outcomes = []
        own_figures = []
        for item in items:
            for figure in figures[item.id]:
                if figure.agency == agency["id"]:
                    own_figures.append(figure)
                    if item.judged == "each":
                        own_outcomes.append(figure.outcome)

        oversight_outcomes = []
        oversight_figures = []
        for item in items:
            if agency["id"] in item.overseers:
                oversight_outcomes.append(wholes[item.id]["outcome"])
                oversight_figures.extend(figures[item.id])
            if agency["level"] == "district" and agency["id"] in item.directors:
                under = figures_under(plan, agency["id"], figures[item.id])
                if under:
                    oversight_outcomes.append(judge_whole(item, under)["outcome"])
                    oversight_figures.extend(under)

        standings.append((agency["level"], compliance_of(own_outcomes), coverage_of(own_figures)))
        agencies.append(
            {
                "id": agency["id"],
                "name": agency["name"],
                "level": agency["level"],
                "parent": agency.get("parent"),
                "rank": None,
                "own": tally(own_outcomes, own_figures),
                "oversight": tally(oversight_outcomes, oversight_figures),
            }
        )

    for place, standing in enumerate(standings):
        agencies[place]["rank"] = find_rank(standing, standings)
    return agencies


def find_rank(
    standing: tuple[str, Fraction | None, Fraction | None],
    standings: list[tuple[str, Fraction | None, Fraction | None]],
) -> int | None:
    """Rank one above the number of agencies of the level that do better; no compliance, no rank."""
    level, compliance, coverage = standing
    if compliance is None or coverage is None:
        return None
    better = 0
    for other_level, other_compliance, other_coverage in standings:
        if other_level != level or other_compliance is None or other_coverage is None:
            continue
        if other_compliance > compliance or (
            other_compliance == compliance and other_coverage > coverage
        ):
            better += 1
    return better + 1


def show(percent: Fraction | None) -> float | None:
    """Cut a percentage to two decimals, never rounding it up."""
    if percent is None:
        return None
    return math.floor(percent * 100) / 100
