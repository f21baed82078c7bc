"""Hostile services: what they say of something that goes on, and where they say it is.

Each row is played to both clients, which raise their own exceptions, follow nothing to a host that
nobody declared, and never ask without a pause.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from ..harness import Feature
from .test_behaviour import URL, Clock, Server, User, at, video

SECRET = "S3CRET"
HOSTS = {"studio.example.com", "cdn.example.com"}


def text(body: str | bytes, kind: str = "application/json", **headers: str) -> httpx2.Response:
    content = body.encode() if isinstance(body, str) else body
    return httpx2.Response(200, headers={"Content-Type": kind, **headers}, content=content)


def moved(place: str) -> httpx2.Response:
    return httpx2.Response(307, headers={"Location": place})


STATUSES = {
    "a-list": text("[1]"),
    "a-text": text('"completed"'),
    "a-number": text("7"),
    "null": text("null"),
    "nothing": text(""),
    "a-page": text("<html>completed</html>", "text/html"),
    "cut": text('{"id": "v-1", "status": "comple'),
    "bytes": text(b"\xff\xfe\x00"),
    "two-statuses": text('{"status": "queued", "status": "completed"}'),
    "deep": text('{"status": ' + "[" * 10_000 + "]" * 10_000 + "}"),
    "no-status": text("{}"),
    "a-status-that-is-a-record": text('{"status": {"status": "completed"}}'),
    "a-status-that-is-true": text('{"status": true}'),
    "capitals": text('{"status": "COMPLETED"}'),
    "a-blank": text('{"status": "completed "}'),
    "a-line-feed": text('{"status": "completed\\n"}'),
    "a-look-alike": text('{"status": "c\\u043empleted"}'),
    "an-escape": text('{"status": "\\u001b[2Jcompleted"}'),
    "a-long-status": text('{"status": "' + "x" * 1_000_000 + '"}'),
    "a-secret-status": text('{"status": "' + SECRET + '-key"}'),
    "no-content": httpx2.Response(204),
    "a-redirect-elsewhere": moved("https://evil.example.com/"),
    "a-redirect-to-plain-http": moved("http://studio.example.com/v1/videos/v-1"),
    "a-redirect-with-a-user": moved(f"https://user:{SECRET}@studio.example.com/"),
    "a-redirect-in-a-circle": moved("/v1/videos/v-1"),
}
URLS = {
    "another-scheme": "ftp://studio.example.com/op",
    "a-script": "javascript:alert(1)",
    "data": "data:application/json,{}",
    "a-file": "file:///etc/passwd",
    "plain-http": "http://studio.example.com/op",
    "a-user": f"https://user:{SECRET}@studio.example.com/op",
    "the-host-as-a-user": "https://studio.example.com@evil.example.com/op",
    "the-host-behind-a-backslash": "https://evil.example.com\\.studio.example.com/op",
    "a-longer-name": "https://studio.example.com.evil.example.com/op",
    "a-name-that-ends-alike": "https://evilstudio.example.com/op",
    "below-a-declared-host": "https://x.cdn.example.com/op",
    "a-dot-at-the-end": "https://evil.example.com./op",
    "another-port": "https://studio.example.com:8443/op",
    "without-a-scheme": "//evil.example.com/op",
    "the-address-of-metadata": "http://169.254.169.254/latest",
    "this-machine": "https://localhost/op",
    "a-number": "https://2130706433/op",
    "a-bad-port": "https://studio.example.com:99999999/op",
    "a-bracket": "https://[",
    "long": "/" + "x" * 30_000,
}


@pytest.fixture(params=["sync", "async"])
def user(feature: Feature, request: pytest.FixtureRequest) -> User:
    return User(feature, request.param)


def refused(user: User, server: Server, operation: str, *given: Any, **arguments: Any) -> None:
    """Expect the client's own exception, which shows no secret, and no request elsewhere."""
    with pytest.raises(user.feature.package.StudioError) as caught:
        user.wait(server, operation, *given, **arguments)
    said = f"{caught.value}{caught.value!r}"
    assert SECRET not in said
    assert len(said) < 2_000
    assert {urlsplit(url).hostname for url in server.urls} <= HOSTS
    assert all(pause >= 0.199 for pause in server.clock.pauses)


@pytest.mark.parametrize("last", STATUSES.values(), ids=STATUSES)
@pytest.mark.parametrize("strict", [True, False], ids=["strict", "lenient"])
def test_a_status_of_another_kind_is_no_end(
    user: User, last: httpx2.Response, strict: bool
) -> None:
    server = Server(video("queued"), last)

    async def use(client: Any, get: Any) -> None:
        await get((await get(client.videos.create(prompt="a"))).wait())

    with pytest.raises(user.feature.package.StudioError) as caught:
        user.use(
            server, use, strict=strict, credential=user.feature.package.ApiKey(f"{SECRET}-key")
        )
    assert SECRET not in f"{caught.value}{caught.value!r}"
    assert {urlsplit(url).hostname for url in server.urls} == {"studio.example.com"}


