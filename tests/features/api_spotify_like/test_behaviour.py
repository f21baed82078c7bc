from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from ..harness import Feature


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint, market="DE") as made:
        yield made


def test_pages_have_absolute_urls(client: Any) -> None:
    page = client.albums.tracks("al-1", limit=2)
    told = page.response
    assert (told.limit, told.offset, told.total) == (2, 0, 3)
    assert told.next.startswith(f"{client.endpoint}/v1/albums/al-1/tracks?")
    assert "market=DE" in told.next
    assert [track.name for track in page] == ["Idioteque", "Optimistic", "In Limbo"]
    assert page.next_page().response.next is None


def test_a_track_is_in_a_track(feature: Feature, endpoint: str) -> None:
    async def run() -> list[Any]:
        async with feature.async_client(endpoint=endpoint, market="DE") as client:
            return [track async for track in client.albums.tracks("al-1", limit=1)]

    first, second, _ = asyncio.run(run())
    assert first.linked_from == feature.types.Track(id="tr-0", name="Idioteque", duration_ms=309000)
    assert (first.type, second.linked_from) == ("track", None)


def test_playlists_are_created_and_changed(feature: Feature, client: Any) -> None:
    made = client.playlists.create("ada", name="Mornings")
    assert (made.name, made.public, made.description) == ("Mornings", True, None)
    assert client.playlists.change(made.id, public=False, description="Soft") is None
    with pytest.raises(feature.package.NotFoundError) as caught:
        client.playlists.change("pl-9", public=False)
    assert (caught.value.code, caught.value.value.error.status) == (None, 404)


def test_the_country_goes_with_each_request(feature: Feature) -> None:
    done = feature.attempt("albums.get", "al-1", client={"market": "DE"})
    assert done.target == "/v1/albums/al-1?market=DE"


def test_the_command(feature: Feature, endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    run, words = feature.module("cli").run, [f"--endpoint={endpoint}", "--market=DE"]
    assert run([*words, "albums", "tracks", "al-1", "--page-size=2"]) == 0
    said = capsys.readouterr().out
    assert [name in said for name in ("Idioteque", "In Limbo", "duration")] == [True] * 3
    assert run([*words, "playlists", "create", "ada", "--name=Mornings", "--dry-run"]) == 0
    assert "/v1/users/ada/playlists?market=DE" in capsys.readouterr().out
