"""The credential that tests use, what each credential adds to a request, and its renewal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from clientgen.cases.cassettes import Cassette, RecordedResponse, Request
from clientgen.credentials import (
    Renewal,
    Sent,
    chooses_credentials,
    fakes_of,
    kind_of,
    members_of,
    needs_of,
    sources_of,
)
from clientgen.ir import Auth, Operation, Service, reveal

_REFUSED = 401


def chosen_auths(service: Service) -> tuple[Auth, ...]:
    """Return the credentials of the client of tests: all, or the first that requests show."""
    if chooses_credentials(service):
        return service.auth
    shown = [auth for auth in service.auth if not kind_of(auth).in_handshake]
    return (*shown, *service.auth)[:1]


def auths_sent(service: Service, operation: Operation) -> tuple[Auth, ...]:
    """Return those of them that are sent with an operation."""
    if chooses_credentials(service):
        return needs_of(service, operation)[0]
    return chosen_auths(service)


def sent_by(auths: Iterable[Auth]) -> Sent:
    """Return what credentials made from the fake values of their kinds add to each request."""
    every = [kind_of(auth).sent(_members(auth), fakes_of(auth)) for auth in auths]
    return Sent(
        headers=tuple(pair for each in every for pair in each.headers),
        query=tuple(pair for each in every for pair in each.query),
    )


def renewal_of(auths: Iterable[Auth]) -> Renewal | None:
    """Return what the credentials do if a request is refused, if they do anything."""
    for auth in auths:
        found = kind_of(auth).renewal
        if found is not None:
            return found(_members(auth), fakes_of(auth))
    return None


def _members(auth: Auth) -> dict[str, str]:
    return {name: reveal(text) for name, text in members_of(auth).items()}


def refusals(responses: tuple[RecordedResponse, ...]) -> int:
    """Return the number of responses after which a credential is renewed."""
    return sum(each.status == _REFUSED for each in responses)


def renewing(cassette: Cassette, renewal: Renewal | None) -> Cassette:
    """Return a cassette with a renewal after each response that refuses, which comes again."""
    if renewal is None:
        return cassette
    requests: list[Request] = []
    responses: list[RecordedResponse] = []
    headers = Sent().headers
    for request, response in zip(cassette.requests, cassette.responses, strict=True):
        requests.append(replace(request, headers=(*request.headers, *headers)))
        responses.append(response)
        if response.status == _REFUSED:
            headers = renewal.sent.headers
            again = replace(request, headers=(*request.headers, *headers))
            requests += [token_request(renewal, request.uri), again]
            responses += [token_response(renewal), response]
    return replace(cassette, requests=tuple(requests), responses=tuple(responses))


def token_request(renewal: Renewal, uri: str) -> Request:
    """Return the request of a renewal, for a call to this URL."""
    parts = urlsplit(uri)
    origin = "" if "://" in renewal.url else f"{parts.scheme}://{parts.netloc}"
    labels = (
        ("Accept", "application/json"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    )
    return Request(
        method="POST",
        uri=origin + renewal.url,
        headers=(*labels, *renewal.headers),
        body=urlencode(renewal.form).encode(),
    )


def token_response(renewal: Renewal) -> RecordedResponse:
    """Return the response to the request of a renewal."""
    label = (("Content-Type", "application/json"),)
    return RecordedResponse(status=200, headers=label, body=renewal.response.encode())


def fakes(service: Service) -> dict[str, str]:
    """Return the fake value of each setting of the service's credentials that has one."""
    return {
        setting.name: setting.fake
        for auth in service.auth
        for source in sources_of(auth)
        for setting in source.settings
        if setting.fake
    }
