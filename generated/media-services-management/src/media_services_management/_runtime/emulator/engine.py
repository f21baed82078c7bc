"""One request to one response: routing, checks, the effect and the response, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .access import Access
from .behaviour import ValueSource
from .clock_and_random import Chance
from .effects import Effects
from .first_responses import FirstResponses
from .messages import Request, Response
from .reading import Input, Pairs, Reader
from .refusals import ErrorForm, Refusal, Refusals
from .responses import Responses
from .routes import MalformedPath, Match, Routes, choose_match, has_query
from .store import Store, StoreFailed
from .tables import Operation, Tables
from .values import Context
from .wire import WireError


class Engine:
    """The service, as described by its spec. It is thread-safe: calls run one at a time."""

    def __init__(
        self,
        tables: Tables,
        store: Store,
        *,
        chance: Chance | None = None,
        access: Access | None = None,
        error_form: ErrorForm = "auto",
    ) -> None:
        self.tables = tables
        self.store = store
        self.access = access or Access()
        self._chance = chance or Chance()
        self._first = FirstResponses()
        self._refusals = Refusals(tables, error_form)
        self._routes = Routes(tables.operations)
        self._reader = Reader(tables, self._refusals)
        self._effects = Effects(tables, self._refusals)
        self._responses = Responses(tables, self._refusals)

    def respond(self, request: Request) -> Response:
        """Return the response to a request. Either all of its changes are stored or none.

        Raises `StoreBusy`, with nothing changed, while another process has locked the state.
        """
        operation: str | None = None
        token = self.access.token(request, self.tables.credentials, self._chance)
        if token is not None:
            return self._with_headers(token)
        try:
            query = self._reader.query(request)
            match = self._match(request, query)
            operation = None if isinstance(match, Refusal) else match.operation.name
            response = self._perform(match, request, query)
        except StoreFailed as error:
            return self.refuse("internal", f"the state cannot be used: {error}", request)
        except Refusal as refusal:
            response = replace(self._refusals.respond(refusal, request), operation=operation)
        return self._with_headers(response)

    def refuse(self, situation: str, detail: str, request: Request | None = None) -> Response:
        """Return the response to a request whose operation cannot be read."""
        refusal = self._refusals.situation(situation, detail)
        return self._with_headers(self._refusals.respond(refusal, request))

    def fail(self, status: int, request: Request) -> Response:
        """Return a response with the given status and its documented error."""
        response = self._refusals.respond(self._refusals.status(status), request)
        return self._with_headers(replace(response, operation=self.operation_of(request)))

    def operation_of(self, request: Request) -> str | None:
        """Return the name of the operation that a request is for, or None."""
        match = self._match_of(request)
        return None if match is None else match.operation.name

    def takes_files(self, request: Request) -> bool:
        """Return whether a request is for an operation whose body is bytes, or has files in it."""
        match = self._match_of(request)
        body = None if match is None else match.operation.body
        return body is not None and body.takes_files

    def _match_of(self, request: Request) -> Match | None:
        try:
            match = self._match(request, self._reader.query(request))
        except Refusal:
            return None
        return None if isinstance(match, Refusal) else match

    def reset(self) -> None:
        """Delete all state that the API can reach, so that the next use begins with the seeds."""
        self.store.clear()
        self._first.clear()
        self.access.tokens.clear()

    def _match(self, request: Request, query: Pairs) -> Match | Refusal:
        try:
            found = self._routes.find(request.path)
        except MalformedPath as error:
            return self._refusals.situation("malformed_request", str(error))
        verb = _verb_of(request, found)
        match = choose_match(found, verb, query, request.headers)
        if match is not None:
            return match
        near = [each.operation for each in found if each.operation.verb == verb]
        if any(has_query(each, query) for each in near):
            return self._refusals.situation(
                "wrong_header", "no operation at this path has these headers"
            )
        if near:
            return self._refusals.situation(
                "wrong_query", "no operation at this path has this query"
            )
        if found:
            detail = f"`{request.verb}` is not supported at this path"
            refusal = self._refusals.situation("unknown_verb", detail)
            refusal.allowed = _allowed(found)
            return refusal
        return self._refusals.situation("unknown_path", "there is nothing at this path")

    def _perform(self, match: Match | Refusal, request: Request, query: Pairs) -> Response:
        texts: Mapping[str, str] = {}
        needs = None
        if not isinstance(match, Refusal):
            texts, needs = match.texts, match.operation.needs
        self.access.tokens.tick(self._chance.clock())
        if not self.access.allows(request, query, self.tables.credentials, texts, needs):
            detail = "the request has no accepted credential"
            raise self._refusals.situation("unauthenticated", detail)
        if isinstance(match, Refusal):
            raise match
        self._reader.check_query(match.operation, query)
        self._reader.check_headers(match.operation, request, query)
        operation = match.operation
        key = None if operation.key_header is None else operation.key_header.lower()
        if key is None or key not in request.headers:
            return self._work(operation, self._reader.input(match, request, query), request)
        return self._once(match, request, query, request.headers[key])

    def _once(self, match: Match, request: Request, query: Pairs, key: str) -> Response:
        """Return the first response to a request with this key, or do it now."""
        first = self._first.find(match.operation.name, key)
        if first is None:
            given = self._reader.input(match, request, query)
            response = self._respond_to(match.operation, given, request)
            self._first.keep(match.operation.name, key, request, response)
            return response
        if not first.is_of(request):
            detail = f"the key in `{match.operation.key_header}` was sent with another request"
            raise self._refusals.situation("malformed_request", detail)
        return first.response

    def _respond_to(self, operation: Operation, given: Input, request: Request) -> Response:
        try:
            return self._work(operation, given, request)
        except Refusal as refusal:
            return self._refusals.respond(refusal, request)

    def _work(self, operation: Operation, given: Input, request: Request) -> Response:
        effect = self.tables.effect(operation)
        # an update leaves as it is what the request lacks
        given = given if effect.verb == "update" else self._reader.fill(operation, given)
        media_type = self._responses.media_type(operation, effect, request, given)
        with self.store.transaction() as state:
            context = Context(
                input=given,
                chance=self._chance,
                state=state,
                tables=self.tables,
                base=request.base,
                fate=request.fate,
            )
            outcome = self._effects.apply(operation, effect, context)
            try:
                response = self._responses.respond(operation, effect, outcome, media_type)
                return _unchanged(response, request) if operation.not_modified else response
            except WireError as error:  # requests are checked, but seeds and edited files are not
                raise StoreFailed(f"an item does not match its declared type: {error}") from None

    def _with_headers(self, response: Response) -> Response:
        # what an operation says of a header counts in place of what is said for all of them
        hidden = {*self._refusals.hidden(response), *(name.lower() for name, _ in response.headers)}
        common = tuple(
            (header.name, _text(header.source, self._chance))
            for header in self.tables.behaviour.headers
            if header.name.lower() not in hidden
        )
        return replace(response, headers=(*common, *response.headers))


def _verb_of(request: Request, found: Iterable[Match]) -> str:
    """Return the verb of a request; for HEAD it is GET where there is no operation of its own."""
    has_own = any(each.operation.verb == "HEAD" for each in found)
    return "GET" if request.verb == "HEAD" and not has_own else request.verb


def _allowed(found: Iterable[Match]) -> tuple[str, ...]:
    """Return the verbs that these operations take, for the header `Allow`."""
    verbs = {each.operation.verb for each in found}
    return tuple(sorted(verbs | ({"HEAD"} if "GET" in verbs else set())))


def _unchanged(response: Response, request: Request) -> Response:
    """Return the response, or 304 if the request has its version in `If-None-Match`."""
    versions = [text for name, text in response.headers if name.lower() == "etag"]
    asked = request.headers.get("if-none-match", "")
    known = {text.strip().removeprefix("W/") for text in asked.split(",")} - {""}
    if not any(each.removeprefix("W/") in known or "*" in known for each in versions):
        return response
    headers = tuple(pair for pair in response.headers if pair[0].lower() != "content-type")
    return replace(response, status=304, headers=headers, body=b"")


def _text(source: ValueSource, chance: Chance) -> str:
    if source.kind == "generate":
        return str(chance.generate(source.argument, source.size))
    return str(source.argument)
