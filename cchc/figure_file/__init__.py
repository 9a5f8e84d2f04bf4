"""Reads files of figures: bytes into records of cells, whatever office software wrote them.

The way: `paths` (which files) → `recognise` (what the bytes are) → `header` (which column is which)
→ `table` (records with their lines; as columns: `block`). `parts` lets several processes read a
large text file. `workbook` does the same for Excel: `container` (is it safe to unpack) → `sheet`
(cells) → `cell_text` (what a CSV would hold). What a file cannot give is a diagnostic, never an
exception, and the other files are still read.
"""

from __future__ import annotations

from cchc.figure_file.opening import open_table
from cchc.figure_file.paths import find_figure_files

__all__ = ["find_figure_files", "open_table"]
