from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature

HERE = "https://forge.example.com"


class Server:
    """Answers the first request with this link or URL, and the second with the last page."""

    def __init__(self, link: str = "", url: str = "") -> None:
        self._link = link
        self._url = url
        self.urls: list[str] = []

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.urls.append(str(request.url))
        is_first, is_list = len(self.urls) == 1, request.url.path.endswith("repos")
        repo = [{"name": f"r{len(self.urls)}", "owner": "ada"}]
        tags: dict[str, Any] = {"value": [f"v{len(self.urls)}"]}
        if is_first and self._url:
            tags["@odata.nextLink"] = self._url
        headers = {"Link": self._link} if is_first and self._link else {}
        return httpx2.Response(
            200, json=repo if is_list and not self._url else tags, headers=headers
        )


def walk(feature: Feature, kind: str, server: Server, method: str, *arguments: str) -> list[Any]:
    transport = httpx2.MockTransport(server.answer)
    key = feature.package.ApiKey("fake-key-of-the-user")
    if kind == "sync":
        with httpx2.Client(transport=transport) as http:
            client = feature.sync_client(http=http, credential=key)
            return list(getattr(client.repos, method)(*arguments))

    async def run() -> list[Any]:
        async with httpx2.AsyncClient(transport=transport) as http:
            client = feature.async_client(http=http, credential=key)
            return [item async for item in getattr(client.repos, method)(*arguments)]

    return asyncio.run(run())


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def client(feature: Feature) -> Iterator[Any]:
    with (
        feature.module("emulator").Emulator() as emulator,
        feature.sync_client(endpoint=emulator.endpoint) as made,
    ):
        yield made


def test_the_emulator_links_to_its_own_pages(client: Any) -> None:
    raw = client.with_raw_response.repos.list(per_page=1)
    link = raw.headers["Link"]
    assert link.startswith(f"<{client.endpoint}/repos?per_page=1&")
    assert link.endswith('; rel="next"')
    assert [repo.name for repo in raw.value] == ["tools", "docs", "site"]
    pages = client.repos.list(owner="ada", per_page=50).pages()
    assert [[repo.name for repo in page.items] for page in pages] == [["tools", "docs"]]
    # the spec says how many a page has at most
    assert [len(page.items) for page in client.repos.list(per_page=50).pages()] == [2, 1]


def test_the_emulator_gives_urls_in_the_body(client: Any) -> None:
    page = client.repos.tags("tools")
    assert page.response.next_link.startswith(f"{client.endpoint}/repos/tools/tags?")
    assert list(page) == ["v1", "v2", "v3"]
    assert page.next_page().response.next_link is None


@pytest.mark.parametrize(
    "link",
    [
        f'<{HERE}/repos?page=2>; rel="next"',
        "</repos?page=2>;rel=next",
        "<?page=2>; rel=next",
        f'<{HERE}/repos?page=9>; rel="last", <{HERE}/repos?page=2>; rel="next"',
        f'<{HERE}/x?a=1,2>; rel="prev"; title="a, b; rel=\\"next\\"", <{HERE}/repos?page=2>; rel=next',
        f'<{HERE}/repos?page=2>; title="<x>"; rel="prefetch NEXT"',
        f"<{HERE}/repos?page=2>; REL=next; rel=last",
        f'garbage, <{HERE}/repos?page=2>; rel="next"; x',
    ],
)
def test_links_are_followed(feature: Feature, kind: str, link: str) -> None:
    server = Server(link)
    assert [repo.name for repo in walk(feature, kind, server, "list")] == ["r1", "r2"]
    assert server.urls[1] == f"{HERE}/repos?page=2&key=fake-key-of-the-user"


@pytest.mark.parametrize(
    "link",
    [
        "",
        f'<{HERE}/repos?page=2>; rel="last"',
        f'<{HERE}/repos?page=2; rel="next"',
        f'{HERE}/repos?page=2; rel="next"',
        f'<{HERE}/repos?page=2>; rel="last"; rel="next"',
        f'<{HERE}/repos?page=2>; xrel="next"',
        f'<{HERE}/repos?page=2>; title="rel=next"',
        '<>; rel="next"',
        ";" * 5000,
    ],
)
def test_what_is_no_link_to_the_next_page_ends_the_list(
    feature: Feature, kind: str, link: str
) -> None:
    server = Server(link)
    assert [repo.name for repo in walk(feature, kind, server, "list")] == ["r1"]


def test_a_declared_host_may_have_the_next_page(feature: Feature, kind: str) -> None:
    server = Server(url="https://pages.example.com/x?page=2#part")
    assert walk(feature, kind, server, "tags", "tools") == ["v1", "v2"]
    assert server.urls[1] == "https://pages.example.com/x?page=2&key=fake-key-of-the-user"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example.net/repos?page=2",
        "http://forge.example.com/repos?page=2",
        "https://forge.example.com:8443/repos?page=2",
        "https://user:fake-password@forge.example.com/repos?page=2",
        "https://forge.example.com.evil.example.net/",
        "//evil.example.net/repos",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://forge.example.com\\@evil.example.net/",
        "https://xn--/",
        "https://[::1",
        "http://pages.example.com/x",
    ],
)
def test_no_page_leads_elsewhere(feature: Feature, kind: str, url: str) -> None:
    server = Server(url=url)
    with pytest.raises(feature.package.UnexpectedResponse, match="the next page is at") as caught:
        walk(feature, kind, server, "tags", "tools")
    assert len(server.urls) == 1
    assert "fake-password" not in str(caught.value)
    assert "page=2" not in str(caught.value)


def test_a_url_that_repeats_is_an_error(feature: Feature, kind: str) -> None:
    class Circle(Server):
        def answer(self, request: httpx2.Request) -> httpx2.Response:
            self.urls.append(str(request.url))
            return httpx2.Response(
                200, json={"value": ["v"], "@odata.nextLink": f"{HERE}/x?page=2"}
            )

    server = Circle()
    with pytest.raises(feature.package.UnexpectedResponse, match="has led to a page before"):
        walk(feature, kind, server, "tags", "tools")
    assert len(server.urls) == 2


def test_a_credential_in_a_url_is_not_sent_twice(feature: Feature, kind: str) -> None:
    server = Server(url=f"{HERE}/x?key=fake-key-of-the-user&page=2")
    walk(feature, kind, server, "tags", "tools")
    assert server.urls[1] == f"{HERE}/x?page=2&key=fake-key-of-the-user"


def test_urls_are_never_shown(
    feature: Feature, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    for server, method, arguments in (
        (Server(f'<{HERE}/repos?at=fake-token-1>; rel="next"'), "list", ()),
        (Server(url=f"{HERE}/x?at=fake-token-1"), "tags", ("tools",)),
    ):
        with caplog.at_level("DEBUG"):
            walk(feature, kind, server, method, *arguments)
        assert len(server.urls) == 2
    assert "fake-token-1" not in caplog.text