@pytest.mark.parametrize("url", URLS.values(), ids=URLS)
def test_a_url_leads_nowhere_else(user: User, url: str) -> None:
    server = Server(at(url), {"status": "succeeded"})
    refused(user, server, "models.remove", 7)
    assert len(server.urls) == 1


@pytest.mark.parametrize(
    "place", ["/v1/../../etc", "../../../x", "/%2e%2e/x", "/a/./b", "https:///x"]
)
def test_dots_stay_at_the_host(user: User, place: str) -> None:
    server = Server(at(place), {"status": "succeeded"})
    user.wait(server, "models.remove", 7)
    assert urlsplit(server.urls[1]).hostname == "studio.example.com"
    assert ".." not in server.urls[1].replace("%2e", ".") or "%2e" in place


@pytest.mark.parametrize(
    "place", ["https://evil.example.com/", "http://cdn.example.com/op", "//evil.example.com"]
)
def test_a_status_at_a_declared_host_is_not_moved_elsewhere(user: User, place: str) -> None:
    server = Server(at("https://cdn.example.com/op"), moved(place))
    refused(user, server, "models.remove", 7)
    assert len(server.urls) == 2


def test_a_long_id_is_not_sent(user: User) -> None:
    server = Server({"id": "x" * 1_000_000, "status": "queued"}, video("completed"))
    refused(user, server, "videos.create", prompt="a")
    assert len(server.urls) == 1


@pytest.mark.parametrize("identity", ["..", ".", "../admin", "a/b", "a?b", "a#b", "\u2028", "%2e"])
def test_an_id_is_one_segment(user: User, identity: str) -> None:
    server = Server({"id": identity, "status": "queued"}, video("completed"))
    try:
        user.wait(server, "videos.create", prompt="a")
    except user.feature.package.StudioError:
        assert len(server.urls) == 1
        return
    path = urlsplit(server.urls[1]).path
    assert path.startswith("/v1/videos/")
    assert path.count("/") == 3
    assert urlsplit(server.urls[1]).query == ""


@pytest.mark.parametrize("pause", ["0", "0.0", "-1", "0.001", "1e-9", "nan", "\u0660", ""])
def test_what_never_ends_is_asked_with_pauses(user: User, pause: str) -> None:
    """However little time the service asks for, until the deadline of the whole."""
    server = (
        Server(
            video("queued"),
            text('{"status": "processing"}', **{"Retry-After": pause}),
            clock=Clock(),
        )
        if pause.isascii()
        else Server(video("queued"), video("processing"))
    )
    with pytest.raises(user.feature.package.DeadlineError):
        user.wait(server, "videos.create", prompt="a", deadline=30)
    assert 10 <= len(server.urls) <= 30 / 0.2 + 2
    assert all(each >= 0.199 for each in server.clock.pauses)


def test_a_failure_is_told_without_what_is_not_text(user: User) -> None:
    failed = video("failed", error={"code": ["x"], "message": {"a": "b" * 100_000}})

    async def use(client: Any, get: Any) -> None:
        await get((await get(client.videos.create(prompt="a"))).wait())

    with pytest.raises(user.feature.package.OperationFailedError) as caught:
        user.use(Server(video("queued"), failed), use, strict=False)
    assert (caught.value.code, caught.value.message) == (None, "the operation failed")


def test_a_failure_shows_no_secret(user: User) -> None:
    failed = video("failed", error={"code": f"{SECRET}-key", "message": f"not {SECRET}-key"})
    credential = user.feature.package.ApiKey(f"{SECRET}-key")

    async def use(client: Any, get: Any) -> None:
        await get((await get(client.videos.create(prompt="a"))).wait())

    with pytest.raises(user.feature.package.OperationFailedError) as caught:
        user.use(Server(video("queued"), failed), use, credential=credential)
    assert SECRET not in f"{caught.value}{caught.value!r}{caught.value.code}"


@pytest.mark.parametrize("identity", ["x" * 20_000, "\0", "a\nb", "\ud800", f"{URL}\n"])
def test_an_id_of_somebody_else_is_refused_before_anything_is_sent(
    user: User, identity: str
) -> None:
    server = Server(200)

    async def use(client: Any, get: Any) -> None:
        await get(client.models.resume_train(identity).status())

    with pytest.raises(user.feature.package.ArgumentError):
        user.use(server, use)
    assert server.urls == []
