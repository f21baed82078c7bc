"""The meaning of error codes: their reasons, and the meaning of a status without a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.ir import ErrorCode, ErrorUse, Operation, Service, Text

Names = tuple[Text, ...]
"""The names of the reasons of one code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The reasons of one service."""

    service: Service
    errors: Mapping[Text, ErrorCode]
    usual: Mapping[int, ErrorCode]
    """The default code of each status: the first of every operation or without reasons."""

    @classmethod
    def of(cls, service: Service) -> Reasons:
        """Return the reasons of `service`."""
        usual: dict[int, ErrorCode] = {}
        for error in service.errors:
            if error.every_operation or not error.reasons:
                usual.setdefault(error.status, error)
        return cls(
            service=service, errors={error.code: error for error in service.errors}, usual=usual
        )

    @property
    def general(self) -> dict[Text, Names]:
        """The reasons of the codes that every operation can return."""
        return {
            error.code: tuple(reason.name for reason in error.reasons)
            for error in self.service.errors
            if error.every_operation and error.reasons
        }

    @property
    def texts(self) -> dict[Text, dict[Text, Text]]:
        """The texts of the reasons of each code that has reasons, by name."""
        return {
            error.code: {reason.name: reason.text for reason in error.reasons}
            for error in self.service.errors
            if error.reasons
        }

    def of_operation(self, operation: Operation) -> dict[int, dict[Text, Names]]:
        """Return the codes of each status of an operation; omit statuses with the default code."""
        found: dict[int, dict[Text, Names]] = {}
        for use in operation.errors:
            error = self.errors.get(use.code)
            if error is not None:
                found.setdefault(error.status, {})[use.code] = _names(error, use)
        return {
            status: codes for status, codes in found.items() if not self._is_usual(status, codes)
        }

    def _is_usual(self, status: int, codes: Mapping[Text, Names]) -> bool:
        # compare codes and never texts: generated code does not depend on texts
        usual = self.usual.get(status)
        return usual is not None and codes == {usual.code: ()}


def _names(error: ErrorCode, use: ErrorUse) -> Names:
    known = {reason.name for reason in error.reasons}
    return tuple(name for name in use.reasons if name in known)
