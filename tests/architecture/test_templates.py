"""Templates lay out, they do not decide; and nothing of a spec gets past the encoders."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest

from clientgen.ir import ListValue, Text
from clientgen.project import data_folder
from clientgen.render import RenderError, render

_RULES = importlib.util.spec_from_file_location(
    "template_rules", Path(__file__).with_name("template_rules.py")
)
assert _RULES is not None
assert _RULES.loader is not None
template_rules = importlib.util.module_from_spec(_RULES)
_RULES.loader.exec_module(template_rules)

TEMPLATES = sorted(data_folder("templates").rglob("*.jinja"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_obeys_the_rules(template: Path) -> None:
    assert template_rules.broken_rules(template) == ()


def test_no_template_writes_quotes_round_a_value() -> None:
    for template in TEMPLATES:
        text = template.read_text("utf-8")
        for quote in ('"', "'"):
            assert f"{quote}{{{{" not in text, template
            assert f"}}}}{quote}" not in text, template


def test_no_template_prints_into_a_comment() -> None:
    for template in TEMPLATES:
        if template.name.endswith(".py.jinja"):
            lines = template.read_text("utf-8").split("\n")
            assert [line for line in lines if "#" in line.split("{{")[0] and "{{" in line] == []


def test_no_template_prints_in_the_first_two_lines_of_a_module() -> None:
    for template in TEMPLATES:
        if template.name.endswith(".py.jinja"):
            first, second = (template.read_text("utf-8") + "\n\n").split("\n")[:2]
            assert "coding" not in first + second
            assert "{{" not in first + second


@pytest.mark.parametrize(
    "source",
    [
        "{% set x = view.a %}",
        "{{ view.a ~ view.b }}",
        "{{ view.a + view.b }}",
        "{{ view.a % view.b }}",
        "{{ view.a['b'] }}",
        "{{ view.a.upper() }}",
        "{{ view.a | upper }}",
        "{{ view._a }}",
        "{% if view.a == 1 %}{% endif %}",
        "{% if view.a and view.b %}{% endif %}",
        "{% if not view.a %}{% endif %}",
        "{% for x in view.a if x %}{% endfor %}",
        "{{ range(3) }}",
        "{% filter upper %}x{% endfilter %}",
        "{% call(x) view.a() %}{% endcall %}",
        "{{ view.a if view.b else view.c }}",
        "{% include view.a %}",
        "{% import view.a as a %}",
        "{% from view.a import b %}",
    ],
)
def test_the_rules_refuse(source: str, tmp_path: Path) -> None:
    template = tmp_path / "bad.jinja"
    template.write_text(source, "utf-8")
    assert template_rules.broken_rules(template) != ()


WAYS_ROUND = [
    "{{ view.text }}",
    "{{ view.word ~ view.text }}",
    "{{ view.word + view.text }}",
    "{{ '%s' % view.text }}",
    "{{ '%r' % view.text }}",
    "{{ '{}'.format(view.text) }}",
    "{{ '{0._characters}'.format(view.text) }}",
    "{{ view.text | string }}",
    "{{ view.text | indent }}",
    "{{ view.text | safe }}",
    "{{ view.texts | join }}",
    "{{ view.value.items | join(',') }}",
    "{{ view.text._characters }}",
    "{{ view.text['_characters'] }}",
    "{{ view.text | attr('_characters') }}",
    "{{ view.text.__class__ }}",
    "{{ view.text.__reduce__() }}",
    "{% set x = view.text %}{{ x }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(view.text) }}",
    "{% for x in view.texts %}{{ x }}{% endfor %}",
    "{% for x in view.text %}{{ x }}{% endfor %}",
    "{{ view.word.join(view.texts) }}",
    "{% filter indent %}{{ view.text }}{% endfilter %}",
    "{{ dict(a=view.text) }}",
    "{{ [view.text] }}",
    "{{ (view.text, ) }}",
    "{{ view.number }}",
    "{% include view.text %}",
    "{% import view.text as a %}{{ a }}",
    "{% macro m(x) %}{{ caller() }}{% endmacro %}{% call m(1) %}{{ view.text }}{% endcall %}",
    "{% set x %}{{ view.text }}{% endset %}{{ x }}",
    "{{ view.text | default('') | indent }}",
    "{{ (view.text, view.text) | join }}",
    "{{ view.text if view.word else '' }}",
    "{{ view.text.__format__('') }}",
    "{{ view.text.__lt__.__globals__ }}",
    "{{ view.texts.__getitem__(0).__reduce__() }}",
    "{{ self }}{{ view.text }}",
    "{{ loop }}{% for x in view.texts %}{{ loop.index }}{{ loop.cycle(x) }}{% endfor %}",
    "{{ m.__globals__ }}{% macro m() %}{% endmacro %}",
]


@pytest.mark.parametrize("source", WAYS_ROUND)
def test_spec_text_cannot_be_rendered_unencoded(source: str, tmp_path: Path) -> None:
    marker = "spec-text-that-nobody-encoded"
    text = Text(marker)
    view = SimpleNamespace(
        text=text, texts=(text,), word="word", value=ListValue(items=(text,)), number=3
    )
    (tmp_path / "round.jinja").write_text(source, "utf-8")
    try:
        rendered = render(tmp_path, "round.jinja", view)
    except RenderError as error:
        assert marker not in str(error)
    else:
        # printed something, but none of the characters
        assert marker not in rendered
        assert template_rules.broken_rules(tmp_path / "round.jinja") != ()


def test_a_view_s_own_text_is_rendered(tmp_path: Path) -> None:
    (tmp_path / "plain.jinja").write_text("{{ view.word }}\n", "utf-8")
    assert render(tmp_path, "plain.jinja", SimpleNamespace(word="word")) == "word\n"


def test_a_missing_member_of_a_view_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "missing.jinja").write_text("{{ view.wrod }}", "utf-8")
    with pytest.raises(RenderError, match="wrod"):
        render(tmp_path, "missing.jinja", SimpleNamespace(word="word"))
