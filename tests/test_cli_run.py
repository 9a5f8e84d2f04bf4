"""How every run of the command line ends: help, faults, streams that are closed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cchc import __version__
from cchc.cli import COMMANDS
from cchc.cli import run as command_line
from tests.conftest import ROOT, Cchc, NewProcess, process_environment

Q3 = "data/q3.csv"
PAGES = [[], *([name] for name in COMMANDS), *(["plan", name] for name in ("check", "list"))]
VIETNAMESE = re.compile("[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữự]")


def test_the_version(cchc: Cchc) -> None:
    ran = cchc("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"cchc {__version__}\n", "")


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_help_is_in_one_language_or_the_other(page: list[str], cchc_process: NewProcess) -> None:
    vietnamese = cchc_process(*page, "--help", env={"CCHC_LANG": "vi"})
    english = cchc_process(*page, "--help", env={"CCHC_LANG": "en", "LANG": "vi_VN.UTF-8"})
    assert {vietnamese.code, english.code} == {0}
    assert vietnamese.out.startswith("Cách dùng: cchc")
    assert english.out.startswith("Usage: cchc")
    assert not VIETNAMESE.search(english.out)
    for heading in ("Options", "Arguments", "Commands", "Exit codes", "default", "Show this"):
        assert heading not in vietnamese.out


@pytest.mark.parametrize("page", PAGES[:2], ids=" ".join)
def test_help_follows_the_locale(page: list[str], cchc_process: NewProcess) -> None:
    by_locale = cchc_process(*page, "--help", env={"LANG": "vi_VN.UTF-8"})
    assert by_locale.out == cchc_process(*page, "--help", env={"CCHC_LANG": "vi"}).out


def test_without_a_command_the_help_is_a_complaint(cchc: Cchc) -> None:
    ran = cchc()
    assert (ran.code, ran.out) == (2, "")
    assert "score" in ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_lacks_its_arguments_ends_with_2(name: str, cchc: Cchc) -> None:
    ran = cchc(name)
    assert (ran.code, bool(ran.err)) == ((0, False) if name == "rules" else (2, True))
    assert "Traceback" not in ran.err


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("nought")


def test_a_fault_of_the_program_is_one_line(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.cli.pipeline.read_figures", broken)
    ran = cchc("score", Q3)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("cchc: lỗi của chương trình: ZeroDivisionError: nought.")
    assert ran.err.count("\n") == 1
    english = cchc("score", Q3, "--lang", "en")
    assert english.err.startswith("cchc: a fault of the program: ZeroDivisionError: nought.")


def test_who_mends_the_program_sees_where_it_failed(
    cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.cli.pipeline.read_figures", broken)
    with pytest.raises(ZeroDivisionError):
        cchc("score", Q3, env={"CCHC_DEBUG": "1"})


def test_a_run_that_is_stopped(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cchc.cli.pipeline.load_plan", stop)
    ran = cchc("score", Q3, "--lang", "en")
    assert (ran.code, ran.out) == (command_line.INTERRUPTED, "")
    assert ran.err.strip() == "stopped on request"


def without(descriptor: int, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run `cchc` with standard output (1) or standard error (2) closed from the start."""
    script = f'exec "$@" {descriptor}>&-'
    return subprocess.run(
        ["sh", "-c", script, "sh", sys.executable, "-m", "cchc", *arguments],
        cwd=ROOT,
        env=process_environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(os.name != "posix", reason="how a shell closes streams")
def test_without_standard_output() -> None:
    for fmt in ("text", "csv"):
        done = without(1, "score", Q3, "-f", fmt)
        assert done.returncode == 2
        assert done.stderr.decode() == "cchc: không ghi được đầu ra chuẩn: đã bị đóng\n"


@pytest.mark.skipif(os.name != "posix", reason="how a shell closes streams")
def test_without_standard_error_complaints_are_not_among_the_results() -> None:
    done = without(2, "score", "none.csv")
    assert (done.returncode, done.stdout) == (2, b"")


def test_only_results_go_to_standard_output(cchc: Cchc) -> None:
    """What is said about figures while they are scored goes to standard error."""
    wrong = "tests/examples/F302-numerator-above-denominator/so-y-te.csv"
    ran = cchc("score", wrong, "-f", "csv")
    assert ran.code == 1
    assert "F302" in ran.err
    assert "F302" not in ran.out
    assert ran.out.startswith("part,id,")


def test_a_complaint_cannot_act_on_the_terminal(cchc: Cchc) -> None:
    for arguments in (
        ["score", Q3, "--agency", "\x1b[31m\u202ex"],
        ["score", Q3, "--period", "\x1b]0;x\x07"],
        ["score", Q3, "--output", "none\x1b[2J/x"],
        ["rules", "\x1b[31m"],
        ["\x1b[31m"],
        ["score", Q3, "--\x1b[31m"],
    ):
        ran = cchc(*arguments)
        assert ran.code == 2
        assert "\x1b" not in ran.err + ran.out
        assert "\u202e" not in ran.err + ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "q3.csv", "--output", "q3.csv"],
        ["score", "./q3.csv", "--format", "json", "-o", "link.csv"],
        ["score", ".", "--format", "csv", "-o", "q3.csv"],
        ["validate", "q3.csv", "--report", "json=q3.csv"],
        ["summary", "q3.csv", "-o", "q3.csv"],
        ["explain", "CT10.4", "q3.csv", "-o", "q3.csv"],
        ["plan", "list", "--plan", "plan.yaml", "-o", "plan.yaml"],
        ["score", "q3.csv", "--plan", "plan.yaml", "-o", "plan.yaml"],
    ],
    ids=" ".join,
)
def test_no_result_is_written_over_what_is_read(
    cchc: Cchc, tmp_path: Path, arguments: list[str]
) -> None:
    inputs = {"q3.csv": ROOT / "data" / "q3.csv", "plan.yaml": ROOT / "plan" / "2020.yaml"}
    for name, source in inputs.items():
        (tmp_path / name).write_bytes(source.read_bytes())
    (tmp_path / "link.csv").symlink_to("q3.csv")
    ran = cchc(*arguments, "--lang", "en", cwd=tmp_path)
    assert ran.code == 2
    assert "is a file that is being read" in ran.err
    for name, source in inputs.items():
        assert (tmp_path / name).read_bytes() == source.read_bytes()
