"""Makes a national plan and its files of figures from a seed.

Everything is invented. The plan is that of 63 provinces in one: 11,025 agencies, each of which
reports every target. A small share of the rows is wrong, each in a way that any tool can find, and
`truth.json` says what a tool that finds them all must answer. The same arguments give the same
bytes on every machine.
"""

from __future__ import annotations

import argparse
import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from io import TextIOWrapper
from itertools import cycle
from pathlib import Path
from random import Random

from benchmarks.national_plan import (
    AGENCIES_OF_PROVINCE,
    YEAR,
    Agency,
    make_agencies,
    make_targets,
    show_plan,
)

TOTALS_OF = 3
"""The quarter whose sums are part of the answer."""

PLAN_NAME = "plan.yaml"
TRUTH_NAME = "truth.json"
HEADER = "period,agency,target,numerator,denominator,value,note\n"

OCTAVES = {"province": 11, "department": 9, "district": 10, "commune": 8}
"""How often the denominators of a level can double, from the smallest to the largest."""

NOTED = 0.02
NOTES = (
    "Số liệu tổng hợp từ hệ thống một cửa",
    '"Còn hồ sơ chờ bổ sung, sẽ giải quyết trong quý sau"',
    "Đã đối chiếu với sổ theo dõi",
    "Tăng do mở thêm dịch vụ trực tuyến",
)
WRONGS = ("above", "agency", "target", "negative", "repeat")
"""How a row can be wrong: numerator above denominator, agency or target misspelt, a negative count,
a figure given twice."""


@dataclass
class Truth:
    """What every tool must answer; the sums are those of the valid rows of one quarter."""

    rows: int = 0
    valid: int = 0
    wrong: int = 0
    numerator: int = 0
    denominator: int = 0

    def add_valid(self, quarter: int, numerator: int, denominator: int) -> None:
        """Count a valid row."""
        self.rows += 1
        self.valid += 1
        if quarter == TOTALS_OF:
            self.numerator += numerator
            self.denominator += denominator

    def add_wrong(self, rows: int) -> None:
        """Count wrong rows."""
        self.rows += rows
        self.wrong += rows


@dataclass
class Figures:
    """Counts of every agency for every target, growing quarter by quarter, and what goes wrong."""

    agencies: Sequence[Agency]
    targets: Sequence[str]
    random: Random
    share_wrong: float
    truth: Truth = field(default_factory=Truth)

    def __post_init__(self) -> None:
        draw = self.random.random
        self._known = {agency.id for agency in self.agencies} | set(self.targets)
        self._paces = array("f")
        self._rates = array("f")
        for agency in self.agencies:
            # Denominators of real submissions spread over several orders of magnitude. A power of
            # two is exact, so that no machine's logarithm makes other bytes.
            octaves = OCTAVES[agency.level]
            for _ in self.targets:
                self._paces.append(math.ldexp(2 + 2 * draw(), int(octaves * draw())))
                self._rates.append(0.5 + 0.5 * draw())
        self._done = array("I", bytes(4 * len(self._paces)))
        self._counted = array("I", bytes(4 * len(self._paces)))
        self._wrongs = cycle(WRONGS)
        self._noted = 0
        self._late: list[str] = []

    def grow(self) -> None:
        """Let a quarter pass: counts since the first of January never fall."""
        draw = self.random.random
        done, counted = self._done, self._counted
        for slot, (pace, rate) in enumerate(zip(self._paces, self._rates, strict=True)):
            more = int(pace * (0.7 + 0.6 * draw())) + 1
            counted[slot] += more
            done[slot] += int(more * min(1.0, rate + 0.2 * draw()))

    def lines(self, quarter: int, first: int, last: int) -> list[str]:
        """Return the rows of the agencies from `first` up to `last`, as lines of a file.

        A figure that is given twice stands among the rows of its province, and again after those of
        the next one.
        """
        late, self._late = self._late, []
        lines: list[str] = []
        for index in range(first, last):
            self._add_agency(lines, quarter, index)
        lines += late
        if last == len(self.agencies):
            lines += self._late
            self._late = []
        return lines

    def _add_agency(self, lines: list[str], quarter: int, index: int) -> None:
        draw, share_wrong, noted = self.random.random, self.share_wrong, 1 - NOTED
        add_valid = self.truth.add_valid
        head = f"{YEAR}-Q{quarter},{self.agencies[index].id},"
        start = index * len(self.targets)
        for slot, target in enumerate(self.targets, start):
            chance = draw()
            done, counted = self._done[slot], self._counted[slot]
            if chance < share_wrong:
                lines.append(self._wrong(quarter, index, target, done, counted))
                continue
            add_valid(quarter, done, counted)
            note = self._note() if chance >= noted else ""
            lines.append(f"{head}{target},{done},{counted},,{note}\n")

    def _note(self) -> str:
        self._noted += 1
        return NOTES[self._noted % len(NOTES)]

    def _wrong(self, quarter: int, index: int, target: str, done: int, counted: int) -> str:
        agency = self.agencies[index].id
        wrong = next(self._wrongs)
        self.truth.add_wrong(2 if wrong == "repeat" else 1)
        if wrong == "above":
            done = counted + 1 + int(50 * self.random.random())
        elif wrong == "agency":
            agency = self._misspell(agency)
        elif wrong == "target":
            target = self._misspell(target)
        elif wrong == "negative":
            done = -1 - done
        else:
            corrected = min(done + 1, counted)
            self._late.append(f"{YEAR}-Q{quarter},{agency},{target},{corrected},{counted},,\n")
        return f"{YEAR}-Q{quarter},{agency},{target},{done},{counted},,\n"

    def _misspell(self, known: str) -> str:
        """Drop a letter, so that what is left is no id."""
        start = int(len(known) * self.random.random())
        for shift in range(len(known)):
            position = (start + shift) % len(known)
            typed = known[:position] + known[position + 1 :]
            if typed not in self._known:
                return typed
        return f"{known}x"


