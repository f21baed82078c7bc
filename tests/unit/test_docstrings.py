"""Docstrings: the prose comes back from `inspect.cleandoc`, wrapped, and runs nothing."""

from __future__ import annotations

import ast
import inspect

import black
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientgen.ir import Text
from clientgen.python_source import WIDTH, Item, Section, docstring, prose
from clientgen.python_source.characters import NOT_IN_SOURCE


def doc(source: str, indent: int = 4) -> str:
    """What Python has as the docstring of a function whose docstring is `source`."""
    margin = " " * indent
    module = f"if 1:\n def f():\n{margin}{source}\n" if indent > 1 else f"{source}\n"
    tree = ast.parse(module)
    node = tree.body[0]
    if isinstance(node, ast.If):
        (node,) = node.body
        assert isinstance(node, ast.FunctionDef)
        assert len(node.body) == 1
        expression = node.body[0]
    else:
        assert len(tree.body) == 1
        expression = node
    assert isinstance(expression, ast.Expr)
    assert isinstance(expression.value, ast.Constant)
    value = expression.value.value
    assert isinstance(value, str)
    return inspect.cleandoc(value)


def words(text: str) -> list[str]:
    return [word for word in text.replace("\t", " ").replace("\n", " ").split(" ") if word]


def finished(parts: list[str]) -> list[str]:
    if parts and (parts[-1][-1].isalnum() or parts[-1][-1] in "`)"):
        return [*parts[:-1], parts[-1] + "."]
    return parts


SEEN = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" \n"))


@given(SEEN, SEEN)
@example('"""', 'a"""b')
@example('ends with a quote"', "")
@example("ends with a backslash\\", "")
@example('\\"', '\\\\"')
@example('""""""', "{x}")
@example("\\N{DIGIT ONE} \\u0041 \\x41", "")
def test_any_prose_comes_back(summary: str, paragraph: str) -> None:
    source = docstring((Text(summary),), paragraphs=((Text(paragraph),),))
    expected = [*finished(words(summary)), *finished(words(paragraph))]
    assert words(doc(source)) == (expected or words("(no description)"))


@given(st.text(), st.integers(0, 5))
@example('x"', 1)
@example("\\", 2)
@example('"""\nimport os\n"""', 1)
def test_any_text_is_one_constant_that_hides_nothing(text: str, indent: int) -> None:
    for source in (
        docstring((Text(text),), indent=4 * indent),
        docstring(("A.",), paragraphs=((Text(text),),), indent=4 * indent),
        docstring(
            ("A.",),
            sections=(Section(title="Args", items=(Item(name="a", text=(Text(text),)),)),),
            closing=(Text(text),),
            indent=4 * indent,
        ),
    ):
        doc(source, 4 * indent)
        assert not NOT_IN_SOURCE.search(source.replace("\n", ""))


@given(st.lists(st.text("abc\"\\'.", min_size=1, max_size=30), min_size=1, max_size=60))
def test_no_line_is_longer_than_the_width_unless_one_word_is(parts: list[str]) -> None:
    text = " ".join(parts)
    source = docstring((Text(text),), paragraphs=((Text(text),),), indent=8)
    for number, line in enumerate(source.split("\n")):
        length = len(line) + (8 if number == 0 else 0)
        escaped = line.count("\\")
        assert length - escaped <= WIDTH


@given(st.text("ab \"'\\.é\n", max_size=300))
def test_black_leaves_a_docstring_as_it_is(text: str) -> None:
    body = docstring((Text(text),), paragraphs=((Text(text),),))
    source = f"def f():\n    {body}\n"
    assert black.format_str(source, mode=black.Mode(line_length=WIDTH)) == source


@pytest.mark.parametrize(
    ("summary", "source"),
    [
        (("Gets it",), '"""Gets it."""'),
        (("Gets it.",), '"""Gets it."""'),
        (("Gets it!",), '"""Gets it!"""'),
        (("Gets `it`",), '"""Gets `it`."""'),
        (("Gets it (soon)",), '"""Gets it (soon)."""'),
        (("Gets", Text(" two  words\n")), '"""Gets two words."""'),
        ((), '"""(no description)"""'),
        ((Text(" \n"),), '"""(no description)"""'),
        ((Text('say "so"'),), '"""say "so\\""""'),
    ],
)
def test_one_line(summary: tuple[Text | str, ...], source: str) -> None:
    assert docstring(summary) == source


def test_all_parts_in_their_order() -> None:
    source = docstring(
        ("Gets it",),
        paragraphs=((Text("More of it"),), (), ("Note:", Text("slow"))),
        sections=(
            Section(title="Args", items=(Item(name="a", text=(Text("first"),)),)),
            Section(title="Raises", items=()),
        ),
        closing=("Raises `E`",),
        indent=2,
    )
    assert source.split("\n") == [
        '"""Gets it.',
        "",
        "  More of it.",
        "",
        "  Note: slow.",
        "",
        "  Args:",
        "      a: first.",
        "",
        "  Raises `E`",
        '  """',
    ]


def test_a_long_item_is_indented_below_its_name() -> None:
    text = Text(" ".join(["word"] * 40))
    source = docstring(
        ("A",), sections=(Section(title="Args", items=(Item(name="a", text=(text,)),)),)
    )
    lines = source.split("\n")
    assert lines[3].startswith("        a: word word")
    assert lines[4].startswith("            word word")
    assert all(len(line) <= WIDTH for line in lines)


def test_a_summary_that_fills_the_line_leaves_room_for_the_quotes() -> None:
    for length in range(80, 110):
        source = docstring((Text("x" * (length - 3) + " y."),))
        for number, line in enumerate(source.split("\n")):
            assert len(line) + (4 if number == 0 else 0) <= max(WIDTH, length + 4)


def test_prose_keeps_its_paragraphs() -> None:
    text = Text("one two\nthree\n\n\n four \tfive\n \n")
    assert prose(text, 100) == ("one two three", "", "four five")
    assert prose(text, 8) == ("one two", "three", "", "four", "five")
    assert prose(Text(" \n"), 10) == ()
