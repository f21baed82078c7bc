"""The meaning of errors: their reasons, and the meaning of a status without a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.ir import ErrorCode, ErrorUse, Operation, Service, Status, Text

Names = tuple[Text, ...]
"""The names of the reasons of one code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The reasons of one service."""

    service: Service
    errors: Mapping[Text, ErrorCode]
    usual: Mapping[Status, ErrorCode]
    """The default error of each status: the first of every operation or without reasons."""

    @classmethod
    def of(cls, service: Service) -> Reasons:
        """Return the reasons of `service`."""
        usual: dict[Status, ErrorCode] = {}
        for error in service.errors:
            if error.every_operation or not error.reasons:
                usual.setdefault(error.status, error)
        return cls(
            service=service, errors={error.name: error for error in service.errors}, usual=usual
        )

    @property
    def general(self) -> dict[Text, Names]:
        """The reasons of the codes that every operation can return."""
        return {
            error.name: tuple(reason.name for reason in error.reasons)
            for error in self.service.errors
            if error.every_operation and error.reasons
        }

    @property
    def texts(self) -> dict[Text, dict[Text, Text]]:
        """The texts of the reasons of each code that has reasons, by name."""
        return {
            error.name: {reason.name: reason.text for reason in error.reasons}
            for error in self.service.errors
            if error.reasons
        }

    @property
    def renamed(self) -> dict[tuple[Status, Text], Text]:
        """The names of the errors whose code is not their name, by status and code."""
        found: dict[tuple[Status, Text], Text] = {}
        for error in self.service.errors:
            if error.code is not None and error.code != error.name:
                found.setdefault((error.status, error.code), error.name)
        return found

    def of_operation(self, operation: Operation) -> dict[Status, dict[Text, Names]]:
        """Return the errors of each status of an operation; omit statuses with the default error."""
        found: dict[Status, dict[Text, Names]] = {}
        for use in operation.errors:
            error = self.errors.get(use.name)
            if error is not None:
                found.setdefault(error.status, {})[use.name] = _names(error, use)
        return {
            status: named for status, named in found.items() if not self._is_usual(status, named)
        }

    def _is_usual(self, status: Status, named: Mapping[Text, Names]) -> bool:
        # compare names and never texts: generated code does not depend on texts
        usual = self.usual.get(status)
        return usual is not None and named == {usual.name: ()}


def _names(error: ErrorCode, use: ErrorUse) -> Names:
    known = {reason.name for reason in error.reasons}
    return tuple(name for name in use.reasons if name in known)
