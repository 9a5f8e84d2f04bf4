"""`python -m cchc` and the command `cchc`."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> None:
    """Run cchc and exit with its code."""
    # A run is short and keeps what it reads. To look through it for garbage again and again
    # would find none, and take a tenth of the time.
    gc.disable()
    try:
        from cchc.cli.run import run  # a broken installation should still give a clear traceback

        _leave(run())
    except KeyboardInterrupt:  # while the program was still being loaded
        sys.exit(130)


def _leave(code: int) -> NoReturn:
    """End without freeing what was read object by object, which would take another tenth."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # closed or gone: let Python end as it does
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    main()
