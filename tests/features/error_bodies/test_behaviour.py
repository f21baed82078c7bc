from __future__ import annotations

from typing import Any

import httpx2
import pytest

from ..harness import Feature, Reply, json


def failure(feature: Feature, reply: Reply, operation: str = "payments.pay") -> Any:
    given: dict[str, Any] = {"id": "p1"} | ({"amount": 1} if operation == "payments.pay" else {})
    outcome = feature.attempt(operation, reply=reply, client={"retries": 0}, **given)
    assert isinstance(outcome.error, feature.package.ServiceError)
    return outcome.error


def nested(status: int, **facts: object) -> Reply:
    return json({"error": {"message": "No", **facts}}, status)


@pytest.mark.parametrize(
    ("status", "code", "kind", "reasons"),
    [
        (402, "card_declined", "CardDeclinedError", 2),
        (402, "10001", "PaymentError", 0),
        (402, "invalid", "PaymentError", 1),
        (422, "invalid", "CallerError", 1),
        (409, "never heard of", "CallerError", 0),
        (503, "never heard of", "OtherError", 0),
    ],
)
def test_codes_of_any_form(
    feature: Feature, status: int, code: str, kind: str, reasons: int
) -> None:
    error = failure(feature, nested(status, code=code))
    assert (type(error).__name__, error.code, error.message) == (kind, code, "No")
    assert len(error.reasons) == reasons


def test_numbers_as_codes_in_a_body_of_their_own(feature: Feature) -> None:
    error = failure(feature, json({"errors": [{"number": 10001, "text": "Too often"}]}, 429))
    assert (error.code, error.message) == ("10001", "Too often")
    assert error.reasons == ("The card was tried too often",)
    assert error.value.errors[0].number == 10001


def test_one_code_has_the_meaning_of_its_status(feature: Feature) -> None:
    for status, title in ((402, "The amount cannot be paid"), (422, "A member is wrong")):
        assert failure(feature, nested(status, code="invalid")).reasons == (title,)


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (404, "NotFoundError", "There is no such payment"),
        (409, "CallerError", "The request is refused"),
        (503, "OtherError", "The bank does not answer"),
    ],
)
def test_statuses_without_a_code(feature: Feature, status: int, kind: str, reason: str) -> None:
    for reply in (Reply(status=status), nested(status), nested(status, type="not_a_code")):
        error = failure(feature, reply, "payments.get")
        assert (type(error).__name__, error.code, error.reasons) == (kind, None, (reason,))


def test_the_value_is_the_declared_body(feature: Feature) -> None:
    types = feature.types
    error = failure(feature, nested(402, code="x", param="amount", unknown=1))
    facts = types.ErrorFacts(message="No", code="x", param="amount")
    assert error.value == types.ErrorBody(error=facts)


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"Code": "card_declined", "Message": "No"}, "card_declined", "No"),
        ({"type": "urn:x", "title": "No"}, "urn:x", "No"),
        ({"error": "card_declined", "error_description": "No"}, "card_declined", "No"),
        ({"error": {"message": {"value": "No"}}}, None, "No"),
        ({"errors": [1]}, None, "Payment Required"),
        ([], None, "Payment Required"),
    ],
)
def test_bodies_of_other_shapes_are_read_all_the_same(
    feature: Feature, body: object, code: str | None, message: str
) -> None:
    error = failure(feature, json(body, 402))
    assert (error.code, error.message, error.value) == (code, message, None)


def test_exceptions_of_codes_are_below_those_of_their_statuses(feature: Feature) -> None:
    package = feature.package
    assert issubclass(package.CardDeclinedError, package.PaymentError)
    assert package.CallerError.__mro__[1] is package.ServiceError


def test_the_emulator_answers_with_them(feature: Feature) -> None:
    package, types = feature.package, feature.types
    with feature.module("emulator").Emulator() as emulator, emulator.client() as client:
        client.payments.pay(id="p1", amount=1)
        with pytest.raises(package.CardDeclinedError, match="reported lost") as caught:
            client.payments.pay(id="p1", amount=1)
        facts = {"status": 402, "code": "card_declined", "message": "Your card was reported lost."}
        assert caught.value.value == types.ErrorBody(error=types.ErrorFacts(**facts))
        with pytest.raises(package.NotFoundError) as caught:
            client.payments.get("p2")
        assert caught.value.code is None
        said = httpx2.post(f"{emulator.endpoint}/payments", json={"id": "p2", "amount": -1})
        assert said.status_code == 400
        assert set(said.json()["error"]) == {"status", "message"}
