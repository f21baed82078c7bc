"""Values that are valid and unusual: the package's own tests pass, and the client means the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ..harness import Feature, json


def test_a_record_can_have_the_name_of_a_class_of_python(feature: Feature) -> None:
    thing = {"name": "a", "exact": "1.50", "amount": {"value": "1.5"}}
    found = feature.value("things.get", "s-1", reply=json(thing))
    assert found.exact == Decimal("1.50")
    assert found.amount == feature.types.Decimal(value="1.5")


def test_a_reason_is_one_line_however_it_is_written(feature: Feature) -> None:
    error = {"Code": "NotFound", "Message": "Nothing."}
    with pytest.raises(feature.package.ServiceError) as raised:
        feature.call("things.get", "s-1", reply=json(error, 404))
    assert raised.value.reasons == ("It is gone", "It is gone too", "It is gone as well")
