"""What the template of a module of operations prints."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.views.lazy_groups import GroupView
from clientgen.views.operations.headers import HeadersView
from clientgen.views.operations.signatures import OverloadView


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstantView:
    """A constant of a module; `annotation` is ``: T`` if its value does not tell its type."""

    name: str
    value: str
    annotation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeView:
    """The method that makes the handle of a long-running operation again."""

    name: str
    docstring: str
    like: str
    arguments: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """One operation: its description, and the method that calls it.

    `caller` is the method of `Group` that makes the call, and `value` the value of one response.
    `also` is the constant that describes its pages, its way to its end, or the member that it
    returns. `raw` and `async_raw` are its raw twins.
    """

    name: str
    constant: str
    description: tuple[str, ...]
    caller: str
    is_coroutine: bool
    value: str
    result: str
    twin_result: str
    docstring: str
    like: str
    deprecated: str
    signature: str
    overloads: tuple[OverloadView, ...]
    call: str
    also: tuple[ConstantView, ...]
    resume: tuple[ResumeView, ...]
    raw: str
    async_raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """The base classes of the four classes of a group, and their module in the runtime."""

    module: str
    sync: str
    twin: str
    raw: str
    async_raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupModule:
    """`operations/<group>.py`."""

    path: str
    about: str
    class_docstring: str
    has_async: bool
    imports: tuple[str, ...]
    typing_imports: tuple[str, ...]
    groups: tuple[GroupView, ...]
    constants: tuple[ConstantView, ...]
    headers: tuple[HeadersView, ...]
    methods: tuple[MethodView, ...]
    sync_class: str
    async_class: str
    raw_class: str
    async_raw_class: str
    bases: Bases
    raw_docstring: str
    async_raw_docstring: str
