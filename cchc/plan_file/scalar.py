"""What YAML 1.1 takes a word without quotes for."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
"""A number that everyone reads alike."""
RESOLVERS: Mapping[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
"""By the first letter of words that may be no text, what they may be, and their form."""


def implicit_tag(text: str) -> str | None:
    """Return what YAML 1.1 takes a scalar without quotes for, or None for text."""
    for tag, form in RESOLVERS.get(text[:1], ()):
        if form.match(text):
            return tag
    return None
