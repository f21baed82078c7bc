"""A library, as a catalog made of the texts of its files."""

from __future__ import annotations

from dataclasses import replace

from clientgen.catalog import Catalog
from clientgen.document import load
from clientgen.ir import TypeDefinition
from clientgen.lowering import lower

SERVICE = """
title: Library
summary: Lends books
python: {package: city_library, client: LibraryClient, error: LibraryError, command: library}
endpoint: {url: "https://library.example.org"}
documents: {lending: {title: Lending}}
"""
OPERATIONS = """
summary: Books
operations:
  get:
    title: Get a book
    verb: GET
    path: /books
    source: {document: lending}
    responses: {200: {body: {$ref: Book}}}
    repeatable: true
"""


def build_catalog(
    types: str = "Book: {type: any}",
    service: str = SERVICE,
    operations: str = OPERATIONS,
    errors: str = "errors: {}",
) -> Catalog:
    """Return the catalog of the service of the given files, `types` and so on, with usual ones for the rest."""
    texts = {
        "service.yaml": service,
        "operations/books.yaml": operations,
        "types.yaml": "types:\n" + "".join(f"  {line}\n" for line in types.splitlines()),
        "errors.yaml": errors,
    }
    documents = {}
    for name, text in texts.items():
        document, problems = load(text.encode(), name)
        assert document is not None, problems
        documents[name] = document
    lowered = lower("library", documents)
    assert lowered.service is not None
    return Catalog.of(lowered.service)


def catalog_of(*definitions: TypeDefinition) -> Catalog:
    """Return the catalog of a service with these types, whether it uses them or not."""
    return Catalog.of(replace(build_catalog().service, types=definitions))
