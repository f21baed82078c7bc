"""Every word of the format is explained, shown by a spec, and met by hostile text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from clientgen.schema.schemas import Kind, resolve

from .museum import read_documents
from .slots import keys_named, keys_used

ROOT = Path(__file__).parents[2]
SPECS = sorted(
    folder
    for place in (ROOT / "spec", *(ROOT / "tests" / "features").glob("*/spec"))
    for folder in place.iterdir()
    if (folder / "service.yaml").exists()
)
KINDS = [kind for kind in get_args(Kind) if kind not in ("pages", "profile")]
"""The files of a spec."""


@pytest.fixture(scope="module")
def used() -> set[int]:
    return {key for folder in SPECS for key in keys_used(read_documents(folder))}


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_in_a_spec_of_a_feature(kind: str, used: set[int]) -> None:
    named = list(keys_named(resolve(f"{kind}.schema.json")))
    shown = {key for key, site in named if id(site) in used}
    assert {key for key, _ in named} - shown == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_explained(kind: str) -> None:
    pages = "".join(
        (ROOT / "spec" / name).read_text("utf-8") for name in ("README.md", "EMULATION.md")
    )
    # in a span or a block of code
    code = "".join(re.findall(r"```.*?```|`[^`]+`", pages, re.DOTALL))
    words = {*re.findall(r"[A-Za-z_$][A-Za-z0-9_]*|[0-9]{3}", code)}
    assert {
        key for key, _ in keys_named(resolve(f"{kind}.schema.json")) if key not in words
    } == set()
