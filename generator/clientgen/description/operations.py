"""Operations as plain data: the request, the call, the responses, the errors and the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.catalog import Catalog, Course, Spot, Token
from clientgen.credentials import chooses_credentials, needs_of
from clientgen.description.data import (
    describe_deprecation,
    describe_evidence,
    describe_source,
    given,
    stated,
)
from clientgen.description.listed import Listings
from clientgen.description.types import describe_type
from clientgen.ir import (
    Body,
    BytesType,
    Example,
    Field,
    Header,
    Operation,
    Parameter,
    Response,
    Stream,
    Text,
    TypeUse,
    thaw,
)
from clientgen.python_source import Annotations, Data, Imports, returned
from clientgen.symbols import Argument, Call, Chosen, OperationSymbols, Paged, Started, Symbols


def describe_parameter(
    argument: Argument, *, is_positional: bool = False, listed_by: Data | None = None
) -> Data:
    """Return a parameter of the client or of an operation, with its names for callers.

    `is_positional` means that a command takes it without a flag, `listed_by` what lists its values.
    """
    parameter = argument.node
    assert isinstance(parameter, Parameter)
    return {
        **stated(
            **{"name": parameter.wire_name, "in": parameter.place},
            type=describe_type(parameter.type),
            required=parameter.required,
            secret=argument.secret,
            style=parameter.style if parameter.style != "simple" else None,
            python_name=argument.name,
            from_client=argument.of_client.name if argument.of_client is not None else None,
            flag=None if is_positional else argument.flag,
            metavar=argument.metavar if is_positional else None,
            listed_by=listed_by,
            description=parameter.description,
            evidence=describe_evidence(parameter.evidence),
        ),
        **describe_deprecation(parameter.deprecated),
        **given("default", parameter.default, has_value=parameter.has_default),
        **given("example", parameter.example, has_value=parameter.has_example),
    }


def describe_header(header: Header, symbols: Symbols) -> Data:
    """Return a header of responses."""
    return {
        **stated(
            name=header.wire_name,
            type=describe_type(header.type),
            python_name=symbols.headers[header.path],
            always=header.always,
            unseen=not header.seen,
            description=header.description,
            evidence=describe_evidence(header.evidence),
        ),
        **given("example", header.example, has_value=header.has_example),
    }


@dataclass(frozen=True, slots=True)
class OperationWriter:
    """Describes the operations of one service."""

    catalog: Catalog
    symbols: Symbols
    listings: Listings

    def describe(self, operation: Operation) -> Data:
        """Return all facts about one operation."""
        named = self.symbols.operations[operation.path]
        return {
            **stated(
                group=operation.group,
                command=named.command,
                resume=named.resume_command or None,
            ),
            **self._facts(operation),
            **stated(
                method=named.method,
                signature=named.call.names or None,
                result=self._result(named.call),
                columns=list(operation.columns),
                paging=_paging(named.call),
                long_running=self._long_running(named),
                parameters=[
                    describe_parameter(
                        each,
                        is_positional=each in named.call.words,
                        listed_by=self.listings.describe(operation, each),
                    )
                    for each in named.call.parameters
                ],
                body=self._body(operation, operation.body, named.call) if operation.body else None,
                responses=[
                    self._response(response, named.call) for response in operation.responses
                ],
                errors={use.name: list(use.reasons) for use in operation.errors},
                examples=[_example(example) for example in operation.examples],
                deviations=[each.name for each in self.catalog.deviations_of(operation)],
            ),
            **describe_deprecation(operation.deprecated),
        }

    def _facts(self, operation: Operation) -> Data:
        """What its page says of it, apart from what it takes and returns."""
        return stated(
            title=operation.title,
            description=operation.description,
            notes=list(operation.notes),
            cautions=list(operation.cautions),
            source=describe_source(operation.source),
            verb=operation.verb,
            path=self.catalog.path_template(operation),
            endpoint=operation.endpoint.url if operation.endpoint is not None else None,
            servers={each.name: each.url for each in operation.servers},
            auth=self._auth(operation),
            query={each.wire_name: each.value for each in operation.query},
            headers={each.wire_name: each.value for each in operation.headers},
            header_result=operation.header_result.name if operation.header_result else None,
            member_result=self._member_result(operation),
            not_modified=operation.not_modified is not None,
            repeatable=operation.repeatable,
            key_header=operation.key_header,
            follows_redirects=operation.follows_redirects,
            destructive=operation.destructive,
            limits=stated(response=operation.largest_response),
        )

    def _auth(self, operation: Operation) -> list[list[str]]:
        """The alternatives of what it needs, if operations do not all need the same."""
        service = self.catalog.service
        if not chooses_credentials(service):
            return []
        return [[auth.key for auth in each] for each in needs_of(service, operation)]

    def _result(self, call: Call) -> str:
        annotations = Annotations(
            catalog=self.catalog, imports=Imports(), import_type=self._class_name
        )
        usual = call.result.usual if isinstance(call.result, Chosen) else call.result
        return returned(usual, annotations).sync

    def _class_name(self, name: Text) -> str:
        return self.symbols.types[name].name

    def _body(self, operation: Operation, body: Body, call: Call) -> Data:
        whole = call.body

        def field(argument: Argument) -> Data:
            return _field(argument, self.listings.describe(operation, argument))

        return {
            **stated(
                type=describe_type(body.type),
                media_types=list(body.media_types),
                required=body.required,
                style="deep" if body.lists is not None else None,
                list_style=body.lists,
                part_types=dict(body.part_types),
                raw=call.raw_body or isinstance(self.catalog.plain(body.type), BytesType),
                secret=whole is not None and whole.secret,
                python_name=whole.name if whole is not None else None,
                flag=whole.flag if whole is not None else None,
                description=body.description,
                evidence=describe_evidence(body.evidence),
            ),
            # an empty list means a record without fields, not a body that is given whole
            **({"fields": [*map(field, call.fields)]} if whole is None else {}),
            **given("example", body.example, has_value=body.has_example),
        }

    def _response(self, response: Response, call: Call) -> Data:
        kind = response.type
        return {
            **stated(
                status=response.status,
                sent=response.sent if response.sent != response.status else None,
                type=describe_type(kind) if kind is not None else None,
                media_types=list(response.media_types),
                default_media_type=response.default_media_type,
                when=self._when(response, call),
                stream=response.stream.of if response.stream is not None else None,
                end=response.stream.end if response.stream is not None else None,
                error=_error_in(response.stream) if response.stream is not None else None,
                secret=kind is not None and self._is_secret(kind),
                headers=[describe_header(header, self.symbols) for header in response.headers],
                description=response.description,
                evidence=describe_evidence(response.evidence),
            ),
            **given("example", response.example, has_value=response.has_example),
        }

    def _when(self, response: Response, call: Call) -> dict[Text | None, list[Token]]:
        """The values of the arguments that choose a response, by their names on the wire."""
        others = call.result.others if isinstance(call.result, Chosen) else ()
        found = next((each.when for each in others if each.path == response.path), {})
        wire = {each.name: each.wire_name for each in call.arguments}
        return {wire[name]: list(tokens) for name, tokens in found.items()}

    def _is_secret(self, kind: TypeUse) -> bool:
        return self.catalog.is_secret_itself(kind)

    def _long_running(self, named: OperationSymbols) -> Data:
        """The way of an operation to its end; nothing if its response is the end."""
        result = named.call.result
        if not isinstance(result, Started):
            return {}
        course, words = result.course, result.course.long_running
        spots = {
            "identity": course.identity,
            "status": course.status,
            "code": course.code,
            "message": course.message,
            "outcome": course.outcome,
            "last_id": course.last_id,
        }
        return stated(
            method=named.resume,
            style=words.style,
            header=words.driver.text if words.style != "member" else None,
            poll=course.poll.full_name,
            last=course.last.full_name if course.last is not None else None,
            interval=words.interval,
            secret=self._gives_secret(course),
            type=describe_type(course.type) if course.type is not None else None,
            **{key: [each.text for each in getattr(words, key)] for key in _STATES},
            **{key: list(each.names) for key, each in spots.items() if each is not None},
        )

    def _gives_secret(self, course: Course) -> bool:
        """Tell whether the result is secret as a whole."""
        is_hidden = course.outcome is not None and self._hides(course.outcome)
        return is_hidden or (course.type is not None and self._is_secret(course.type))

    def _hides(self, spot: Spot) -> bool:
        """Tell whether a member is secret as a whole, or what it is in."""
        return any(isinstance(step, Field) and self.catalog.hides(step) for step in spot.steps)

    def _member_result(self, operation: Operation) -> Data:
        """The member of responses that a call returns; nothing if it returns another part."""
        found = self.catalog.unwrapping(operation)
        if found is None:
            return {}
        others = (each.type for each in operation.responses if each.path not in found.spots)
        return stated(
            place=list(found.spot.names),
            type=describe_type(found.type),
            secret=any(map(self._hides, found.spots.values()))
            or any(kind is not None and self._is_secret(kind) for kind in others),
        )


def _paging(call: Call) -> Data:
    """The pages of an operation; nothing if it has none."""
    if not isinstance(call.result, Paged):
        return {}
    pages = call.result.pages
    named = {"parameter": pages.parameter, "size": pages.size}
    spots = {"items": pages.items, "next": pages.next, "more": pages.more, "total": pages.total}
    return stated(
        style=pages.paging.style,
        relation=pages.paging.driver.text if pages.paging.style == "link" else None,
        **{key: each.wire_name for key, each in named.items() if each is not None},
        **{key: list(each.names) for key, each in spots.items() if each is not None},
    )


_STATES = ("running", "succeeded", "failed")


def _field(argument: Argument, listed_by: Data) -> Data:
    """A field of a body that is given by fields: only the differences from the type's field."""
    return stated(
        name=argument.wire_name,
        required=argument.required,
        secret=argument.secret,
        python_name=argument.name,
        flag=argument.flag,
        listed_by=listed_by,
    )


def _error_in(stream: Stream) -> Data:
    return stated(event=stream.error_event, member=stream.error_member)


def _example(example: Example) -> Data:
    return {
        **stated(
            name=example.name,
            parameters={name: thaw(value) for name, value in example.parameters},
            status=example.status,
            media_type=example.media_type,
        ),
        **given("body", example.body, has_value=example.has_body),
        **given("response", example.response, has_value=example.has_response),
    }
