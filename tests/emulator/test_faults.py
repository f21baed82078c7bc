from __future__ import annotations

import pytest

from emulator_runtime.faults import Fault, FaultError, Faults, Trouble, fault_from_text

OPERATIONS = ["accounts.create", "accounts.list", "regions.list"]
ENDS = {"accounts.create": ["failed", "cancelled"]}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("status=503", Fault(status=503)),
        ("accounts.*:delay=0.5", Fault(operation="accounts.*", delay=0.5)),
        (
            "accounts.list: status=503, retry-after=3, every=2",
            Fault(operation="accounts.list", status=503, retry_after=3, every=2),
        ),
        ("reset=after,probability=0.25,seed=9", Fault(reset="after", probability=0.25, seed=9)),
        ("truncate=0,drip=1,times=3", Fault(truncate=0, drip=1.0, times=3)),
        ("accounts.*:end=failed,times=1", Fault(operation="accounts.*", end="failed", times=1)),
        ("end=cancelled,code=too_old", Fault(end="cancelled", code="too_old")),
    ],
)
def test_rules_are_read(text: str, fault: Fault) -> None:
    assert fault_from_text(text, OPERATIONS, ENDS) == fault


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "unknown part `` of a fault"),
        ("every=2", "has no effect"),
        ("status=200", "a status from 400 to 599"),
        ("status=", "a status from 400 to 599"),
        ("delay=-1", "seconds from 0"),
        ("delay=nan", "seconds from 0"),
        ("delay=1e9", "seconds from 0"),
        ("reset=now", "`before` or `after`"),
        ("status=503,every=0", "a number from 1"),
        ("status=503,probability=2", "from 0 to 1"),
        ("status=503,probability=nan", "from 0 to 1"),
        ("retry-after=1,delay=1", "needs `status`"),
        ("storage.list:status=503", "unknown operation"),
        ("status=503,wait=1", "unknown part `wait`"),
        ("code=too_old", "has no effect"),
        ("status=503,code=too_old", "`code` needs `end`"),
        ("end=", "a state"),
        ("end=exploded", "expected failed, cancelled"),
        ("regions.*:end=failed", "no operation of `regions.*` is long-running"),
    ],
)
def test_other_rules_say_what_to_write(text: str, message: str) -> None:
    with pytest.raises(FaultError) as caught:
        fault_from_text(text, OPERATIONS, ENDS)
    assert message in str(caught.value)


def hits(fault: Fault, count: int, operation: str = "accounts.list") -> list[int]:
    faults = Faults([fault])
    answers = [faults.next_trouble(operation) for _ in range(count)]
    return [number for number, trouble in enumerate(answers, 1) if trouble.status]


def test_how_often() -> None:
    assert hits(Fault(status=503, every=3), 7) == [3, 6]
    assert hits(Fault(status=503, every=2, times=2), 9) == [2, 4]
    assert hits(Fault(status=503, operation="regions.*"), 3) == []
    assert hits(Fault(status=503, operation="accounts.*"), 2) == [1, 2]


def test_chance_is_repeatable() -> None:
    found = hits(Fault(status=503, probability=0.3, seed=5), 100)
    assert found == hits(Fault(status=503, probability=0.3, seed=5), 100)
    assert found != hits(Fault(status=503, probability=0.3, seed=6), 100)
    assert 15 < len(found) < 45


def test_rules_compose() -> None:
    faults = Faults([Fault(delay=1, status=500), Fault(delay=2, status=503, truncate=4)])
    assert faults.next_trouble("x") == Trouble(delay=3, status=500, truncate=4)
    faults.clear()
    assert not faults.active
    assert faults.next_trouble("x") == Trouble()


def test_a_request_before_the_time_of_retry_after_is_refused_again() -> None:
    now = [100.0]
    rule = fault_from_text("accounts.list:status=429,retry-after=10,times=2")
    faults = Faults([rule], clock=lambda: now[0])

    def ask(at: float, operation: str = "accounts.list") -> int | None:
        now[0] = 100 + at
        return faults.next_trouble(operation).retry_after

    assert [ask(0), ask(0.5), ask(9.2)] == [10, 10, 1]
    assert ask(9.3, "accounts.get") is None
    assert [ask(10), ask(19)] == [10, 1]
    assert ask(20) is None
    faults.reset()
    assert ask(20.5) == 10
