"""Where results and complaints go: standard output, standard error, or a file, whole."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cchc.errors import CchcError
from cchc.words import Term

if TYPE_CHECKING:
    from cchc.reporters.styled import Styled

Piece = str | bytes | memoryview
"""A piece of a result: text, or what is its UTF-8; it may be gone once the next one is taken."""

_PLAIN = {"đ": "d", "Đ": "D", "–": "-", "—": "-", "“": '"', "”": '"', "─": "-", "·": "-", "≥": ">="}
_PLAIN |= {"≤": "<=", "…": "...", "→": "->", "−": "-", "×": "x"}
_PLAIN |= {"█": "#", **dict.fromkeys("▏▎▍▌▋▊▉", "+")}
_PLAIN |= dict(zip("▁▂▃▄▅▆▇", "_.:-=+*", strict=True))
_WIDEST = 5
"""Digits of the widest terminal that is believed."""


def prepare_streams() -> None:
    """Let every terminal print: letters that its encoding lacks lose their marks."""
    codecs.register_error("cchc.plain", _plainer)
    if sys.stderr is None:
        # Without it complaints go nowhere, and must not go among the results.
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="cchc.plain")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = ""
    for letter in error.object[error.start : error.end]:
        base = _PLAIN.get(letter) or unicodedata.normalize("NFKD", letter)[:1]
        plain += base if base.isascii() else _PLAIN.get(base, "?")
    return plain, error.end


def width_of(stream: TextIO | None) -> int | None:
    """Return how wide tables may be: COLUMNS, else the terminal; None (no limit) where piped."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and len(columns) <= _WIDEST and int(columns):
        return max(40, int(columns))
    if stream is None or not stream.isatty():
        return None
    try:
        return max(40, os.get_terminal_size(stream.fileno()).columns)
    except OSError:
        return 80


def write_lines(lines: Iterable[Styled], stream: TextIO | None = None) -> None:
    """Print styled lines on a terminal, plain ones where colour is not wanted or piped."""
    stream = stream or _standard_output()
    width = width_of(stream)
    if width is not None:
        lines = _wrapped(lines, width)
    with _closed_pipe(stream):
        if not _coloured(stream):
            stream.writelines(plain_lines(lines))
        else:
            _write_styled(lines, stream)
        stream.flush()


def write_report(report: Callable[[int | None], Iterable[Styled]], output: str | None) -> None:
    """Write what `report` makes for a width: to standard output as wide as that is.

    A file gets plain lines of any length, and so does `-`.
    """
    if output is None:
        write_lines(report(width_of(sys.stdout)))
    else:
        write_text(plain_lines(report(None)), output)


def plain_lines(lines: Iterable[Styled]) -> Iterator[str]:
    """Return lines as text without their styles, for a file or a pipe."""
    return (f"{line.plain}\n" for line in lines)


def _wrapped(lines: Iterable[Styled], width: int) -> Iterator[Styled]:
    """Break lines that are too long between words, where the terminal would break words."""
    from cchc.reporters.layout import wrap_styled

    for line in lines:
        yield from wrap_styled(line, width)


def _coloured(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _write_styled(lines: Iterable[Styled], stream: TextIO) -> None:
    from rich.console import Console  # only a terminal needs it
    from rich.text import Span, Text

    console = Console(file=stream, markup=False, emoji=False, highlight=False, soft_wrap=True)
    for line in lines:
        shown = Text(line.plain, line.style, spans=[Span(*each) for each in line.spans])
        console.print(shown, crop=False, no_wrap=True, overflow="ignore")


def write_text(pieces: Iterable[Piece], output: str | None = None) -> None:
    """Write a result in UTF-8 to standard output, or to the file `output`, whole or not at all."""
    if output is None or output == "-":
        stream = _standard_output()
        with _closed_pipe(stream):
            stream.flush()
            buffer = stream.buffer
            buffer.writelines(map(_bytes, pieces))
            buffer.flush()
        return
    write_file(Path(output), pieces)


_inputs: set[tuple[int, int]] = set()
"""Device and inode of every file that the run reads."""


def forget_inputs() -> None:
    """Begin a run that has read nothing yet."""
    _inputs.clear()


def guard_inputs(paths: Iterable[str]) -> None:
    """Remember files that the run reads: no result is ever written over them."""
    for path in paths:
        with contextlib.suppress(OSError, ValueError):
            status = Path(path).stat()
            _inputs.add((status.st_dev, status.st_ino))


def _refuse_input(path: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        status = path.stat()
        if (status.st_dev, status.st_ino) in _inputs:
            raise CchcError("error.output_is_input", path=str(path))


def write_file(path: Path, pieces: Iterable[Piece]) -> None:
    """Write a file in UTF-8, in place at once when it is complete.

    Raises CchcError where it cannot be written, or is itself a file that the run reads; then
    whatever stood there stands there still.
    """
    import tempfile  # few runs need it

    _refuse_input(path)
    try:
        if path.exists() and not path.is_file():
            # A device or pipe cannot be replaced; it is written as it is.
            with path.open("wb") as file:
                file.writelines(map(_bytes, pieces))
            return
        folder = path.resolve().parent
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(map(_bytes, pieces))
            Path(name).chmod(_mode(path))
            Path(name).replace(path.resolve())
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise output_error(str(path), error) from None


_REASONS = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "folder",
    errno.EACCES: "no_writing",
    errno.EPERM: "no_writing",
    errno.EROFS: "read_only",
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.ENAMETOOLONG: "long_name",
    errno.ELOOP: "loop",
}


def output_error(path: str, error: OSError) -> CchcError:
    """Return why an output cannot be written, in words; else as the system says it."""
    known = _REASONS.get(error.errno or 0)
    reason = Term(f"reason.{known}") if known else error.strerror or str(error)
    return CchcError("error.output", path=path, reason=reason)


def _standard_output() -> TextIO:
    """Standard output; CchcError where the program was started without one."""
    if sys.stdout is None:
        reason = Term("reason.closed")
        raise CchcError("error.output", path=Term("error.standard_output"), reason=reason)
    return sys.stdout


def _bytes(piece: Piece) -> bytes | memoryview:
    return piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of a new one."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextlib.contextmanager
def _closed_pipe(stream: TextIO) -> Iterator[None]:
    """Stop quietly when whoever reads has read enough (`| head`); CchcError where nobody can."""
    try:
        yield
    except OSError as error:
        # Python flushes again at exit; into nothing it can do so in peace.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise output_error(Term("error.standard_output"), error) from None
