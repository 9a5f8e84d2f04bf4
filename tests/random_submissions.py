"""Random submissions for a plan: canonical rows that the scorers can be held against each other on.

Every style but `faulty` gives only valid rows. The rows come shuffled, as if they stood in one CSV
file whose header is line 1, and `_path` and `_line` say so.
"""

import math
import random
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

Plan = dict[str, Any]
Row = dict[str, str]

STYLES = (
    "complete",
    "missing_30",
    "missing_90",
    "all_not_applicable",
    "near_thresholds",
    "large_counts",
    "faulty",
)
PATH = "submission.csv"
FIRST_ROW_LINE = 2
MOST = 10**7
TASK_UNDONE = ("đang thực hiện", "chưa thực hiện")


def random_submission(plan: Plan, period: str, rng: random.Random, *, style: str) -> list[Row]:
    """Make one submission of the given style; the same generator state gives the same rows."""
    if style not in STYLES:
        raise ValueError(f"unknown style: {style}")
    rows: list[Row] = []
    for target in [*plan["targets"], *plan["tasks"]]:
        if style == "near_thresholds":
            rows += rows_near_threshold(plan, period, rng, target)
        else:
            rows += rows_of_style(plan, period, rng, target, style)
    if style == "faulty":
        rows = break_some(plan, rng, rows)
    rng.shuffle(rows)
    for number, row in enumerate(rows):
        row["_path"] = PATH
        row["_line"] = str(number + FIRST_ROW_LINE)
    return rows


# The plan


def reporters_of(plan: Plan, target: dict[str, Any]) -> list[str]:
    """List the agencies that must report a target, or that implement a task."""
    if "measure" in target:
        return expand(plan, target["reported_by"])
    return expand(plan, target["responsible"].get("implement", []))


def expand(plan: Plan, names: Iterable[str]) -> list[str]:
    """Turn agency and group ids into agency ids, each once, in the order of the plan's agencies."""
    groups = {group["id"]: group for group in plan["groups"]}
    wanted = set()
    for name in names:
        if name not in groups:
            wanted.add(name)
        elif "level" in groups[name]:
            level = groups[name]["level"]
            wanted.update(each["id"] for each in plan["agencies"] if each["level"] == level)
        else:
            wanted.update(groups[name]["members"])
    return [each["id"] for each in plan["agencies"] if each["id"] in wanted]


def kind_of(target: dict[str, Any]) -> str:
    """Name what a target measures; a task has no measure of its own in the plan."""
    return str(target["measure"]["kind"]) if "measure" in target else "task"


def threshold_of(target: dict[str, Any]) -> tuple[str, Fraction]:
    """Give the comparison and the exact bound; a task is held to 100 %."""
    ((comparison, bound),) = target.get("threshold", {"at_least": 100}).items()
    return comparison, Fraction(str(bound))


def fixed_denominator(plan: Plan, target: dict[str, Any], agency: str) -> int | None:
    """Count what the register fixes: for a district those under it, for others all of them."""
    population = target.get("measure", {}).get("population")
    if population is None:
        return None
    counted = set(expand(plan, population))
    agencies = {each["id"]: each for each in plan["agencies"]}
    if agencies[agency]["level"] == "district":
        return sum(1 for name in counted if agencies[name].get("parent") == agency)
    return len(counted)


# Rows


def make_row(period: str, agency: str, target: dict[str, Any], **cells: str) -> Row:
    """Make one row with empty cells for all that is not given."""
    row = {
        "period": period,
        "agency": agency,
        "target": str(target["id"]),
        "numerator": "",
        "denominator": "",
        "value": "",
        "note": "",
    }
    row.update(cells)
    return row


def make_not_applicable(
    plan: Plan, period: str, rng: random.Random, target: dict[str, Any], agency: str
) -> Row:
    """Make a row with nothing to measure: in words, or as 0 of 0 where it carries free counts."""
    note = "Trong kỳ không có nội dung phải đo"
    counts = kind_of(target) in ("ratio", "change")
    if counts and fixed_denominator(plan, target, agency) is None and rng.random() < 0.5:
        return make_row(period, agency, target, numerator="0", denominator="0", note=note)
    return make_row(period, agency, target, value="không phát sinh", note=note)


def rows_of_style(
    plan: Plan, period: str, rng: random.Random, target: dict[str, Any], style: str
) -> list[Row]:
    """Make the rows of one target, for every style but the one near the thresholds."""
    drop = {"missing_30": 0.3, "missing_90": 0.9, "faulty": 0.1}.get(style, 0.0)
    idle = 1.0 if style == "all_not_applicable" else rng.choice((0.0, 0.05, 0.3))
    good = rng.choice((0.3, 0.9, 1.0))
    most = MOST if style == "large_counts" else rng.choice((3, 40, 900))
    rows = []
    for agency in reporters_of(plan, target):
        if rng.random() < drop:
            continue
        if rng.random() < idle:
            rows.append(make_not_applicable(plan, period, rng, target, agency))
        else:
            rows.append(make_usable(plan, period, rng, target, agency, good=good, most=most))
    return rows


