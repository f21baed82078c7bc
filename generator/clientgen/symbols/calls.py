"""The call of an operation: derived once, used by client, command line, pages and tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clientgen.catalog import Course, Pages, Unwrapping, Way, accepted_tokens, path_parameters
from clientgen.ir import (
    Body,
    Field,
    HeaderResult,
    ListType,
    NullableType,
    Operation,
    Parameter,
    RecordType,
    Response,
    Text,
    TypeUse,
    Value,
    reveal,
)
from clientgen.symbols.results import (
    Alternative,
    Chosen,
    Paged,
    Plain,
    Result,
    Simple,
    Started,
    Streamed,
    Unwrapped,
)
from clientgen.symbols.spelling import kebab

ArgumentNode = Parameter | Field | Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One value that a caller gives: a parameter, a field of a flattened body, or a whole body.

    `name` is the keyword in Python. `secret` means that a value is secret or contains something
    secret: the command line never takes such a value from a flag. `required` is for the call,
    so a required field of an optional body is not required. `of_client` is the argument of the
    client that gives the value where the call gives none.
    """

    name: str
    node: ArgumentNode
    required: bool
    secret: bool
    of_client: Argument | None = None

    @property
    def type(self) -> TypeUse:
        """The type of the value."""
        return self.node.type

    @property
    def is_needed(self) -> bool:
        """Whether the call needs it, or the client in its place."""
        return self.required or self.of_client is not None

    @property
    def wire_name(self) -> Text | None:
        """The name on the wire; None for a whole body."""
        return None if isinstance(self.node, Body) else self.node.wire_name

    @property
    def default(self) -> Value:
        """The value that the service uses if none is given; None if it is not documented."""
        return (
            None if isinstance(self.node, Body) or not self.node.has_default else self.node.default
        )

    @property
    def about(self) -> Text | None:
        """Its description at this place of the spec, if any."""
        return self.node.description

    @property
    def stand_in(self) -> Text | None:
        """What is sent in its place if a call leaves it out; None if nothing is."""
        return (
            None
            if self.of_client is None
            else Text(f"By default `{self.of_client.name}` of the client.")
        )

    @property
    def command_name(self) -> str:
        """The name on the command line, from which flags and variables follow: `account-name`."""
        if self.of_client is not None:
            return self.of_client.command_name
        given = None if isinstance(self.node, Body) else self.node.flag
        return reveal(given) if given is not None else kebab(self.name)

    @property
    def setting(self) -> str:
        """The name on the command line as variables and the configuration file have it."""
        return self.command_name.replace("-", "_")

    @property
    def flag(self) -> str:
        """The flag on the command line: `--account-name`, `--key-file` for a secret."""
        return f"--{self.command_name}-file" if self.secret else f"--{self.command_name}"

    @property
    def metavar(self) -> str:
        """The name in help and messages, if the command takes the value without a flag."""
        return self.setting.upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The arguments of one operation.

    A method takes the last path parameter by position or by keyword and everything else by keyword
    only, so that arguments cannot be swapped. A command takes all of `in_path` that is not secret
    as arguments, in the order of the path. What the client can give is neither: a method takes it
    by keyword, and a command has the flag of the client. A body is either flattened into `fields` or given
    whole as `body`. `raw_body` means that the body is sent unchanged, as text or bytes. `result` is
    what it returns.
    """

    in_path: tuple[Argument, ...]
    options: tuple[Argument, ...]
    fields: tuple[Argument, ...]
    body: Argument | None
    raw_body: bool
    result: Result

    @property
    def positional(self) -> tuple[Argument, ...]:
        """The last path parameter, if there is one that the client does not give."""
        return tuple(each for each in self.in_path if each.of_client is None)[-1:]

    @property
    def keyword_only(self) -> tuple[Argument, ...]:
        """All other arguments: the rest of the path, query and headers, then the body."""
        body = (self.body,) if self.body is not None else self.fields
        positional = self.positional
        in_path = (each for each in self.in_path if each not in positional)
        return (*in_path, *self.options, *body)

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """Every argument in the order of the method's signature."""
        return (*self.positional, *self.keyword_only)

    @property
    def parameters(self) -> tuple[Argument, ...]:
        """The arguments that are parameters: those of the path in its order, then the others."""
        return (*self.in_path, *self.options)

    @property
    def names(self) -> str:
        """The arguments as in a signature: `item_id, *, shop_id`."""
        keywords = [argument.name for argument in self.keyword_only]
        positional = [argument.name for argument in self.positional]
        return ", ".join([*positional, *(["*", *keywords] if keywords else [])])

    @property
    def words(self) -> tuple[Argument, ...]:
        """The arguments that a command takes without flags: never secrets."""
        own = (argument for argument in self.in_path if argument.of_client is None)
        return tuple(argument for argument in own if not argument.secret)

    @property
    def metavars(self) -> tuple[str, ...]:
        """The arguments of the command without flags: `SHOP_ID`, `ITEM_ID`."""
        return tuple(argument.metavar for argument in self.words)

    @property
    def flagged_parameters(self) -> tuple[Argument, ...]:
        """The parameters that a command takes from flags: secrets of the path, and the options."""
        every = (*(each for each in self.in_path if each.secret), *self.options)
        return tuple(argument for argument in every if argument.of_client is None)

    @property
    def from_client(self) -> tuple[Argument, ...]:
        """The arguments whose values the client gives where a call gives none."""
        return tuple(argument for argument in self.parameters if argument.of_client is not None)

    @property
    def flags(self) -> tuple[Argument, ...]:
        """The arguments that a command takes from flags; a raw body comes from a file."""
        body = (self.body,) if self.body is not None and not self.raw_body else ()
        return (*self.flagged_parameters, *self.fields, *body)

    def given_fields(
        self, members: Mapping[str, object], record: RecordType | None
    ) -> Iterator[tuple[Argument, object]]:
        """Yield the arguments that make up the members of a body, each with its value."""
        others = record.unlisted(members) if record is not None else {}
        for argument in self.fields:
            node = argument.node
            assert isinstance(node, Field)
            if node.is_rest and others:
                yield argument, others
            elif not node.is_rest and reveal(node.wire_name) in members:
                yield argument, members[reveal(node.wire_name)]

    def argument(self, path: Text) -> Argument:
        """Return the argument for the node at `path`; `KeyError` if there is none."""
        for argument in self.arguments:
            if argument.node.path == path:
                return argument
        raise KeyError(path)


