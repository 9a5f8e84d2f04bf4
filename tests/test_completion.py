"""Names for the shell: what bash, zsh and fish are told, and how completion is set up."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shellingham

from cchc.cli import COMMANDS, run
from cchc.cli.complete import complete_agency, complete_area, complete_rule, complete_thing
from cchc.plan import Level, Plan
from cchc.rules import RULES
from tests.conftest import ROOT, Cchc, NewProcess, process_environment

BASH = shutil.which("bash") or "bash"
SMALL = """\
plan: {id: small, name: Nhỏ, issuer: tinh, year: 2020}
areas: [{id: paper, name: "Giấy [/x] tờ", clause: I}]
agencies: [{id: tinh, name: "Tỉnh [bold]A[/bold]", level: province}]
targets:
  - id: X1
    clause: I.1
    area: paper
    name: Một
    measure: {kind: yes_no}
    threshold: {at_least: 100}
    reported_by: [tinh]
    judged: each
    responsible: {implement: [tinh]}
    basis: I
"""

Answer = Callable[[str, str], list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Return what a shell is told when Tab is pressed at the end of a line."""

    def ask(shell: str, line: str) -> list[str]:
        with monkeypatch.context() as patch:
            patch.setenv("_CCHC_COMPLETE", f"complete_{shell}")
            patch.setenv("COMP_WORDS", line)
            patch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
            patch.setenv("_TYPER_COMPLETE_ARGS", line)
            patch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
            patch.setenv("COLUMNS", "40")
            patch.delenv("CCHC_PLAN", raising=False)
            patch.chdir(ROOT)
            patch.setattr(sys, "argv", ["cchc"])
            assert run.run() == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out.split("\n")[:-1]

    return ask


LINES = {
    "cchc ": COMMANDS,
    "cchc sc": ["score"],
    "cchc plan ch": ["check"],
    "cchc --inst": ["--install-completion"],
    "cchc score --fail": ["--fail-under", "--fail-under-agency"],
    "cchc score data/q3.csv --by ": ["area", "agency", "target"],
    "cchc score --agency so-n": ["so-noi-vu", "so-nnptnt", "so-ngoai-vu"],
    "cchc score --agency=so-y": ["so-y-te"],
    "cchc validate --agency thanh-": ["thanh-tra-tinh"],
    "cchc score data/q3.csv --area p": ["procedures", "public-finance"],
    "cchc explain CT10": ["CT10.1", "CT10.2", "CT10.3", "CT10.4"],
    "cchc explain NV2.1": ["NV2.1"],
    "cchc explain so-y": ["so-y-te"],
    "cchc explain CT10.1 data/q3.csv --agency so-y": ["so-y-te"],
    "cchc template --agency so-y": ["so-y-te"],
    "cchc plan show CT10.": ["CT10.1", "CT10.2", "CT10.3", "CT10.4"],
    "cchc summary data --format ": ["text", "markdown", "json"],
    "cchc rules F30": [rule.code for rule in RULES if rule.code.startswith("F30")],
    "cchc rules zzz": [""],
}


@pytest.mark.parametrize(("line", "names"), LINES.items(), ids=LINES)
def test_bash_is_told_names(answer: Answer, line: str, names: list[str]) -> None:
    assert answer("bash", line) == list(names)


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("cchc sc", "score", "Lập bảng điểm từ các tệp số liệu."),
        ("cchc score --agency so-y", "so-y-te", "Sở Y tế"),
        ("cchc score --area st", "steering", "Chỉ đạo, điều hành và tuyên truyền"),
        ("cchc explain CT10.4", "CT10.4", "Hồ sơ công việc cấp xã xử lý trên môi trường mạng"),
        ("cchc rules F302", "F302", "numerator-above-denominator"),
    ],
)
def test_fish_and_zsh_are_told_meanings(
    cchc_process: NewProcess, line: str, name: str, words: str
) -> None:
    told = {}
    for shell in ("fish", "zsh"):
        env = {
            "_CCHC_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "CCHC_LANG": "vi",
        }
        ran = cchc_process(env=env)
        assert (ran.code, ran.err) == (0, "")
        told[shell] = ran.out
    assert told["fish"] == f"{name}\t{words}\n"
    assert told["zsh"] == f'_arguments \'*: :(("{name}":"{words}"))\'\n'