def make_usable(
    plan: Plan,
    period: str,
    rng: random.Random,
    target: dict[str, Any],
    agency: str,
    *,
    good: float,
    most: int,
) -> Row:
    """Make a valid row with a usable figure; `good` is how often it is as good as it can be."""
    kind = kind_of(target)
    is_good = rng.random() < good
    if kind == "yes_no":
        return make_row(period, agency, target, value="có" if is_good else "không")
    if kind == "task":
        value = "hoàn thành" if is_good else rng.choice(TASK_UNDONE)
        return make_row(period, agency, target, value=value)
    if kind == "percent":
        hundredths = plain_hundredths(rng.randint(0, 10_000))
        return make_row(period, agency, target, value=write_hundredths(hundredths))
    denominator = fixed_denominator(plan, target, agency)
    if denominator is None:
        denominator = rng.randint(max(1, most // 10), most)
    if kind == "change":
        lowest, highest = 0, min(MOST, 2 * denominator)
        comparison, _ = threshold_of(target)
        if is_good and comparison in ("at_most", "less_than"):
            highest = max(0, denominator - 1)
        elif is_good:
            lowest, highest = denominator + 1, 2 * denominator + 1
        numerator = min(MOST, rng.randint(lowest, highest))
    elif is_good:
        numerator = denominator
    else:
        # One short of all is where a percentage that is rounded up would show.
        numerator = rng.choice((denominator - 1, rng.randint(0, denominator)))
    return make_row(period, agency, target, numerator=str(numerator), denominator=str(denominator))


def plain_hundredths(hundredths: int) -> int:
    """Take 0 for a percentage up to 1, which with decimals could be meant as a share of 1."""
    return hundredths if hundredths > 100 else 0


def write_hundredths(hundredths: int) -> str:
    """Write a number of hundredths with a dot, without zeros at the end."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")


# Near the thresholds


def rows_near_threshold(
    plan: Plan, period: str, rng: random.Random, target: dict[str, Any]
) -> list[Row]:
    """Make the rows of one target on its threshold, or one unit to either side of it.

    In half of the targets up to two reporters are silent, so that the border between undecided
    and decided is met as well.
    """
    reporters = reporters_of(plan, target)
    silent = min(rng.choice((0, 0, 1, 2)), len(reporters) - 1)
    answering = sorted(rng.sample(reporters, len(reporters) - silent), key=reporters.index)
    kind = kind_of(target)
    _, bound = threshold_of(target)

    if kind in ("yes_no", "task"):
        border = math.ceil(bound * len(reporters) / 100) - rng.choice((0, silent))
        good = min(len(answering), max(0, border + rng.choice((-1, 0, 1))))
        saying_yes = set(rng.sample(answering, good))
        rows = []
        for agency in answering:
            if kind == "yes_no":
                value = "có" if agency in saying_yes else "không"
            else:
                value = "hoàn thành" if agency in saying_yes else rng.choice(TASK_UNDONE)
            rows.append(make_row(period, agency, target, value=value))
        return rows

    # Either every figure stands around the threshold by itself, or all stand on it but one, which
    # brings the whole to one unit from it.
    alone = rng.choice(answering) if rng.random() < 0.5 else None
    rows = []
    for agency in answering:
        step = rng.choice((-1, 0, 1)) if alone in (None, agency) else 0
        if kind == "percent":
            hundredths = plain_hundredths(min(10_000, max(0, math.ceil(bound * 100) + step)))
            rows.append(make_row(period, agency, target, value=write_hundredths(hundredths)))
            continue
        denominator = fixed_denominator(plan, target, agency)
        if denominator is None:
            denominator = rng.choice((100 * rng.randint(1, 90), rng.randint(1, 9_000)))
        numerator = max(0, math.ceil(bound * denominator / 100) + step)
        if kind == "ratio":
            numerator = min(denominator, numerator)
        rows.append(
            make_row(period, agency, target, numerator=str(numerator), denominator=str(denominator))
        )
    return rows


# Faults


def break_some(plan: Plan, rng: random.Random, rows: list[Row]) -> list[Row]:
    """Put the numerator above the denominator, make a count negative, or give a figure again."""
    targets = {str(each["id"]): each for each in [*plan["targets"], *plan["tasks"]]}
    broken = []
    for row in rows:
        broken.append(row)
        kind = kind_of(targets[row["target"]])
        chance = rng.random()
        if kind == "ratio" and row["numerator"] and chance < 0.1:
            row["numerator"] = str(int(row["denominator"]) + rng.randint(1, 5))
        elif kind in ("ratio", "change") and row["numerator"] and chance < 0.13:
            row["numerator"] = str(-rng.randint(1, 5))
        elif chance > 0.9:
            again = dict(row)
            if kind == "ratio" and row["numerator"] and rng.random() < 0.5:
                again["numerator"] = str(rng.randint(0, int(row["denominator"])))
            broken.append(again)
            if rng.random() < 0.1:
                broken.append(dict(again))
    return broken
