"""A command line that is wrong gets one line in the reader's language, and exit code 2."""

from __future__ import annotations

import shlex

import pytest

from tests.conftest import Cchc

# What is typed, what is said in Vietnamese and in English, and whose help is pointed at.
WRONG = (
    ("scor x", "không có lệnh “scor”; có phải là “score”?", "there is no command “scor”", ""),
    ("plan frob", "không có lệnh “frob”", "there is no command “frob”", ""),
    ("score", "thiếu FILES...", "FILES... is missing", "cchc score"),
    ("score a --foo", "không có tùy chọn --foo", "there is no option --foo", "cchc score"),
    ("rules F301 F302", "thừa tham số: F302", "too many arguments: F302", "cchc rules"),
    ("plan list a b", "thừa tham số: a b", "too many arguments: a b", "cchc plan list"),
    ("score a --period", "--period cần một giá trị", "--period needs a value", ""),
    ("validate a --strict=1", "--strict không nhận giá trị", "--strict takes no value", ""),
    ("score a --lang fr", "--lang chỉ nhận: vi, en", "--lang is one of: vi, en", "cchc score"),
    (
        "validate a --max-errors x",
        "--max-errors phải là số nguyên từ 0 trở lên",
        "--max-errors is a whole number, 0 or more",
        "cchc validate",
    ),
)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("line", "vietnamese", "english", "whose"), WRONG, ids=[line for line, *_ in WRONG]
)
def test_a_wrong_command_line(
    cchc: Cchc, lang: str, line: str, vietnamese: str, english: str, whose: str
) -> None:
    ran = cchc(*shlex.split(line), env={"CCHC_LANG": lang})
    assert (ran.code, ran.out) == (2, "")
    said, *rest = ran.err.splitlines()
    assert said.startswith(f"cchc: {vietnamese if lang == 'vi' else english}")
    see = {"vi": f"Xem “{whose} --help”.", "en": f"See “{whose} --help”."}[lang]
    assert rest == ([see] if whose else [])
