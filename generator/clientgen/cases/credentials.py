"""The credential that tests use, what each credential adds to a request, and its renewal."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from clientgen.cases.cassettes import Answer, Cassette, Request
from clientgen.credentials import Renewal, Sent, kind_of, members_of, sources_of
from clientgen.ir import Auth, Service, reveal

_REFUSED = 401


def chosen_auth(service: Service) -> Auth | None:
    """Return the credential that tests use: the first that is visible in requests, if any."""
    shown = [auth for auth in service.auth if not kind_of(auth).in_handshake]
    return (*shown, *service.auth, None)[0]


def sent_by(auth: Auth | None) -> Sent:
    """Return what a credential made from the fake values of its kind adds to each request."""
    if auth is None:
        return Sent()
    kind = kind_of(auth)
    return kind.sent(_members(auth), kind.fakes)


def renewal_of(auth: Auth | None) -> Renewal | None:
    """Return what a credential does if a request is refused, if it does anything."""
    found = None if auth is None else kind_of(auth).renewal
    return None if auth is None or found is None else found(_members(auth), kind_of(auth).fakes)


def _members(auth: Auth) -> dict[str, str]:
    return {name: reveal(text) for name, text in members_of(auth).items()}


def refusals(answers: tuple[Answer, ...]) -> int:
    """Return the number of responses after which a credential is renewed."""
    return sum(each.status == _REFUSED for each in answers)


def renewing(cassette: Cassette, renewal: Renewal | None) -> Cassette:
    """Return a cassette with a renewal after each response that refuses, which comes again."""
    if renewal is None:
        return cassette
    requests: list[Request] = []
    answers: list[Answer] = []
    headers = Sent().headers
    for request, answer in zip(cassette.requests, cassette.answers, strict=True):
        requests.append(replace(request, headers=(*request.headers, *headers)))
        answers.append(answer)
        if answer.status == _REFUSED:
            headers = renewal.sent.headers
            again = replace(request, headers=(*request.headers, *headers))
            requests += [token_request(renewal, request.uri), again]
            answers += [token_answer(renewal), answer]
    return replace(cassette, requests=tuple(requests), answers=tuple(answers))


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


def token_answer(renewal: Renewal) -> Answer:
    """Return the response to the request of a renewal."""
    label = (("Content-Type", "application/json"),)
    return Answer(status=200, headers=label, body=renewal.answer.encode())


def fakes(service: Service) -> dict[str, str]:
    """Return the fake value of each setting of the service's credentials that has one."""
    return {
        setting.name: setting.fake
        for auth in service.auth
        for source in sources_of(auth)
        for setting in source.settings
        if setting.fake
    }
