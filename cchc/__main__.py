"""`python -m cchc` and the command `cchc`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run cchc and exit with its code."""
    # A run is short and keeps what it reads. To look through it for garbage again and again
    # would find none, and take a tenth of the time.
    gc.disable()
    try:
        from cchc.cli.run import run  # a broken installation should still give a clear traceback

        code = run()
    except KeyboardInterrupt:  # while the program was still being loaded
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
