"""Where requests of an operation go, what they need, and how it goes on, for a reader."""

from __future__ import annotations

from clientgen.credentials import needs_of
from clientgen.ir import Operation, Service, Text, joined
from clientgen.symbols.model import Symbols


def spell_address(operation: Operation) -> Text | None:
    """Return a sentence on the endpoint of an operation that has its own."""
    if operation.endpoint is None:
        return None
    if operation.servers:
        shown = (joined("`", each.url, "` (`", each.name or "", "`)") for each in operation.servers)
        return joined("Requests go to the address of the server: ", joined(*shown, by=", "), ".")
    return joined("Requests go to `", operation.endpoint.url, "`.")


def spell_states(operation: Operation) -> Text | None:
    """Return a sentence on the states of an operation that goes on after its response."""
    words = operation.long_running
    if words is None:
        return None
    running, succeeded, failed = (
        joined(*(joined("`", each.text, "`") for each in states), by=", ")
        for states in (words.running, words.succeeded, words.failed)
    )
    code = (", with the code in `", words.code.text, "`") if words.code is not None else ()
    return joined(
        *("`", words.status.text, "` of `", words.poll.text, "` is ", running),
        *(" while it goes on, ", succeeded, " after it succeeded, ", failed, " after it failed"),
        *(*code, "."),
    )


def spell_needs(operation: Operation, service: Service, symbols: Symbols) -> str:
    """Return a sentence on the credentials of an operation that states them; else nothing."""
    if operation.auth is None:
        return ""
    needs = needs_of(service, operation)
    alternatives = [
        " and ".join(f"`{symbols.auth[auth.path]}`" for auth in each) for each in needs if each
    ]
    if not alternatives:
        return "It is sent without a credential."
    end = ", or without a credential" if () in needs else ""
    return f"It is sent with {', or with '.join(alternatives)}{end}."
