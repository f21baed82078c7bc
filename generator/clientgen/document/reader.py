"""Reads one text as data and marks, in one pass over the events of a YAML parser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from clientgen.diagnostics import quote
from clientgen.document.data import NO_MEMBERS, Document, Mark, dotted
from clientgen.document.problems import Place, Problems, locate
from clientgen.document.remarks import Span, find_remarks
from clientgen.document.scalars import KEY_LIMIT, Refusal, check_key, read_value
from clientgen.project import how_to_divide

if TYPE_CHECKING:
    from yaml import CollectionStartEvent, Event, NodeEvent, ScalarEvent

DEPTH_LIMIT = 64
"""Maximum nesting of lists and mappings."""
NODE_LIMIT = 100_000
"""Maximum number of values and keys in one file."""

_SYNTAX_HINTS = (
    ("mapping values are not allowed", "put quotes around text that contains `: `, or fix the indentation"),
    ("cannot start any token", "indent with spaces; put quotes around text that begins with `@` or `%`"),
    ("escape c", r"write `\\` for a backslash, and `\U` with eight digits for a character above U+FFFF"),
    ("did not find expected key", "fix the indentation, or put quotes around the whole text"),
    ("could not find expected ':'", "write `key: value`, or fix the indentation"),
    ("unexpected end of stream", "close the quotes"),
    ("did not find expected ','", "close the bracket, or separate the items with commas"),
)  # fmt: skip


def read(text: str, problems: Problems) -> Document | None:
    """Return the document of a text that `decode` accepts; report YAML that is not supported."""
    from yaml import YAMLError

    builder = _Builder(problems)
    try:
        for event in _events(text):
            builder.take(event)
    except YAMLError as error:
        _refuse_syntax(error, text, problems)
    except (ValueError, OverflowError):
        # the parser used if libyaml is missing passes an invalid `\U` escape to chr()
        problems.stop("DOC105", "this is not YAML: invalid character escape", (1, 1))
    remarks = tuple(find_remarks(text, builder.long_texts))
    is_asked = any(remark.is_open for remark in remarks)
    if builder.data is None and not problems.found and not is_asked:
        problems.add("DOC104", "the file is empty", (1, 1), "write its content, or remove it")
    return Document(problems.file, builder.data, builder.marks, remarks)


class _Frame:
    """A list or mapping that is being read; `name` is its key or index in its parent."""

    __slots__ = ("container", "key", "key_place", "marks", "name")

    def __init__(
        self,
        container: dict[str, Any] | list[Any],
        marks: dict[str | int, Mark],
        name: str | int,
    ) -> None:
        self.container = container
        self.marks = marks
        self.name = name
        self.key: str | None = None
        self.key_place: Place = (1, 1)


class _Builder:
    """Builds the data; continues after a problem if possible, so that it finds all problems."""

    def __init__(self, problems: Problems) -> None:
        self.data: Any = None
        self.marks: Mapping[str | int, Mark] = NO_MEMBERS
        self.long_texts: list[Span] = []
        """Texts of several lines, in their order."""
        self._problems = problems
        self._stack: list[_Frame] = []
        self._documents = 0
        self._nodes = 0
        self._handlers: dict[str, Callable[[Any], None]] = {
            "AliasEvent": self._take_alias,
            "DocumentStartEvent": self._start_document,
            "MappingEndEvent": self._end_collection,
            "MappingStartEvent": self._start_mapping,
            "ScalarEvent": self._take_scalar,
            "SequenceEndEvent": self._end_collection,
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
        self._count(event)
        message = f"alias {quote(f'*{event.anchor}')} is not allowed"
        self._report("DOC109", message, event, "write the value out")
        if self._expects_key():
            self._stack[-1].key = ""
        else:
            self._attach(None, event, NO_MEMBERS)

    def _take_scalar(self, event: ScalarEvent) -> None:
        self._count(event)
        self._check_properties(event)
        span = (_start(event), _end(event))
        if span[0][0] != span[1][0]:
            self.long_texts.append(span)
        if self._expects_key():
            self._take_key(event)
            return
        value = read_value(event.value, plain=event.implicit[0])
        if isinstance(value, Refusal):
            self._report(*value[:2], event, value.hint)
        self._attach(value, event, NO_MEMBERS)

    def _take_key(self, event: ScalarEvent) -> None:
        frame, key = self._stack[-1], event.value
        # a longer key is refused; cutting it here keeps the paths of all problems below it short
        frame.key, frame.key_place = key[:KEY_LIMIT], _start(event)
        refusal = check_key(key, plain=event.implicit[0])
        if refusal is not None:
            self._report(*refusal[:2], event, refusal.hint)
        elif key in frame.marks:
            message = f"duplicate key {quote(key)}, first at line {frame.marks[key].key_line}"
            self._report("DOC111", message, event, "remove or rename one of the two")

    def _start_mapping(self, event: CollectionStartEvent) -> None:
        self._start_collection({}, event)

    def _start_list(self, event: CollectionStartEvent) -> None:
        self._start_collection([], event)

    def _start_collection(
        self, container: dict[str, Any] | list[Any], event: CollectionStartEvent
    ) -> None:
        self._count(event)
        self._check_properties(event)
        if len(self._stack) == DEPTH_LIMIT:
            _refuse_depth(_start(event), self._problems)
        marks: dict[str | int, Mark] = {}
        name: str | int = ""
        if self._expects_key():
            message = "a list or mapping cannot be a key"
            self._report("DOC112", message, event, "write the key as one text")
            self._stack[-1].key = ""
        else:
            name = self._attach(container, event, marks)
        self._stack.append(_Frame(container, marks, name))

    def _end_collection(self, _: Event) -> None:
        self._stack.pop()

    def _expects_key(self) -> bool:
        frame = self._stack[-1] if self._stack else None
        return frame is not None and frame.key is None and type(frame.container) is dict

    def _attach(
        self, value: object, event: NodeEvent, members: Mapping[str | int, Mark]
    ) -> str | int:
        """Add a value to its parent and return its key or index; a key keeps its first value."""
        if not self._stack:
            self.data, self.marks = value, members
            return ""
        frame, place = self._stack[-1], _start(event)
        if isinstance(frame.container, list):
            index = len(frame.container)
            frame.container.append(value)
            frame.marks[index] = Mark(self._problems.file, *place, *place, members)
            return index
        key, frame.key = frame.key or "", None
        if key not in frame.marks:
            frame.container[key] = value
            frame.marks[key] = Mark(self._problems.file, *place, *frame.key_place, members)
        return key

    def _check_properties(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.tag is not None:
            message = (
                f"tag {quote(event.tag.replace('tag:yaml.org,2002:', '!!', 1))} is not allowed"
            )
            self._report("DOC108", message, event, "remove it; put quotes around text")
        if event.anchor is not None:
            message = f"anchor {quote(f'&{event.anchor}')} is not allowed"
            self._report("DOC109", message, event, "remove it")

    def _count(self, event: NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            message = f"more than {NODE_LIMIT:,} values and keys in one file"
            hint = how_to_divide(self._problems.file)
            self._problems.stop("DOC117", message, _start(event), hint)

    def _report(self, code: str, message: str, event: NodeEvent, hint: str) -> None:
        self._problems.add(code, message, _start(event), hint, self._path())

    def _path(self) -> str:
        parts = [frame.name for frame in self._stack[1:]]
        if self._stack:
            frame = self._stack[-1]
            if isinstance(frame.container, list):
                parts.append(len(frame.container))
            elif frame.key is not None:
                parts.append(frame.key)
        return dotted(tuple(parts))


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


def _refuse_depth(place: Place, problems: Problems) -> NoReturn:
    message = f"nested deeper than {DEPTH_LIMIT} levels"
    hint = "name the inner part as a type of its own, or close a bracket"
    problems.stop("DOC116", message, place, hint)


def _refuse_syntax(error: Exception, text: str, problems: Problems) -> NoReturn:
    problem = getattr(error, "problem", None) or "it cannot be read"
    context, begin = getattr(error, "context", None), getattr(error, "context_mark", None)
    place = getattr(error, "problem_mark", None)
    if place is not None and "maximum nesting depth" in problem:
        # libyaml has its own limit, which it can reach while it searches for the end of a key
        _refuse_depth((place.line + 1, place.column + 1), problems)
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