def make_national(
    folder: Path,
    *,
    seed: int = 2020,
    provinces: int = 63,
    targets: int = 32,
    quarters: Sequence[int] = (1, 2, 3, 4),
    files: int = 4,
    share_wrong: float = 0.001,
) -> Truth:
    """Write plan, files and truth into `folder`, and return the truth.

    The rows are ordered by quarter, province, agency and target; `files` cuts them into that many
    files at the borders of provinces: four files of four quarters hold a quarter each.
    """
    folder.mkdir(parents=True, exist_ok=True)
    agencies = make_agencies(provinces)
    ids = make_targets(targets)
    with (folder / PLAN_NAME).open("w", encoding="utf-8", newline="") as plan:
        plan.writelines(show_plan(agencies, ids))
    figures = Figures(agencies, ids, Random(seed), share_wrong)
    _write_files(folder, figures, _blocks(provinces, quarters), files)
    text = json.dumps(asdict(figures.truth))
    (folder / TRUTH_NAME).write_text(f"{text}\n", encoding="utf-8")
    return figures.truth


def figure_files(folder: Path) -> list[Path]:
    """Return the files of figures in a folder, in order."""
    return sorted(folder.glob("figures-*.csv"))


def _blocks(provinces: int, quarters: Sequence[int]) -> list[tuple[int, int]]:
    """Every quarter and province, in the order of the rows."""
    return [(quarter, province) for quarter in sorted(quarters) for province in range(provinces)]


def _write_files(
    folder: Path, figures: Figures, blocks: Sequence[tuple[int, int]], files: int
) -> None:
    for old in figure_files(folder):
        old.unlink()
    grown = 0
    for number in range(files):
        start, end = (len(blocks) * each // files for each in (number, number + 1))
        path = folder / f"figures-{number + 1:03}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(HEADER)
            grown = _write_blocks(file, figures, blocks[start:end], grown)


def _write_blocks(
    file: TextIOWrapper, figures: Figures, blocks: Sequence[tuple[int, int]], grown: int
) -> int:
    """Write the rows of some blocks; `grown` quarters have passed before, and after as returned."""
    for quarter, province in blocks:
        while grown < quarter:
            figures.grow()
            grown += 1
        first = province * AGENCIES_OF_PROVINCE
        file.writelines(figures.lines(quarter, first, first + AGENCIES_OF_PROVINCE))
    return grown


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where plan and files go")
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--provinces", type=int, default=63, help="of 175 agencies each")
    parser.add_argument("--targets", type=int, default=32, help="320 for the tenfold plan")
    parser.add_argument("--quarters", type=int, nargs="+", default=[1, 2, 3, 4])
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--wrong", type=float, default=0.001, help="share of rows that are wrong")
    return parser.parse_args()


def main() -> None:
    """Make what the command line asks for, and print the truth."""
    given = _arguments()
    truth = make_national(
        given.folder,
        seed=given.seed,
        provinces=given.provinces,
        targets=given.targets,
        quarters=given.quarters,
        files=given.files,
        share_wrong=given.wrong,
    )
    print(json.dumps(asdict(truth)))


if __name__ == "__main__":
    main()
