"""Reads the files with `csv.reader` in two processes that share nothing: all that two cores give.

However well a tool shares its work out, its wall time can hardly gain more than that.
"""

from __future__ import annotations

import json
import os
import sys

from benchmarks.tools.csv_reader import count_rows


def count_in_two(files: list[str]) -> int:
    """Return how many rows the files hold; another process reads every second one."""
    theirs, ours = os.pipe()
    if not os.fork():
        os.write(ours, b"%d" % count_rows(files[1::2]))
        os._exit(0)
    os.close(ours)
    rows = count_rows(files[::2])
    with os.fdopen(theirs) as found:
        rows += int(found.read())
    os.wait()
    return rows


if __name__ == "__main__":
    print(json.dumps({"rows": count_in_two(sys.argv[2:])}))