@pytest.mark.parametrize(
    ("line", "code"), [("cchc score --by ", 0), ("cchc score ", 1), ("cchc score --plan ", 1)]
)
def test_fish_is_told_where_files_fit_instead(
    cchc: Cchc, line: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    env = {"_CCHC_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": line}
    ran = cchc(env={**env, "_TYPER_COMPLETE_FISH_ACTION": "is-args"})
    assert (ran.code, ran.out, ran.err) == (code, "", "")


def test_long_explanations_stay_on_the_line_of_their_name(answer: Answer) -> None:
    lines = answer("fish", "cchc validate --")
    assert max(map(len, lines)) > 90
    assert [line for line in lines if not line.startswith("--")] == []
    assert all("\t" in line for line in lines)


def test_names_are_those_of_the_plan_that_was_typed(answer: Answer, tmp_path: Path) -> None:
    plan = tmp_path / "small.yaml"
    plan.write_text(SMALL, encoding="utf-8")
    typed = f"cchc score --plan {plan}"
    # What looks like markup is part of the name.
    assert answer("fish", f"{typed} --agency ") == ["tinh\tTỉnh [bold]A[/bold]"]
    assert answer("fish", f"{typed} --area ") == ["paper\tGiấy [/x] tờ"]


@pytest.mark.parametrize("content", ["areas: [", None])
def test_a_plan_that_cannot_be_read_suggests_nothing(
    answer: Answer, tmp_path: Path, content: str | None
) -> None:
    plan = tmp_path / "broken.yaml"
    if content is not None:
        plan.write_text(content, encoding="utf-8")
    assert answer("bash", f"cchc score --plan {plan} --agency ") == [""]


class _Line:
    """What a command line so far says."""

    params: dict[str, str] = {}  # noqa: RUF012 - as typer has it


def test_everything_is_suggested(plan: Plan) -> None:
    line = _Line()
    agencies = [name for name, _ in complete_agency(line, "")]
    assert agencies == [each.id for each in plan.agencies]
    assert sum(each.level is Level.COMMUNE for each in plan.agencies) == 102
    assert [name for name, _ in complete_area(line, "")] == [each.id for each in plan.areas]
    things = [name for name, _ in complete_thing(line, "")]
    assert things == [*(each.id for each in plan.targets), *agencies]
    assert [name for name, _ in complete_rule("")] == [rule.code for rule in RULES]


def test_bash_completes_after_sourcing_the_script(tmp_path: Path) -> None:
    command = tmp_path / "cchc"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cchc "$@"\n', encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    script = """
        eval "$(cchc --show-completion)"
        complete -p cchc
        COMP_WORDS=(cchc score data/q3.csv --agency so-n) COMP_CWORD=4
        _cchc_completion cchc
        printf '%s\n' "${COMPREPLY[@]}"
    """
    env = process_environment()
    env["PATH"] = f"{tmp_path}:{env['PATH']}"
    done = subprocess.run(
        [BASH, "--norc", "-c", script],
        env=env,
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    registered, *names = done.stdout.splitlines()
    assert registered == "complete -o default -F _cchc_completion cchc"
    assert names == ["so-noi-vu", "so-nnptnt", "so-ngoai-vu"]


@pytest.mark.parametrize(
    ("shell", "script"),
    [
        ("bash", ".bash_completions/cchc.sh"),
        ("zsh", ".zfunc/_cchc"),
        ("fish", ".config/fish/completions/cchc.fish"),
    ],
)
def test_install_completion_says_where_the_script_is(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, script: str
) -> None:
    monkeypatch.setattr(shellingham, "detect_shell", lambda: (shell, f"/bin/{shell}"))
    ran = cchc("--install-completion", env={"HOME": str(tmp_path), "CCHC_LANG": "vi"})
    assert ran.code == 0
    assert ran.out == (
        f"Đã cài gợi ý cho {shell}: {tmp_path / script}. Mở lại cửa sổ dòng lệnh để dùng.\n"
    )
    assert "_CCHC_COMPLETE" in (tmp_path / script).read_text(encoding="utf-8")
    shown = cchc("--show-completion")
    assert shown.code == 0
    assert shown.out.strip() == (tmp_path / script).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_an_unknown_shell_is_a_clear_line(
    cchc: Cchc, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, option: str
) -> None:
    def fail() -> tuple[str, str]:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", fail)
    ran = cchc(option, env={"HOME": str(tmp_path), "CCHC_LANG": "en"})
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "cchc: this shell is not known; there is completion for bash, zsh, fish and PowerShell\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_cannot_be_written_is_a_clear_line(
    cchc: Cchc, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.write_text("no folder", encoding="utf-8")
    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("fish", "/bin/fish"))
    ran = cchc("--install-completion", env={"HOME": str(home), "CCHC_LANG": "en"})
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"cchc: {home}")
    assert ran.err.count("\n") == 1
