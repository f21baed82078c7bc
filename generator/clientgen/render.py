"""The only Jinja environment: renders a template and one frozen view as text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Never

if TYPE_CHECKING:
    from jinja2 import Environment


class RenderError(Exception):
    """A template used its view in a wrong way: an error of clientgen, never of a spec."""


def render(folder: Path, template: str, view: object) -> str:
    """Return the text of `template`, a path below `folder`, for `view`.

    Raises `RenderError` if the template reads an attribute that the view does not have, or prints
    a value that is not exactly a `str`: spec text is not, so it cannot be printed unencoded.
    """
    from jinja2 import TemplateError

    try:
        return _environment(folder).get_template(template).render(view=view)
    except (TemplateError, TypeError, AttributeError) as error:
        raise RenderError(f"`{template}` cannot be rendered: {error}") from error


@cache
def _environment(folder: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    class Layout(Environment):
        """An environment that can print and repeat, and can only read public names."""

        def getattr(self, obj: object, attribute: str) -> object:
            if attribute.startswith("_"):
                raise TypeError(f"a template asked for the private name `{attribute}`")
            if type(obj).__module__ == "builtins":
                raise TypeError(f"a template asked a {type(obj).__name__} for `{attribute}`")
            return getattr(obj, attribute)

        def getitem(self, obj: object, argument: object) -> Never:
            raise TypeError(f"a template indexed a {type(obj).__name__} with `{argument!r}`")

    environment = Layout(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        undefined=StrictUndefined,
        finalize=_only_text,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {"indent": environment.filters["indent"]}
    return environment


def _only_text(value: object) -> str:
    if type(value) is not str:
        raise TypeError(f"a template printed a {type(value).__name__}, not text")
    return value
