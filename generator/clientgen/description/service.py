"""A whole service as plain data."""

from __future__ import annotations

from typing import cast

from clientgen.catalog import Catalog
from clientgen.description.command_examples import command_example
from clientgen.description.credentials import describe_credential
from clientgen.description.data import given, revealed, stated
from clientgen.description.errors import describe_error, describe_error_body
from clientgen.description.listed import Listings
from clientgen.description.operations import (
    OperationWriter,
    describe_header,
    describe_parameter,
)
from clientgen.description.tour import tour_steps
from clientgen.description.types import describe_types
from clientgen.emulation_data import emulation_data, sample_data
from clientgen.ir import (
    Deviation,
    FixedHeader,
    Group,
    Page,
    Parameter,
    Release,
    Service,
    WireOptions,
)
from clientgen.python_source import Data
from clientgen.symbols import Argument, Symbols

FORMAT = 2
"""The version of the description: raised if a reader of the last version would read it wrongly."""


def describe(catalog: Catalog, symbols: Symbols) -> Data:
    """Return the description of a service: dicts, lists, text, numbers, booleans and null.

    `spec/schema/description.schema.json` says what each member means. Members that are null, false
    or empty are omitted, except defaults and examples.
    """
    service = catalog.service
    writer = OperationWriter(catalog, symbols, Listings(catalog, symbols))
    described = {
        **_front(catalog, symbols),
        "groups": [_group(group, symbols) for group in service.groups],
        "operations": {
            name: writer.describe(operation) for name, operation in catalog.operations.items()
        },
        "types": {},
        "errors": [describe_error(error, symbols) for error in service.errors],
        "error_bodies": [describe_error_body(each, catalog) for each in service.error_bodies],
        "documents": [_page(page) for page in service.documents],
        "deviations": [_deviation(deviation) for deviation in service.deviations],
        **_emulation(catalog, symbols),
    }
    types = describe_types(catalog, symbols)  # revealed already
    found = cast("Data", revealed(described))
    for operation in found["operations"].values():
        operation.update(stated(example=command_example(operation, types)))
    return {**found, "types": types}


def _front(catalog: Catalog, symbols: Symbols) -> Data:
    service = catalog.service
    return {
        "format": FORMAT,
        **stated(
            api=service.api,
            title=service.title,
            summary=service.summary,
            description=service.description,
            api_version=service.api_version,
            release=_release(service.release),
            endpoint=service.endpoint,
            server=service.server.text if service.server is not None else None,
            servers={each.name: each.url for each in service.servers},
            python=_python(service, symbols),
            program=symbols.command,
            environment=symbols.env_prefix,
            query={each.wire_name: each.value for each in service.query},
            parameters=[_parameter(each, catalog) for each in symbols.client_parameters.values()],
            credentials=[describe_credential(auth, catalog, symbols) for auth in service.auth],
            headers=[_fixed_header(header) for header in service.request_headers],
            response_headers=[describe_header(h, symbols) for h in service.response_headers],
            request_id_header=service.request_id_header,
            default_media_type=service.default_media_type,
            redirect_hosts=list(service.redirect_hosts),
            retry=stated(
                statuses=list(service.retry.statuses),
                unprocessed=list(service.retry.unprocessed),
            ),
            limits=stated(response=service.largest_response),
            calls=stated(
                timeout=service.calls.timeout,
                deadline=service.calls.deadline,
                retries=service.calls.retries,
            ),
            wire=_wire(service.wire),
        ),
    }


def _wire(wire: WireOptions) -> Data:
    return stated(
        escaped_slashes=wire.escaped_slashes,
        xml_instance=wire.xml_instance,
        xml_order=wire.xml_order if wire.xml_order != "any" else None,
    )


def _parameter(argument: Argument, catalog: Catalog) -> Data:
    """Return a parameter of the client; one that is required always has an example."""
    described, node = describe_parameter(argument), argument.node
    assert isinstance(node, Parameter)
    if node.required and not node.has_example and not catalog.has_example(node.type):
        described |= given("example", catalog.example(node.type), has_value=True)
    return described


def _python(service: Service, symbols: Symbols) -> Data:
    return stated(
        package=symbols.package,
        distribution=symbols.distribution,
        client=symbols.client,
        async_client=symbols.async_client if service.python.has_async else None,
        error=symbols.error,
        exceptions=_bare_exceptions(service, symbols),
        fixture=symbols.fixture if service.emulation is not None else None,
    )


def _bare_exceptions(service: Service, symbols: Symbols) -> dict[str, str]:
    """The classes of statuses that no documented error has."""
    documented = {error.status for error in service.errors}
    return {
        str(each.status): symbols.exceptions[each.status]
        for each in service.exceptions
        if each.status not in documented
    }


def _release(release: Release) -> Data:
    return stated(
        version=release.version,
        license=release.license,
        authors=[stated(name=each.name, email=each.email) for each in release.authors],
        links={each.label: each.url for each in release.links},
    )


def _fixed_header(header: FixedHeader) -> Data:
    return stated(
        name=header.wire_name,
        value=header.value,
        required=header.required,
        query=header.query_alternative,
        description=header.description,
    )


def _group(group: Group, symbols: Symbols) -> Data:
    named = symbols.groups[group.name]
    return stated(
        name=group.name,
        summary=group.summary,
        module=named.module,
        attribute=named.attribute,
        command=" ".join(named.words),
    )


def _page(page: Page) -> Data:
    return stated(name=page.name, title=page.title, date=page.date, url=page.url)


def _deviation(deviation: Deviation) -> Data:
    return stated(
        name=deviation.name,
        at=deviation.at,
        grade=deviation.grade,
        documented=deviation.documented,
        observed=deviation.observed,
        reason=deviation.reason,
        changes=deviation.changes,
    )


def _emulation(catalog: Catalog, symbols: Symbols) -> Data:
    emulation = catalog.service.emulation
    if emulation is None:
        return {"tour": []}
    behaviour, sample = emulation_data(emulation), sample_data(emulation)
    return {
        "emulation": {**behaviour, **stated(sample=sample)},
        "tour": tour_steps(catalog, symbols),
    }
