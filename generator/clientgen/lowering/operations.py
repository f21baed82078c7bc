"""Makes operations of documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from clientgen.ir import (
    Body,
    Bounds,
    ErrorCode,
    ErrorUse,
    Example,
    Group,
    Header,
    HeaderResult,
    ListType,
    Operation,
    Parameter,
    Response,
    Source,
    StringType,
    Text,
    freeze,
    joined,
    reveal,
)
from clientgen.ir.operation import ListStyle, ParameterIn, ParameterStyle, Verb
from clientgen.lowering.auth import read_needs
from clientgen.lowering.deviations import Overlays
from clientgen.lowering.endpoint import read_constants, read_own_address, read_path
from clientgen.lowering.long_running import read_long_running
from clientgen.lowering.named_words import NamedWords
from clientgen.lowering.node import Node
from clientgen.lowering.paging import read_paging
from clientgen.lowering.problems import Problems
from clientgen.lowering.responses import (
    read_header_result,
    read_member_result,
    read_stream,
    read_when,
    sent_status,
)
from clientgen.lowering.second_names import is_second
from clientgen.lowering.types import (
    TypeReader,
    read_deprecation,
    read_key,
    read_python_name,
    read_source,
)

_NOT_MODIFIED = "304"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaTypes:
    """The default media types of operations."""

    request: tuple[Text, ...]
    response: tuple[Text, ...]
    default: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationReader:
    """Reads the operations of a service; `server` is the name of its default server."""

    types: TypeReader
    server: str
    errors: dict[str, ErrorCode]
    media_types: MediaTypes
    overlays: Overlays
    pagings: NamedWords
    long_runnings: NamedWords
    answered: Node | None
    """The headers of all responses."""
    problems: Problems

    def group(self, name: str, head: Node, operations: Node | None) -> Group:
        """Return the operations of one file; `head` is the root of the file."""
        parent, _, own_name = name.rpartition(".")
        members = operations.members() if operations is not None else ()
        return Group(
            name=Text(name),
            own_name=Text(own_name),
            parent=Text(parent) if parent else None,
            summary=head.text("summary") or Text(""),
            operations=tuple(
                self._operation(name, key, member)
                for key, member in members
                if not is_second(member)
            ),
            location=head.value_location,
            python_name=head.text("python_name"),
        )

    def _operation(self, group: str, name: str, node: Node) -> Operation:
        result = read_header_result(node.get("result"))
        endpoint, servers = read_own_address(node.get("endpoint"), self.server)
        return Operation(
            group=Text(group),
            name=Text(name),
            title=node.text("title") or Text(name.replace("_", " ").capitalize()),
            verb=cast("Verb", node.word("verb")),
            path_parts=read_path(node.word("path")),
            path_location=node["path"].value_location,
            parameters=(*self.parameters(node.get("parameters")), *_key(node)),
            body=self._body(node.get("body")),
            responses=self._with_result(self._responses(node.get("responses")), result),
            errors=self._errors(node.get("errors")),
            source=read_source(node) or Source(document=Text(""), location=node.location),
            location=node.location,
            path=Text(node.path),
            repeatable=_is_repeatable(node),
            key_header=_key_header(node),
            follows_redirects=node.flag("follows_redirects", default=False),
            destructive=node.flag("destructive", default=False),
            largest_response=read_largest(node.get("limits")),
            query=read_constants(node.get("query")),
            headers=read_constants(node.get("headers")),
            endpoint=endpoint,
            servers=servers,
            auth=read_needs(node.get("auth")),
            python_name=node.text("python_name"),
            description=node.text("description"),
            notes=node.texts("notes"),
            cautions=node.texts("cautions"),
            deprecated=read_deprecation(node),
            header_result=result,
            member_result=read_member_result(node.get("result")),
            not_modified=self._not_modified(node.get("responses")),
            columns=node.texts("columns"),
            paging=read_paging(self.pagings, node.get("paging")),
            long_running=read_long_running(self.long_runnings, node.get("long_running")),
            examples=_examples(node.get("examples")),
            deviations=self.overlays.of(node.path),
        )

    def parameters(self, node: Node | None) -> tuple[Parameter, ...]:
        """Return the parameters under a `parameters` mapping."""
        if node is None:
            return ()
        return tuple(self._parameter(name, member) for name, member in node.members())

    def _parameter(self, name: str, node: Node) -> Parameter:
        place = cast("ParameterIn", node.word("in"))
        kind, from_client = self.types.use(node), node.text("from_client")
        is_needed = place in ("path", "host") or from_client is not None
        return Parameter(
            wire_name=node.text("wire_name") or Text(name),
            key=read_key(name, node),
            place=place,
            type=kind,
            location=node.location,
            path=Text(node.path),
            required=node.flag("required", default=is_needed),
            style=self._style(node, place),
            secret=node.flag("secret", default=False),
            python_name=read_python_name(node),
            flag=node.text("flag"),
            from_client=from_client,
            description=node.text("description"),
            default=node.frozen("default"),
            has_default=node.has("default"),
            example=node.frozen("example"),
            has_example=node.has("example"),
            deprecated=read_deprecation(node),
            evidence=node.evidence,
        )

    def _style(self, node: Node, place: ParameterIn) -> ParameterStyle:
        """The style of a parameter: the stated one, or in a query the default for its type."""
        word = self.types.resolve(node).word("type") if place == "query" else ""
        default = {"array": "repeated", "object": "deep"}.get(word, "simple")
        return cast("ParameterStyle", node.word("style", default))

    def _body(self, node: Node | None) -> Body | None:
        if node is None:
            return None
        return Body(
            type=self.types.use(node),
            media_types=node.texts("media_types") or self.media_types.request,
            location=node.location,
            path=Text(node.path),
            required=_is_required(node),
            lists=_lists(node),
            part_types=_part_types(node.get("encoding")),
            python_name=read_python_name(node),
            secret=node.flag("secret", default=False),
            description=node.text("description"),
            example=node.frozen("example"),
            has_example=node.has("example"),
            evidence=node.evidence,
        )

    def _responses(self, node: Node | None) -> tuple[Response, ...]:
        """Return the successes, those with a condition after all others."""
        if node is None:
            return ()
        stated = {status for status, _ in node.members()}
        found = (
            self._response(status, sent_status(status, stated), each)
            for status, member in node.members()
            if status != _NOT_MODIFIED
            for each in (member.items() if isinstance(member.value, list) else (member,))
        )
        return tuple(sorted(found, key=lambda each: each.when is not None))

    def _with_result(
        self, responses: tuple[Response, ...], result: HeaderResult | None
    ) -> tuple[Response, ...]:
        """Return the responses with the header that is the result, if all responses have it."""
        own = {header.wire_name for response in responses for header in response.headers}
        if result is None or result.name in own:
            return responses
        common = tuple(
            each for each in self.headers(self.answered) if each.wire_name == result.name
        )
        return tuple(replace(each, headers=(*each.headers, *common)) for each in responses)

    def _not_modified(self, node: Node | None) -> Response | None:
        """The response 304, which is no success."""
        unchanged = node.get(_NOT_MODIFIED) if node is not None else None
        return (
            None
            if unchanged is None
            else self._response(_NOT_MODIFIED, int(_NOT_MODIFIED), unchanged)
        )

    def _response(self, status: str, sent: int, node: Node) -> Response:
        body = node.get("body")
        common = Response(
            status=sent if status.isdecimal() else "2XX",
            sent=sent,
            location=node.location,
            path=Text(node.path),
            when=read_when(node.get("when")),
            headers=self.headers(node.get("headers")),
            description=node.text("description"),
            evidence=node.evidence,
        )
        return common if body is None else self._with_body(common, body)

    def _with_body(self, response: Response, body: Node) -> Response:
        items = body.get("itemSchema")
        self.types.check_pin(body)
        media_types = body.texts("media_types") or self.media_types.response
        stated = body.text("default_media_type")
        return replace(
            response,
            type=self.types.use(body) if items is None else ListType(items=self.types.use(items)),
            media_types=media_types,
            default_media_type=stated or _default(media_types, self.media_types.default),
            stream=read_stream(body),
            example=body.frozen("example"),
            has_example=body.has("example"),
        )

    def headers(self, node: Node | None) -> tuple[Header, ...]:
        """Return the headers under a mapping of response headers."""
        if node is None:
            return ()
        return tuple(
            Header(
                wire_name=Text(name),
                type=self.types.use(member),
                location=member.location,
                path=Text(member.path),
                always=member.flag("always", default=False),
                seen=member.flag("seen", default=True),
                python_name=read_python_name(member),
                description=member.text("description"),
                example=member.frozen("example"),
                has_example=member.has("example"),
                evidence=member.evidence,
            )
            for name, member in node.members()
        )

    def _errors(self, node: Node | None) -> tuple[ErrorUse, ...]:
        if node is None:
            return ()
        return tuple(self._error(name, member) for name, member in node.members())

    def _error(self, name: str, node: Node) -> ErrorUse:
        reasons = tuple(Text(str(item.value)) for item in node.items())
        if "errors" not in self.problems.unreadable:
            self._check_error(name, node)
        return ErrorUse(
            name=Text(name), reasons=reasons, location=node.location, path=Text(node.path)
        )

    def _check_error(self, name: str, node: Node) -> None:
        known = self.errors.get(name)
        if known is None:
            every = tuple(sorted(self.errors))
            self.problems.unknown("SPEC203", node, "an error code of this API", name, every)
            return
        names = tuple(reveal(reason.name) for reason in known.reasons)
        for item in node.items():
            if item.value not in names:
                self.problems.unknown(
                    "SPEC203", item, f"a reason of `{name}`", str(item.value), names
                )


def _is_required(node: Node) -> bool:
    """Whether a body is required; a list has the members of a record that is written there."""
    stated = node.get("required")
    return stated is None or stated.value is not False


def _is_repeatable(node: Node) -> bool:
    if _key_header(node) is not None:
        return True
    return node.flag("repeatable", default=node.word("verb") in ("GET", "HEAD", "OPTIONS"))


def _key_header(node: Node) -> Text | None:
    stated = node.get("repeatable")
    return stated.text("header") if stated is not None and isinstance(stated.value, dict) else None


def _key(node: Node) -> tuple[Parameter, ...]:
    """The parameter of the key that makes an operation repeatable, if it has one."""
    header, stated = _key_header(node), node.get("repeatable")
    if header is None or stated is None:
        return ()
    key = Parameter(
        wire_name=header,
        place="header",
        type=StringType(bounds=Bounds(minimum=1, maximum=255)),
        location=stated.location,
        path=joined(node.path, ".parameters.", header),
        required=False,
        style="simple",
        python_name=Text("idempotency_key"),
        description=Text(
            "A key with which the service does this once, however often the request is sent; the "
            "client makes one for each call"
        ),
        example=Text("fake-key-of-nobody"),
        has_example=True,
    )
    return (key,)


def read_largest(limits: Node | None) -> int | None:
    """Return the most bytes of a response under a `limits` mapping, if it says so."""
    return None if limits is None else limits.whole("response")


def _default(media_types: tuple[Text, ...], wanted: Text) -> Text:
    return wanted if wanted in media_types else media_types[0]


def _examples(node: Node | None) -> tuple[Example, ...]:
    if node is None:
        return ()
    return tuple(_example(name, member) for name, member in node.members())


def _example(name: str, node: Node) -> Example:
    parameters = node.get("parameters")
    return Example(
        name=Text(name),
        location=node.location,
        path=Text(node.path),
        parameters=tuple(
            (Text(key), freeze(member.merged()))
            for key, member in (parameters.members() if parameters is not None else ())
        ),
        body=node.frozen("body"),
        has_body=node.has("body"),
        status=node.whole("status"),
        media_type=node.text("media_type"),
        response=node.frozen("response"),
        has_response=node.has("response"),
    )


def _lists(body: Node) -> ListStyle | None:
    """How a nested form writes its lists: as stated, or numbered, which fits all lists."""
    is_nested = body.word("style") == "deep"
    return cast("ListStyle", body.word("list_style", "indexed")) if is_nested else None


def _part_types(encoding: Node | None) -> tuple[tuple[Text, Text], ...]:
    """The media types of the parts of a multipart body."""
    stated = encoding.members() if encoding is not None else ()
    types = ((Text(name), each.text("contentType")) for name, each in stated)
    return tuple((name, media_type) for name, media_type in types if media_type is not None)
