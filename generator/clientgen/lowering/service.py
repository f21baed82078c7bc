"""Makes a service of documents: only this module combines the files of an API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clientgen.diagnostics import Diagnostic, Location
from clientgen.document import Document
from clientgen.ir import (
    CallLimits,
    Emulation,
    ErrorBody,
    ErrorCode,
    ExceptionClass,
    FixedHeader,
    Group,
    Page,
    Retry,
    Service,
    Source,
    Text,
    TypeDefinition,
    WireOptions,
    reveal,
)
from clientgen.lowering.auth import read_auths, read_needs
from clientgen.lowering.conventions import with_conventions
from clientgen.lowering.deviations import Overlays, read_deviations
from clientgen.lowering.directions import by_direction
from clientgen.lowering.distribution import read_python_names, read_release
from clientgen.lowering.emulation import read_emulation
from clientgen.lowering.endpoint import (
    read_constants,
    read_default,
    read_path,
    read_servers,
    usual_address,
)
from clientgen.lowering.errors import read_error, read_error_body, read_status
from clientgen.lowering.groups import files_of_groups
from clientgen.lowering.inline_examples import with_inline_examples
from clientgen.lowering.long_running import long_runnings_of
from clientgen.lowering.named_words import names_in
from clientgen.lowering.node import Layer, Node
from clientgen.lowering.operations import MediaTypes, OperationReader, read_largest
from clientgen.lowering.paging import pagings_of
from clientgen.lowering.problems import Problems
from clientgen.lowering.second_names import with_second_effects, with_second_names
from clientgen.lowering.types import TypeReader
from clientgen.spec_files import kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """A service, or None if too little could be read, and every problem that was found.

    `complete` is false if a file could not be read, so that parts that look unused may be in use.
    """

    service: Service | None
    diagnostics: tuple[Diagnostic, ...]
    complete: bool
    roots: Mapping[str, Node] = field(default_factory=dict)
    """The first nodes of paths: `service`, `types`, `operations.<group>` and others."""

    def at_its_place(self, found: Diagnostic) -> Diagnostic:
        """Return a diagnostic with the place of its path, if that is further inside of its node."""
        owners = [root for root in self.roots if found.path.startswith(f"{root}.")]
        if not owners:
            return found
        root = max(owners, key=len)
        node = self.roots[root].nearest(found.path.removeprefix(f"{root}."))
        is_inside = node.path != root and node.location.file == found.location.file
        return replace(found, location=max(node.location, found.location)) if is_inside else found


def lower(
    api: str, documents: Mapping[str, Document], unreadable: frozenset[str] = frozenset()
) -> Lowered:
    """Return the service that `documents` describe.

    `documents` are the files of the API that are valid by the schema, by their path in its folder
    (`service.yaml`, `operations/accounts.yaml`); folders that are read as one file have the name
    of that file; `unreadable` are the paths of the invalid files.
    """
    kinds = frozenset(map(kind_of, unreadable))
    problems = Problems(unreadable=kinds)
    if "service.yaml" not in documents:
        return Lowered(service=None, diagnostics=_no_service(api, problems), complete=False)
    reader = _Reader(api, documents, problems)
    service = None if reader.astray else reader.service()
    return Lowered(
        service=service,
        diagnostics=problems.diagnostics(),
        complete=not unreadable,
        roots=reader.roots,
    )


def _no_service(api: str, problems: Problems) -> tuple[Diagnostic, ...]:
    if "service" in problems.unreadable:
        return ()
    where = Location(f"spec/{api}/service.yaml", 1, 1)
    message = "the API has no `service.yaml`"
    return (Diagnostic(code="SPEC210", message=message, location=where),)


class _Reader:
    """Reads one API, file by file; deviations first, because they override the other files."""

    def __init__(self, api: str, documents: Mapping[str, Document], problems: Problems) -> None:
        self._api = api
        self._documents = documents
        self._problems = problems
        self._files = files_of_groups(documents, problems)
        bare = self._roots({})
        self._overlays: Overlays = read_deviations(
            self._root("deviations.yaml", "deviations", "deviations", {}), bare, problems
        )
        self._nodes = self._roots(self._overlays.layers)

    @property
    def roots(self) -> Mapping[str, Node]:
        """The first nodes of paths."""
        return self._nodes

    @property
    def astray(self) -> bool:
        """Whether a deviation changes something that does not exist."""
        return self._overlays.astray

    def _roots(self, layers: Mapping[str, tuple[Layer, ...]]) -> dict[str, Node]:
        roots = {
            "service": self._root("service.yaml", "", "service", layers),
            "types": self._root("types.yaml", "types", "types", layers),
            "errors": self._root("errors.yaml", "errors", "errors", layers),
        }
        for group, file in self._files.items():
            path = f"operations.{group}"
            roots[path] = self._root(file, "operations", path, layers)
        return {name: node for name, node in roots.items() if node is not None}

    def _root(
        self, file: str, key: str, path: str, layers: Mapping[str, tuple[Layer, ...]]
    ) -> Node | None:
        document = self._documents.get(file)
        if document is None or (key and key not in document.data):
            return None
        layer = Layer.at(document, (key,) if key else ())
        return Node((layer, *layers.get(path, ())), path, layers)

    def service(self) -> Service:
        """Return the whole service."""
        node = self._nodes["service"]
        types = self._types()
        definitions = tuple(types.definition(name, at) for name, at in types.known.items())
        types.check_cycles(definitions)
        bodies = self._error_bodies(types)
        errors = self._errors(bodies)
        reader = OperationReader(
            types=types,
            server=node["endpoint"].word("default"),
            errors={reveal(error.name): error for error in errors},
            media_types=_media_types(node),
            overlays=self._overlays,
            pagings=pagings_of(node, self._problems),
            long_runnings=long_runnings_of(node, self._problems),
            answered=_answered(node),
            problems=self._problems,
        )
        groups = tuple(self._group(reader, group) for group in self._files)
        operations = (operation for group in groups for operation in group.operations)
        shown = with_inline_examples((*definitions, *types.inline.values()), operations)
        known, groups, clashes = by_direction(shown, groups)
        entries = {each.name: self._nodes.get(f"operations.{reveal(each.name)}") for each in groups}
        groups = with_second_names(groups, entries, self._problems)
        self._problems.extend(clashes)
        service = replace(
            _front(self._api, node, reader),
            types=known,
            exceptions=self._exceptions(),
            error_bodies=bodies,
            errors=errors,
            groups=groups,
            deviations=self._overlays.deviations,
            emulation=self._emulation(groups, known),
        )
        check_sources(service, self._problems)
        return service

    def _types(self) -> TypeReader:
        node = self._nodes.get("types")
        known = dict(node.members()) if node is not None else {}
        return TypeReader(known=known, problems=self._problems)

    def _errors(self, bodies: tuple[ErrorBody, ...]) -> tuple[ErrorCode, ...]:
        node = self._nodes.get("errors")
        every = node.members() if node is not None else ()
        return tuple(read_error(name, at, bodies) for name, at in every)

    def _exceptions(self) -> tuple[ExceptionClass, ...]:
        node = self._root("errors.yaml", "exceptions", "errors.exceptions", {})
        return tuple(
            ExceptionClass(
                status=read_status(status),
                name=Text(str(each.value)),
                location=each.location,
                path=Text(each.path),
            )
            for status, each in (node.members() if node is not None else ())
        )

    def _error_bodies(self, types: TypeReader) -> tuple[ErrorBody, ...]:
        """The bodies of errors: that of all, those of certain statuses, that of successes."""
        head = self._root("errors.yaml", "", "errors", {})
        if head is None:
            return ()
        whole, parts, inside = (head.get(key) for key in ("body", "bodies", "inside_success"))
        found = [] if whole is None else [read_error_body("default", whole, types)]
        for status, each in parts.members() if parts is not None else ():
            found.append(read_error_body(read_status(status), each, types))
        return (*found, *([] if inside is None else [read_error_body(None, inside, types)]))

    def _group(self, reader: OperationReader, group: str) -> Group:
        head = self._root(self._files[group], "", f"operations.{group}", {})
        if head is None:
            raise LookupError(group)
        return reader.group(group, head, self._nodes.get(f"operations.{group}"))

    def _emulation(
        self, groups: tuple[Group, ...], types: tuple[TypeDefinition, ...]
    ) -> Emulation | None:
        node = self._root("emulation.yaml", "", "emulation", {})
        if node is None:
            return None
        operations = [operation for group in groups for operation in group.operations]
        kinds = {each.name: each.type for each in types}
        first = (each for each in operations if each.same_as is None)
        whole = with_conventions(read_emulation(node), first, kinds)
        return with_second_effects(whole, operations, self._problems)


def _front(api: str, node: Node, reader: OperationReader) -> Service:
    endpoint = node["endpoint"]
    usual, headers, answered = usual_address(endpoint), node.get("headers"), _answered(node)
    media_types = _media_types(node)
    return Service(
        api=api,
        title=Text(node.word("title")),
        summary=Text(node.word("summary")),
        description=node.text("description"),
        python=read_python_names(node["python"]),
        release=read_release(node["python"]),
        api_version=node.text("api_version"),
        endpoint=usual.url,
        origin_parts=usual.parts,
        servers=read_servers(endpoint),
        server=read_default(endpoint),
        base_parts=read_path(endpoint.word("path")),
        path_location=(endpoint.get("path") or endpoint).value_location,
        redirect_hosts=endpoint.texts("redirects"),
        location=node.value_location,
        query=read_constants(node.get("query")),
        parameters=reader.parameters(node.get("parameters")),
        request_headers=_fixed_headers(headers.get("request") if headers is not None else None),
        response_headers=reader.headers(answered),
        request_id_header=_request_id(answered),
        default_media_type=media_types.default,
        request_media_types=media_types.request,
        response_media_types=media_types.response,
        auth=read_auths(node.get("auth")),
        default_auth=read_needs(node.get("default_auth")),
        retry=_retry(node.get("retry")),
        calls=_calls(node.get("limits")),
        largest_response=read_largest(node.get("limits")),
        pagings=names_in(node.get("paging")),
        long_runnings=names_in(node.get("long_running")),
        wire=_wire(node.get("wire")),
        documents=_pages(node.get("documents")),
    )


def _answered(node: Node) -> Node | None:
    """The headers of all responses."""
    headers = node.get("headers")
    return headers.get("response") if headers is not None else None


def _media_types(node: Node) -> MediaTypes:
    stated = node.get("media_types")
    json = (Text("application/json"),)
    if stated is None:
        return MediaTypes(request=json, response=json, default=json[0])
    response = stated.texts("response") or json
    return MediaTypes(
        request=stated.texts("request") or json,
        response=response,
        default=stated.text("default") or response[0],
    )


def _fixed_headers(node: Node | None) -> tuple[FixedHeader, ...]:
    return tuple(
        FixedHeader(
            wire_name=Text(name),
            location=member.location,
            path=Text(member.path),
            required=member.flag("required", default=False),
            value=member.text("value"),
            query_alternative=member.text("query_alternative"),
            description=member.text("description"),
        )
        for name, member in (node.members() if node is not None else ())
    )


def _request_id(node: Node | None) -> Text | None:
    for name, member in node.members() if node is not None else ():
        if member.word("role") == "request_id":
            return Text(name)
    return None


def _retry(node: Node | None) -> Retry:
    if node is None:
        return Retry()
    return Retry(
        statuses=_statuses(node.get("statuses")),
        unprocessed=_statuses(node.get("unprocessed")),
        location=node.location,
    )


def _calls(node: Node | None) -> CallLimits:
    if node is None:
        return CallLimits()
    return CallLimits(
        timeout=node.whole("timeout"),
        deadline=node.whole("deadline"),
        retries=node.whole("retries"),
        location=node.location,
    )


def _statuses(node: Node | None) -> tuple[int, ...]:
    items = node.items() if node is not None else ()
    return tuple(item.value for item in items if isinstance(item.value, int))


def _wire(node: Node | None) -> WireOptions:
    if node is None:
        return WireOptions()
    return WireOptions(
        escaped_slashes=node.flag("escaped_slashes", default=False),
        xml_instance=node.flag("xml_instance", default=False),
        xml_order="drop" if node.word("xml_order") == "drop" else "any",
    )


def _pages(node: Node | None) -> tuple[Page, ...]:
    return tuple(
        Page(
            name=Text(name),
            title=Text(member.word("title")),
            date=member.text("date"),
            url=member.text("url"),
            location=member.location,
        )
        for name, member in (node.members() if node is not None else ())
    )


def check_sources(service: Service, problems: Problems) -> None:
    """Report every citation of a page that the service does not list."""
    pages = tuple(sorted(reveal(page.name) for page in service.documents))
    cited: list[tuple[Text, Source | None]] = [
        *((operation.path, operation.source) for operation in service.operations),
        *((definition.path, definition.source) for definition in service.types),
        *((error.path, error.source) for error in service.errors),
    ]
    for path, source in cited:
        if source is not None and reveal(source.document) not in pages:
            problems.unknown_at(
                "SPEC202",
                source.location,
                f"{reveal(path)}.source",
                "a document of service.yaml",
                reveal(source.document),
                pages,
            )
