from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest

from ..harness import Feature, Reply, json

SHOP = {"shop": "books"}


@pytest.mark.parametrize(
    ("server", "operation", "origin"),
    [
        ({}, "pictures.get", "https://books.eu.example.com"),
        ({"server": "us"}, "pictures.get", "https://books.us.example.com"),
        ({"server": "us"}, "pictures.upload", "https://books.uploads.example.com"),
        ({"server": "us"}, "pictures.list", "https://lists.example.com"),
        ({}, "pictures.download", "https://books.files.eu.example.com"),
        ({"server": "eu"}, "pictures.download", "https://books.files.eu.example.com"),
        ({"server": "us"}, "pictures.download", "https://books.files.us.example.com"),
        (
            {"server": "us", "endpoint": "https://own.example.org"},
            "pictures.download",
            "https://own.example.org",
        ),
        (
            {"server": "us", "endpoint": "https://own.example.org/shop"},
            "pictures.get",
            "https://own.example.org/shop",
        ),
        ({"endpoint": "https://own.example.org"}, "pictures.upload", "https://own.example.org"),
    ],
)
def test_where_requests_go(
    feature: Feature, server: dict[str, str], operation: str, origin: str
) -> None:
    given = {
        "pictures.get": {"picture": "a"},
        "pictures.upload": {"name": "a"},
        "pictures.list": {},
        "pictures.download": {"picture": "a"},
    }
    replies = {
        "pictures.get": json({"name": "a"}),
        "pictures.upload": Reply(status=201),
        "pictures.download": Reply(
            status=200, headers={"Content-Type": "application/octet-stream"}, content=b"a"
        ),
    }
    client = {**SHOP, **server, "credential": feature.package.ApiKey("fake-key")}
    sent = feature.call(
        operation, client=client, reply=replies.get(operation, json([])), **given[operation]
    ).request
    assert sent.url.startswith(f"{origin}/v1/pictures")
    assert sent.headers["x-key"] == "fake-key"


def test_a_server_that_does_not_exist(feature: Feature) -> None:
    with pytest.raises(feature.package.ArgumentError, match="`server` must be one of `eu`, `us`"):
        feature.sync_client(**SHOP, server="asia")


def test_what_a_shop_can_be(feature: Feature) -> None:
    with pytest.raises(feature.package.ArgumentError, match="`shop`"):
        feature.sync_client(shop="evil.example/", server="us")


def test_the_argument_is_typed(feature: Feature) -> None:
    found = inspect.get_annotations(feature.package.ServersClient.__init__)
    assert found["server"] == "Literal['eu', 'us']"


@pytest.mark.parametrize(
    ("place", "is_followed"),
    [
        ("https://books.uploads.example.com/there", True),
        ("/there", True),
        ("https://books.eu.example.com/there", False),
        ("https://evil.example.com/there", False),
    ],
)
def test_redirects_stay_with_the_endpoint_of_the_operation(
    feature: Feature, place: str, is_followed: bool
) -> None:
    lists = "https://lists.example.com/there"
    place = place.replace("https://books.uploads.example.com/there", lists)
    reply = (Reply(status=302, headers={"Location": place}), json([]))
    outcome = feature.attempt("pictures.list", client=SHOP, reply=reply)
    assert [each.url for each in outcome.requests[1:]] == ([lists] if is_followed else [])
    assert isinstance(outcome.error, feature.package.UnexpectedResponse) != is_followed


def test_the_emulator_serves_them_all(feature: Feature) -> None:
    with feature.module("emulator").Emulator(require_auth=True) as emulator:
        with emulator.client() as client:
            client.pictures.upload(name="cover")
            assert client.pictures.get("cover").name == "cover"

        async def names() -> list[str]:
            async with feature.async_client(
                **SHOP, endpoint=emulator.endpoint, credential=emulator.make_credential()
            ) as client:
                assert await client.pictures.download("cover") == b"cover"
                return [each.name for each in await client.pictures.list()]

        assert asyncio.run(names()) == ["cover"]


def run(feature: Feature, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = feature.module("cli").run(words)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("flags", "words", "url"),
    [
        ([], ["get", "a"], "https://books.eu.example.com/v1/pictures/a"),
        (["--server=us"], ["get", "a"], "https://books.us.example.com/v1/pictures/a"),
        (["--server=us"], ["list"], "https://lists.example.com/v1/pictures"),
        (
            ["--server=us"],
            ["download", "a"],
            "https://books.files.us.example.com/v1/pictures/a/content",
        ),
        ([], ["download", "a"], "https://books.files.eu.example.com/v1/pictures/a/content"),
        (["--endpoint=https://own.example.org"], ["list"], "https://own.example.org/v1/pictures"),
    ],
)
def test_the_command_chooses_a_server(
    feature: Feature,
    capsys: pytest.CaptureFixture[str],
    flags: list[str],
    words: list[str],
    url: str,
) -> None:
    code, out, err = run(feature, capsys, "--shop=books", "--dry-run", *flags, "pictures", *words)
    assert (code, out.split()[-1], err) == (0, url, "")


def test_a_command_refuses_another_server(
    feature: Feature, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = run(feature, capsys, "--server=asia", "pictures", "list")
    assert (code, out) == (2, "")
    assert "'eu', 'us'" in err
    monkeypatch.setenv("SEVERAL_SERVERS_SERVER", "us")
    code, out, _ = run(feature, capsys, "--shop=books", "--dry-run", "pictures", "get", "a")
    assert out.split()[-1] == "https://books.us.example.com/v1/pictures/a"


def test_commands_reach_the_emulator(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--emulator", "--server=us", "pictures", "upload", "--name=a"]
    assert run(feature, capsys, *words)[0] == 0


def test_the_pages_name_servers(feature: Feature) -> None:
    assert "Requests go to `https://{shop}.uploads.example.com`." in (
        feature.folder / "api.md"
    ).read_text("utf-8")
    assert (
        "Requests go to the address of the server: `https://{shop}.files.us.example.com` (`us`), "
        "`https://{shop}.files.eu.example.com` (`eu`)."
    ) in (feature.folder / "api.md").read_text("utf-8")
    readme = (feature.folder / "README.md").read_text("utf-8")
    assert '`"eu"` (`https://{shop}.eu.example.com`, the default)' in readme
    assert "uploads.example.com" in str(
        feature.module("operations.pictures").Pictures.upload.__doc__
    )


def test_the_description(feature: Feature) -> None:
    index: Any = feature.description
    assert (index["server"], list(index["servers"])) == ("eu", ["eu", "us"])
    assert index["operations"]["pictures.list"]["endpoint"] == "https://lists.example.com"
    download = index["operations"]["pictures.download"]
    assert download["endpoint"] == download["servers"]["eu"]
