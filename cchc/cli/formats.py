"""The formats in which `cchc score` and `cchc validate` print what they make."""

from __future__ import annotations

from enum import StrEnum


class ScorecardFormat(StrEnum):
    """Formats of a scorecard."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class FindingsFormat(StrEnum):
    """Formats of findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"
