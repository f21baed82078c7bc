from __future__ import annotations

from ..harness import Feature, Reply


def test_a_response_to_head_tells_of_no_error_inside_of_a_success(feature: Feature) -> None:
    reply = Reply(status=200, headers={"X-Count": "3"})
    assert feature.value("things.look", reply=reply, client={"tenant": "acme"}) == 3
    cases = next(file for file in feature.files if file.path == "tests/cases/things.json")
    assert b'"start__200-odd"' in cases.content
    assert b'"look__200-odd"' not in cases.content
