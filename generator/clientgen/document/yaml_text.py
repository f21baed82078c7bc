"""Reads YAML in one pass over the events of a parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from clientgen.diagnostics import quote
from clientgen.document.building import Builder, refuse_depth
from clientgen.document.data import Document
from clientgen.document.problems import Place, Problems, locate
from clientgen.document.remarks import Span, find_remarks

if TYPE_CHECKING:
    from yaml import CollectionStartEvent, Event, NodeEvent, ScalarEvent

_DIRECTIVE = re.compile(r"^%(?!YAML 1\.2[ \t]*\r?$).*", re.MULTILINE)
_SYNTAX_HINTS = (
    ("mapping values are not allowed", "put quotes around text that contains `: `, or fix the indentation"),
    ("cannot start any token", "indent with spaces; put quotes around text that begins with `@` or `%`"),
    ("escape c", r"write `\\` for a backslash, and `\U` with eight digits for a character above U+FFFF"),
    ("did not find expected key", "fix the indentation, or put quotes around the whole text"),
    ("could not find expected ':'", "write `key: value`, or fix the indentation"),
    ("unexpected end of stream", "close the quotes"),
    ("did not find expected ','", "close the bracket, or separate the items with commas"),
)  # fmt: skip


def read_yaml(text: str, problems: Problems) -> Document:
    """Return the document of a text that `decode` accepts; report YAML that is not supported."""
    from yaml import YAMLError

    builder = Builder(problems)
    reader = _Reader(builder, problems)
    try:
        for event in _events(text):
            reader.take(event)
    except YAMLError as error:
        _refuse_syntax(error, text, problems)
    except (ValueError, OverflowError):
        # the parser used if libyaml is missing passes an invalid `\U` escape to chr()
        problems.stop("DOC105", "this is not YAML: invalid character escape", (1, 1))
    remarks = tuple(find_remarks(text, reader.long_texts))
    return Document(problems.file, builder.data, builder.marks, remarks)


class _Reader:
    """Passes what the parser says of a file to its builder, and refuses what YAML has beyond JSON."""

    def __init__(self, builder: Builder, problems: Problems) -> None:
        self.long_texts: list[Span] = []
        """Texts of several lines, in their order."""
        self._builder = builder
        self._problems = problems
        self._documents = 0
        self._handlers: dict[str, Callable[[Any], None]] = {
            "AliasEvent": self._take_alias,
            "DocumentStartEvent": self._start_document,
            "MappingEndEvent": self._end,
            "MappingStartEvent": self._start_mapping,
            "ScalarEvent": self._take_scalar,
            "SequenceEndEvent": self._end,
            "SequenceStartEvent": self._start_list,
        }

    def take(self, event: Event) -> None:
        """Process the next event; the ends of the stream and the document are ignored."""
        handler = self._handlers.get(type(event).__name__)
        if handler is not None:
            handler(event)

    def _start_document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "remove the `---`, or move what follows to a file of its own"
            self._problems.stop("DOC107", "a second document begins here", _start(event), hint)

    def _take_alias(self, event: NodeEvent) -> None:
        place = _start(event)
        self._builder.count(place)
        message = f"alias {quote(f'*{event.anchor}')} is not allowed"
        self._builder.report("DOC109", message, place, "write the value out")
        self._builder.take_nothing(place)

    def _take_scalar(self, event: ScalarEvent) -> None:
        place, end = _start(event), _end(event)
        self._builder.count(place)
        self._check_properties(event, place)
        if place[0] != end[0]:
            self.long_texts.append((place, end))
        self._builder.take_scalar(event.value, place, plain=event.implicit[0])

    def _start_mapping(self, event: CollectionStartEvent) -> None:
        self._start({}, event)

    def _start_list(self, event: CollectionStartEvent) -> None:
        self._start([], event)

    def _start(self, container: dict[str, Any] | list[Any], event: CollectionStartEvent) -> None:
        place = _start(event)
        self._builder.count(place)
        self._check_properties(event, place)
        self._builder.start(container, place)

    def _end(self, _: Event) -> None:
        self._builder.end()

    def _check_properties(self, event: ScalarEvent | CollectionStartEvent, place: Place) -> None:
        if event.tag is not None:
            message = (
                f"tag {quote(event.tag.replace('tag:yaml.org,2002:', '!!', 1))} is not allowed"
            )
            self._builder.report("DOC108", message, place, "remove it; put quotes around text")
        if event.anchor is not None:
            message = f"anchor {quote(f'&{event.anchor}')} is not allowed"
            self._builder.report("DOC109", message, place, "remove it")


def _events(text: str) -> Iterable[Event]:
    import yaml

    # PyYAML can be built without libyaml; its own parser returns the same events, but slower
    return yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _start(event: Event) -> Place:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


def _end(event: Event) -> Place:
    mark: Any = event.end_mark
    return mark.line + 1, mark.column + 1


def _refuse_syntax(error: Exception, text: str, problems: Problems) -> NoReturn:
    problem = getattr(error, "problem", None) or "it cannot be read"
    context, begin = getattr(error, "context", None), getattr(error, "context_mark", None)
    place = getattr(error, "problem_mark", None)
    if place is not None and "maximum nesting depth" in problem:
        # libyaml has its own limit, which it can reach while it searches for the end of a key
        refuse_depth((place.line + 1, place.column + 1), problems)
    if begin is not None and "end of stream" in problem:
        place = begin
    message = "this is not YAML: " + problem[:200].replace("'", "`")
    if context and begin is not None and "next token" not in context:
        message = f"{message}, {context} that starts at line {begin.line + 1}"
    hint = next((hint for part, hint in _SYNTAX_HINTS if part in problem), "")
    # libyaml counts a line after the last one at the end of a text
    last = locate(text, len(text))
    where = last if place is None else min((place.line + 1, place.column + 1), last)
    problems.stop("DOC105", message, where, hint)


def check_directives(text: str, problems: Problems) -> None:
    """Report directives before a text is parsed: libyaml compares every %TAG with all before it."""
    for match in _DIRECTIVE.finditer(text):
        message = f"directive {quote(match.group().rstrip())} is not allowed"
        hint = "remove the line, or indent it if it belongs to a text; files are read as YAML 1.2"
        problems.add("DOC106", message, locate(text, match.start()), hint)
