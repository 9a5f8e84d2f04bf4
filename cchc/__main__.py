"""`python -m cchc` and the command `cchc`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run cchc and exit with its code."""
    from cchc.cli.run import run  # a broken installation should still give a clear traceback

    sys.exit(run())


if __name__ == "__main__":
    main()
