"""Whatever a folder of pages holds, a comparison ends, and what it prints is safe to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from clientgen.agreement import agreement_members, render_agreement
from clientgen.pages import read_pages

from .test_seeds import LIBRARY, agreement_of, spec_of

SPEC = spec_of(LIBRARY / "spec")
TEXTS = {path.name: path.read_text("utf-8") for path in sorted((LIBRARY / "pages").glob("*.md"))}

Edit = Callable[[str], str]
PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "|",
            "\n\n",
            "```",
            "{",
            "}",
            "[x](y.md)",
            "# 400",
            "\x1b[2J",
            "\u202e",
            "`",
            "GET /",
            "<td>",
        ]
    ),
    st.sampled_from([line for text in TEXTS.values() for line in text.split("\n")]).map(
        lambda line: f"\n{line}\n"
    ),
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, int, int, str]:
    """A page, a part of it in thousandths, and the text in its place."""
    begin = draw(st.integers(0, 1000))
    size = draw(st.sampled_from([0, 1, 5, 50, 400]))
    return draw(st.sampled_from(sorted(TEXTS))), begin, begin + size, draw(PIECES)


@settings(max_examples=60)
@given(st.lists(edits(), min_size=1, max_size=8))
def test_a_comparison_ends_and_prints_safe_text(
    tmp_path_factory: object, made: list[tuple[str, int, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("pages")  # type: ignore[attr-defined]
    assert isinstance(folder, Path)
    texts = dict(TEXTS)
    for name, begin, end, piece in made:
        text = texts[name]
        at, to = (len(text) * each // 1000 for each in (begin, end))
        texts[name] = text[:at] + piece + text[to:]
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", errors="replace")
    found = agreement_of(SPEC, read_pages(folder))
    shown = render_agreement(found, ())
    assert all(line.isprintable() for line in shown.split("\n"))
    json.dumps(agreement_members(found, ()))
    for each in found.findings:
        assert each.sayings
        assert all(said.place.line >= 1 for said in each.sayings)
