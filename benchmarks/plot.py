"""Draws CPU time and peak memory of each tool as bars, in SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.table import Ratios

OURS = "#0b6e4f"
OTHERS = "#9aa5b1"
SETTINGS = {
    # Text stays text, and the same numbers make the same file.
    "svg.fonttype": "none",
    "svg.hashsalt": "cchc",
    "font.family": "sans-serif",
}


def draw(ratios: Sequence[Ratios], base: str, title: str, path: Path) -> None:
    """Write the plot of a run to `path`."""
    with mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(10, 0.42 * len(ratios) + 1.4), layout="constrained")
        figure.suptitle(title, fontsize=11)
        times, peaks = figure.subplots(1, 2, sharey=True)
        names = [each.name for each in ratios]
        _bars(times, names, [each.cpu for each in ratios], "{:.1f}")
        times.set_xlabel(f"CPU time, multiples of {base}")
        times.invert_yaxis()
        _bars(peaks, names, [each.megabytes for each in ratios], "{:.0f}")
        peaks.set_xlabel("peak memory, MB")
        figure.savefig(path, metadata={"Date": None})


def _bars(axes: Axes, names: Sequence[str], values: Sequence[float], form: str) -> None:
    colours = [OURS if name.startswith("cchc") else OTHERS for name in names]
    bars = axes.barh(names, values, color=colours, height=0.66)
    axes.bar_label(bars, fmt=form.format, padding=3, fontsize=9)
    axes.margins(x=0.12)
    axes.spines[["top", "right"]].set_visible(False)
