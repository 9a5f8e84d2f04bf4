"""Runs one command as a whole process and prints its CPU seconds, wall seconds, peak and exit code.

    python -S measure.py OUTPUT COMMAND [ARGUMENT …]

The command's standard output goes to the file OUTPUT. CPU time is user and system time of the
command and of the processes that it has waited for; the peak is the resident memory, in bytes, of
the largest of them. Linux counts the memory of whoever starts a process into the peak of what is
started, so this starter is a process of its own and imports next to nothing.
"""

from __future__ import annotations

import os
import sys
import time


def main() -> None:
    """Run the command of the command line."""
    output, *command = sys.argv[1:]
    target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    redirect = [(os.POSIX_SPAWN_DUP2, target, 1)]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=redirect)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(usage.ru_utime + usage.ru_stime, wall, peak, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
