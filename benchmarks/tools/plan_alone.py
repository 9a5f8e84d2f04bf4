"""Merely reads the plan: what every tool but `csv.reader` pays before its first row."""

from __future__ import annotations

import json
import sys

from benchmarks.tools.common import read_register

if __name__ == "__main__":
    print(json.dumps({"agencies": len(read_register(sys.argv[1]).agencies)}))