def call_of(
    operation: Operation,
    parameters: Iterable[Argument],
    body: Argument | tuple[Argument, ...],
    *,
    raw_body: bool,
    pages: Pages | None,
    course: Course | None,
    unwrapping: Unwrapping | None,
    ways: tuple[Way, ...],
) -> Call:
    """Return the call of `operation`; `body` is the whole body, or the fields of a flat one.

    `ways` are those to its responses, if arguments choose them.
    """
    fields = body if isinstance(body, tuple) else ()
    options = {argument.node.path: argument for argument in parameters}
    in_path = {
        each.path: options.pop(each.path) for each in dict.fromkeys(path_parameters(operation))
    }
    return Call(
        in_path=tuple(in_path.values()),
        options=tuple(options.values()),
        fields=fields,
        body=body if isinstance(body, Argument) else None,
        raw_body=raw_body,
        result=(
            Started(course=course, types=_types_of(operation.responses))
            if course is not None
            else _result(operation, pages, unwrapping, ways, (*options.values(), *fields))
        ),
    )


def _result(
    operation: Operation,
    pages: Pages | None,
    unwrapping: Unwrapping | None,
    ways: tuple[Way, ...],
    arguments: tuple[Argument, ...],
) -> Result:
    if pages is not None:
        return Paged(pages=pages)
    if operation.header_result is not None:
        return Plain(types=(_of_header(operation, operation.header_result),))
    if not ways:
        return _of_responses(operation.responses, unwrapping)
    by_name = {each.wire_name: each for each in reversed(arguments)}
    responses = operation.responses
    usual = _of_responses((each for each in responses if each.when is None), unwrapping)
    others = {each.path: _alternative(each, by_name, unwrapping) for each in responses if each.when}
    calls = (
        (
            {by_name[name].name: tokens for name, tokens in way.tokens.items()},
            usual if way.response is None else others[way.response.path].result,
        )
        for way in ways
    )
    return Chosen(usual=usual, others=tuple(others.values()), calls=tuple(calls))


def _alternative(
    response: Response, by_name: Mapping[Text | None, Argument], unwrapping: Unwrapping | None
) -> Alternative:
    terms = response.when.terms if response.when is not None else ()
    chosen_by = [(term, by_name[term.name]) for term in terms if term.name in by_name]
    when = {
        switch.name: accepted_tokens(term, switch.node)
        for term, switch in chosen_by
        if not isinstance(switch.node, Body)
    }
    result = _of_responses([response], unwrapping)
    return Alternative(path=response.path, when=when, result=result)


def _of_responses(responses: Iterable[Response], unwrapping: Unwrapping | None) -> Simple:
    """The result of a call that can get each of these responses."""
    every = tuple(responses)
    stream = next((each for each in every if each.stream is not None), None)
    if stream is not None:
        return Streamed(items=_items(stream))
    whole = _types_of(every)
    if unwrapping is None or not any(each.path in unwrapping.spots for each in every):
        return Plain(types=whole)
    types = tuple(dict.fromkeys(map(unwrapping.type_in, every)))
    return Unwrapped(unwrapping=unwrapping, types=types, whole=whole)


def _types_of(responses: Iterable[Response]) -> tuple[TypeUse | None, ...]:
    return tuple(dict.fromkeys(response.type for response in responses))


def _of_header(operation: Operation, result: HeaderResult) -> TypeUse | None:
    """The type of a header that is the result: with null unless every response always has it."""
    found = [
        next((h for h in response.headers if h.wire_name == result.name), None)
        for response in operation.responses
    ]
    known = [each for each in found if each is not None]
    if not known:
        return None  # which a rule reports
    is_sure = len(known) == len(found) and all(each.always for each in known)
    return known[0].type if is_sure else NullableType(item=known[0].type)


def _items(response: Response) -> TypeUse | None:
    return response.type.items if isinstance(response.type, ListType) else None
