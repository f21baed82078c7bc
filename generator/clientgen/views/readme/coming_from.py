"""What is called otherwise in a client than in the one that it replaces, row by row."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.ir import Service
from clientgen.python_source import code_span
from clientgen.symbols import ANY_ERROR, Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """One row, as Markdown: `there` is what users know, `here` what it is now."""

    there: str
    here: str


def other_names(service: Service, symbols: Symbols, made: str) -> tuple[OtherName, ...]:
    """Return the rows for users of a client that Stainless generated; none for all other services.

    `made` are the arguments with which the client is made.
    """
    if service.python.successor_of is None:
        return ()
    rows = [
        *_of_calls(),
        *_of_clients(symbols, made),
        *_of_responses(symbols),
        *_of_errors(symbols),
    ]
    rows.append(
        (
            "hand-written helpers",
            f"in {code_span(f'src/{symbols.package}/lib/')}, which no run of the generator touches",
        )
    )
    return tuple(OtherName(there=there, here=here) for there, here in rows)


def _of_calls() -> list[tuple[str, str]]:
    changed = {"headers": '{"X-Trace": "1"}', "query": '{"trace": 1}', "body": '{"trace": 1}'}
    rows = [
        (code_span(f"extra_{word}={value}"), code_span(f"client.with_options({word}={value})"))
        for word, value in changed.items()
    ]
    limits = code_span("client.with_options(timeout=10.0, deadline=60.0, retries=5)")
    known = f"{code_span('timeout=10.0')}, {code_span('max_retries=5')}"
    return [
        *((f"{there} of a call", f"{here}, then the call") for there, here in rows),
        (
            known,
            f"{limits}; {code_span('deadline')} is for a whole call, and the client takes all three too",
        ),
        (
            f"{code_span('NOT_GIVEN')}, {code_span('omit')}",
            f"{code_span('UNSET')}, or no argument",
        ),
    ]


def _of_clients(symbols: Symbols, made: str) -> list[tuple[str, str]]:
    client = symbols.client
    more = f"{made}, " if made else ""
    return [
        (
            f"{code_span('api_key=')} and other credentials of the client",
            code_span(f"{client}({made})"),
        ),
        (
            code_span("base_url="),
            code_span(f'{client}({more}endpoint="https://service.example")'),
        ),
        (
            code_span("http_client=httpx.Client()"),
            code_span(f"{client}({more}http=httpx2.Client())"),
        ),
    ]


def _of_responses(symbols: Symbols) -> list[tuple[str, str]]:
    spans = (code_span(each) for each in ("raw.value", "raw.status", "raw.headers"))
    rows = [
        (
            ", ".join(
                map(code_span, ("client.with_raw_response", ".parse()", ".status_code", ".headers"))
            ),
            f"{code_span('client.with_raw_response')}, then {', '.join(spans)}",
        )
    ]
    rows.append(
        (
            f"{code_span('model.to_dict()')}, {code_span('model.to_json()')}",
            f"{code_span('to_dict(record)')}, {code_span('to_json(record)')}",
        )
    )
    if symbols.is_unwrapping:
        whole = f"{code_span('raw.value')}, the whole response, which has that member"
        rows.append((f"{code_span('.parse()')} of a method that returns a member", whole))
    if symbols.is_paged:
        there = ("page.data", "page.has_next_page()", "page.get_next_page()")
        rows.append(
            (
                ", ".join(map(code_span, there)),
                f"{code_span('page.items')}, {code_span('page.next_page()')} ({code_span('None')} after the last); a loop over it still gives the items of all pages",
            )
        )
    return rows


def _of_errors(symbols: Symbols) -> list[tuple[str, str]]:
    names = {
        "APIError": symbols.error,
        "APIStatusError": ANY_ERROR,
        "APIConnectionError": "ConnectError",
        "APITimeoutError": "TimeoutError",
    }
    return [
        *((code_span(there), code_span(here)) for there, here in names.items()),
        (
            f"{code_span('error.status_code')}, {code_span('error.body')}",
            f"{code_span('error.status')}, {code_span('error.value')}",
        ),
    ]
