from __future__ import annotations

import httpx2
import pytest

from ..harness import Feature, Reply, json

_PAGE = Reply(status=203, headers={"Content-Type": "application/pdf"}, content=b"abc")


@pytest.mark.parametrize("status", [200, 201, 202, 226, 299])
def test_every_success_is_read_as_the_response_of_the_range(feature: Feature, status: int) -> None:
    done = feature.call("jobs.get", 1, reply=json({"id": 1}, status))
    assert done.value.value == feature.types.Job(id=1)
    assert done.value.status == status


def test_a_status_in_digits_has_its_own_response(feature: Feature) -> None:
    types = feature.types
    assert feature.value("jobs.hand_in", 1, reply=json({"id": 1})) == types.Job(id=1)
    assert feature.value("jobs.hand_in", 1, reply=json({"url": "u"}, 207)) == types.Place(url="u")


@pytest.mark.parametrize("status", [300, 304, 399])
def test_the_range_is_of_successes(feature: Feature, status: int) -> None:
    with pytest.raises(feature.package.UnexpectedResponse) as caught:
        feature.call("jobs.get", 1, reply=json({"id": 1}, status))
    assert "where the spec declares 2XX" in caught.value.message


@pytest.mark.parametrize("status", [400, 500])
def test_errors_are_not_in_the_range(feature: Feature, status: int) -> None:
    with pytest.raises(feature.package.SuccessStatusesError) as caught:
        feature.call("jobs.cancel", 1, reply=Reply(status=status))
    assert caught.value.status == status


def test_a_response_without_its_body_is_refused(feature: Feature) -> None:
    with pytest.raises(feature.package.UnexpectedResponse, match="the body is empty"):
        feature.call("jobs.get", 1, reply=Reply(status=204))


def test_a_range_without_a_body_ignores_one(feature: Feature) -> None:
    for reply in (Reply(status=204), json({"id": 1}, 207)):
        assert feature.value("jobs.cancel", 1, reply=reply) is None


def test_304_stays_the_response_to_a_condition(feature: Feature) -> None:
    found = feature.value("jobs.find", 1, reply=Reply(status=203, headers={"ETag": '"b"'}))
    assert found == '"b"'
    with pytest.raises(feature.package.NotModifiedError):
        feature.call("jobs.find", 1, if_none_match='"b"', reply=Reply(status=304))


def test_several_responses_of_the_range(feature: Feature) -> None:
    job = json({"id": 1}, 203)
    assert feature.value("jobs.print", 1, reply=job) == feature.types.Job(id=1)
    assert feature.value("jobs.print", 1, reply=_PAGE) == b"abc"


def test_streams_of_the_range(feature: Feature) -> None:
    head, lines = {"content-type": "application/x-ndjson"}, b'{"id": 1}\n{"id": 2}\n'
    answer = httpx2.MockTransport(lambda _: httpx2.Response(206, headers=head, content=lines))
    with httpx2.Client(transport=answer) as http, feature.sync_client(http=http) as client:
        assert [each.id for each in client.jobs.watch(1)] == [1, 2]
        raw = client.with_raw_response.jobs.watch(1)
        assert (raw.status, [each.id for each in raw.value]) == (206, [1, 2])


def test_pages_of_the_range(feature: Feature) -> None:
    page = feature.value("jobs.list", reply=[json([{"id": 1}], 203), json([], 206)])
    assert page.items == [feature.types.Job(id=1)]


def test_the_description_has_the_status_with_which_it_is_sent(feature: Feature) -> None:
    found = {each["method"]: each["responses"][-1] for each in feature.operations}
    sent = {name: found[name].get("sent") for name in ("get", "hand_in", "start")}
    assert sent == {"get": 200, "hand_in": 201, "start": None}
    assert (found["get"]["status"], found["start"]["status"]) == ("2XX", 204)
