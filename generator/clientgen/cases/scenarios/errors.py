"""The errors of the emulator, as the spec names them."""

from __future__ import annotations

from collections.abc import Sequence

from clientgen.cases.scenarios.outcomes import Refused, Underivable
from clientgen.cases.values import Values
from clientgen.ir import Behaviour, ErrorCode, ErrorResponse, reveal, statuses_of
from clientgen.ir.behaviour import Situation
from clientgen.wire import Problem

_OF_RANGE = {"4XX": 400}
_STATUSES: dict[Situation, tuple[int, ...]] = {
    "unknown_path": (404, 400),
    "unknown_verb": (405, 400),
    "wrong_query": (400,),
    "wrong_header": (400,),
    "unauthenticated": (401, 403, 400),
    "malformed_request": (400,),
    "missing_body": (400,),
    "malformed_body": (400,),
    "missing_content_type": (400,),
    "unknown_content_type": (415, 400),
    "too_large": (413, 400),
    "busy": (503,),
    "internal": (500,),
}
"""The statuses of refusals that `refusals` does not name: the first that an error has."""


class Errors:
    """Finds the error of a refused request; `Underivable` if the spec has none."""

    def __init__(self, values: Values, behaviour: Behaviour) -> None:
        self._values = values
        self._behaviour = behaviour
        self._by_status: dict[object, ErrorCode] = {}
        for error in values.service.errors:
            self._by_status.setdefault(error.status, error)

    def refused(self, error: ErrorResponse | None, status: int) -> Exception:
        """Return the error that the spec names, or else that of a status."""
        if error is None:
            return self._of_status(status)
        known = self._values.catalog.errors.get(error.code.text)
        if known is None:
            return Underivable()
        status = known.status if isinstance(known.status, int) else _OF_RANGE.get(known.status, 500)
        messages = {reason.name: reason.message for reason in known.reasons}
        reason = None if error.reason is None else messages.get(error.reason.text)
        said = error.message.text if error.message is not None else reason or known.message
        return _refused(known, status, None if said is None else reveal(said))

    def invalid(self, problems: Sequence[Problem]) -> Exception:
        """Return the error of invalid input: that of the first rule which fits a problem."""
        for rule in self._behaviour.invalid:
            at, codes = ({reveal(each.text) for each in some} for some in (rule.at, rule.rules))
            for problem in problems:
                name = problem.path.rpartition(".")[2].partition("[")[0]
                if (not at or name in at) and (not codes or problem.code in codes):
                    return self.refused(rule.error, 400)
        return self._of_status(400)

    def situation(self, name: Situation) -> Exception:
        """Return the error of a request that is refused before its operation begins."""
        chosen = next((r for r in self._behaviour.refusals if r.situation == name), None)
        if chosen is not None:
            return self.refused(chosen.error, 400)
        if name not in _STATUSES:
            return Underivable()
        known = {error.status for error in self._values.service.errors}
        statuses = _STATUSES[name]
        return self._of_status(next((s for s in statuses if s in known), statuses[0]))

    def _of_status(self, status: int) -> Exception:
        ranges = statuses_of(status)
        known = next((self._by_status[each] for each in ranges if each in self._by_status), None)
        if known is None:
            return Underivable()
        return _refused(known, status, None if known.message is None else reveal(known.message))


def _refused(error: ErrorCode, status: int, message: str | None) -> Exception:
    return Underivable() if status < 400 else Refused(error=error, status=status, message=message)
