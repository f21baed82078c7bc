"""The template environment: what a template may do with its view, and what stops it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from clientgen.ir import Text
from clientgen.render import RenderError, render

SECRET = Text("secret")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    name: str = "a name"
    flag: bool = True
    parts: tuple[Part, ...] = (Part(name="x"), Part(name="y"))
    text: Text = SECRET
    number: int = 3
    nothing: None = None
    _private: str = "hidden"

    def method(self) -> str:
        return "called"


def print_view(folder: Path, source: str, view: object = View()) -> str:
    # a folder of its own, since templates are read once
    (folder / "page.jinja").write_text(source, "utf-8")
    return render(folder, "page.jinja", view)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ view.name }}\n", "a name\n"),
        ("{{ view.name }}", "a name"),
        ("{% for part in view.parts %}\n{{ part.name }};\n{% endfor %}\n", "x;\ny;\n"),
        ("{% if view.flag %}\nyes\n{% endif %}\nend\n", "yes\nend\n"),
        ("  {% if view.nothing %}\n  no\n  {% endif %}\n", ""),
        ("{{ view.name|indent(2, first=true) }}\n", "  a name\n"),
        ("é猫 {# a comment #} a\n", "é猫  a\n"),
        ("<&\"'>\n", "<&\"'>\n"),
        ("{% macro m(part) %}[{{ part.name }}]{% endmacro %}{{ m(view.parts) }}", None),
    ],
)
def test_a_template_prints_repeats_and_asks(tmp_path: Path, source: str, text: str | None) -> None:
    if text is None:
        with pytest.raises(RenderError):
            print_view(tmp_path, source)
    else:
        assert print_view(tmp_path, source) == text


def test_nothing_is_escaped_for_html(tmp_path: Path) -> None:
    assert print_view(tmp_path, "{{ view.name }}", View(name="<&\"'>")) == "<&\"'>"


def test_macros_are_called_with_views(tmp_path: Path) -> None:
    source = "{% macro show(part) %}[{{ part.name }}]{% endmacro %}"
    (tmp_path / "macros.jinja").write_text(source)
    page = "{% from 'macros.jinja' import show %}{% for p in view.parts %}{{ show(p) }}{% endfor %}"
    assert print_view(tmp_path, page) == "[x][y]"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{{ view.text }}", "printed a Text, not text"),
        ("{{ view.number }}", "printed a int, not text"),
        ("{{ view.nothing }}", "printed a NoneType, not text"),
        ("{{ view.flag }}", "printed a bool, not text"),
        ("{{ view.parts }}", "printed a tuple, not text"),
        ("{{ view }}", "printed a View, not text"),
        ("{{ view.missing }}", "no attribute 'missing'"),
        ("{% if view.missing %}{% endif %}", "no attribute 'missing'"),
        ("{{ missing }}", "printed a StrictUndefined, not text"),
        ("{% for x in missing %}{% endfor %}", "'missing' is undefined"),
        ("{{ view._private }}", "the private name `_private`"),
        ("{{ view.__class__ }}", "the private name `__class__`"),
        ("{{ view.name.upper() }}", "asked a str for `upper`"),
        ("{{ view.name.format }}", "asked a str for `format`"),
        ("{{ view.parts.count }}", "asked a tuple for `count`"),
        ("{{ view.parts[0] }}", "indexed a tuple with `0`"),
        ("{{ view['name'] }}", "indexed a View with `'name'`"),
        ("{{ view.name|upper }}", "No filter named 'upper'"),
        ("{{ view.name|string }}", "No filter named 'string'"),
        ("{{ view.text|indent }}", ""),
        ("{% if view.name is defined %}{% endif %}", "No test named 'defined'"),
        ("{% for i in range(3) %}{% endfor %}", "'range' is undefined"),
        ("{{ dict() }}", "'dict' is undefined"),
        ("{{ lipsum() }}", "'lipsum' is undefined"),
        ("{{ view.text ~ '' }}", ""),
        ("{{ view.name", "end of"),
        ("{% include 'missing.jinja' %}", "missing.jinja"),
    ],
)
def test_a_template_that_breaks_its_contract_is_named(
    tmp_path: Path, source: str, reason: str
) -> None:
    with pytest.raises(RenderError) as caught:
        print_view(tmp_path, source)
    message = str(caught.value)
    assert message.startswith("`page.jinja` cannot be rendered: ")
    assert reason in message
    assert "secret" not in message


def test_a_subclass_of_str_is_no_text(tmp_path: Path) -> None:
    class Sly(str):
        __slots__ = ()

    with pytest.raises(RenderError, match="printed a Sly, not text"):
        print_view(tmp_path, "{{ view.name }}", View(name=Sly("x")))


@pytest.mark.parametrize(
    "source", ["{{ view.text|indent }}", "{{ view.text ~ '' }}", "{{ '%s' % view.text }}"]
)
def test_text_is_not_printed_on_a_detour(tmp_path: Path, source: str) -> None:
    with pytest.raises(RenderError):
        print_view(tmp_path, source)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r"`missing\.jinja` cannot be rendered"):
        render(tmp_path, "missing.jinja", View())


def test_an_error_of_the_view_itself_is_named(tmp_path: Path) -> None:
    class Broken:
        @property
        def name(self) -> str:
            raise AttributeError("no name")

    with pytest.raises(RenderError, match="no name"):
        print_view(tmp_path, "{{ view.name }}", Broken())


def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "outside.jinja").write_text("outside")
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises(RenderError):
        print_view(inside, "{% include '../outside.jinja' %}")


def test_the_source_of_a_template_is_utf_8(tmp_path: Path) -> None:
    (tmp_path / "page.jinja").write_bytes("é\r\n".encode())
    assert render(tmp_path, "page.jinja", View()) == "é\n"
