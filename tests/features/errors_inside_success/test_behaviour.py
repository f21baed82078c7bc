from __future__ import annotations

from typing import Any

import httpx2
import pytest

from ..harness import Feature, Reply, json, xml


def failure(feature: Feature, reply: Reply) -> Any:
    outcome = feature.attempt("channels.info", "general", reply=reply, client={"retries": 0})
    assert isinstance(outcome.error, feature.package.ServiceError)
    return outcome.error


def test_a_success_that_is_an_error_is_raised(feature: Feature) -> None:
    sent = {"ok": False, "error": "channel_not_found", "response_metadata": {"messages": ["No"]}}
    error = failure(feature, json(sent))
    assert type(error) is feature.package.ChannelNotFoundError
    assert (error.status, error.code, error.message) == (200, "channel_not_found", "No")
    assert error.reasons == ("There is no such channel",)
    assert error.value.response_metadata.messages == ["No"]


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (json({"ok": False, "error": "never_heard_of"}), "never_heard_of"),
        (json({"ok": False}), None),
        (json({"ok": "false", "error": 7}), None),
        (json({"ok": False, "error": {"code": "x"}}), "x"),
        (xml("<a><ok>false</ok><error>x</error></a>"), "x"),
    ],
)
def test_errors_of_other_forms_are_no_successes(
    feature: Feature, reply: Reply, code: str | None
) -> None:
    error = failure(feature, reply)
    assert type(error) is feature.package.ServiceError
    assert (error.status, error.code) == (200, code)


def test_what_does_not_say_that_it_is_an_error_is_none(feature: Feature) -> None:
    for ok in (True, "true"):
        assert feature.value("channels.info", "a", reply=json({"ok": ok, "name": "a"})).name == "a"
    for body in ({"name": "a"}, {"ok": None, "name": "a"}, {"ok": 0, "name": "a"}, [], "false"):
        outcome = feature.attempt("channels.info", "a", reply=json(body))
        assert not isinstance(outcome.error, feature.package.ServiceError)


def download(feature: Feature, content_type: str, content: bytes) -> bytes:
    headers = {"Content-Type": content_type}
    transport = httpx2.MockTransport(
        lambda _: httpx2.Response(200, headers=headers, content=content)
    )
    with httpx2.Client(transport=transport) as http, feature.sync_client(http=http) as client:
        found: bytes = client.channels.export().read()
        return found


def test_an_error_in_place_of_a_stream_of_bytes_is_raised(feature: Feature) -> None:
    assert download(feature, "application/octet-stream", b'{"ok": false}') == b'{"ok": false}'
    with pytest.raises(feature.package.ServiceError) as caught:
        download(feature, "application/json; charset=utf-8", b'{"ok": false, "error": "x"}')
    assert (caught.value.status, caught.value.code) == (200, "x")
    message = "the response is no stream of bytes"
    with pytest.raises(feature.package.UnexpectedResponse, match=message):
        download(feature, "application/json", b'{"ok": true}')


def test_statuses_of_errors_stay_errors(feature: Feature) -> None:
    assert failure(feature, json({"ok": False, "error": "x"}, 404)).status == 404


def test_the_emulator_and_the_command_say_the_same(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    with feature.module("emulator").Emulator() as emulator, emulator.client() as client:
        client.channels.create(name="general")
        with pytest.raises(feature.package.ServiceError) as caught:
            client.channels.create(name="general")
        assert (caught.value.status, caught.value.code) == (200, "name_taken")
        assert caught.value.value == feature.types.Failure(
            ok=False,
            error="name_taken",
            response_metadata=feature.types.Metadata(messages=[caught.value.message]),
        )
        words = [f"--endpoint={emulator.endpoint}", "channels", "info", "nowhere"]
        assert feature.module("cli").run(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("error: 200: channel_not_found: ")
