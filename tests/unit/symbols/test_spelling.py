from __future__ import annotations

import keyword

import pytest

from clientgen.symbols.spelling import (
    camel,
    constant,
    is_class,
    is_constant,
    is_device,
    is_variable,
    kebab,
    snake,
)


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("BlobStorageEndpointUri", "blob_storage_endpoint_uri"),
        ("accountName", "account_name"),
        ("AccountID", "account_id"),
        ("x-ms-version", "x_ms_version"),
        ("X-AspNet-Version", "x_asp_net_version"),
        ("HTTPServerName", "http_server_name"),
        ("Sha256Hash", "sha256_hash"),
        ("ISO8601", "iso8601"),
        ("WWW-Authenticate", "www_authenticate"),
        ("already_snake", "already_snake"),
        ("ETag", "etag"),
        ("VirtualIPs", "virtual_ips"),
        ("IPsOfHosts", "ips_of_hosts"),
        ("HTTPServer", "http_server"),
        ("ISOString", "iso_string"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_names_on_the_wire_in_small_letters(wire: str, name: str) -> None:
    assert snake(wire) == name


@pytest.mark.parametrize("wire", ["\u212aey", "na\u0131f", "stra\u00dfe"])
def test_no_letter_is_mended(wire: str) -> None:
    assert snake(wire) == constant(wire) == wire


def test_other_spellings() -> None:
    assert kebab("update_key") == "update-key"
    assert kebab("from_") == "from"
    assert camel("storage_accounts") == "StorageAccounts"
    assert constant("WestUs") == "WEST_US"
    assert constant("regenerate_primary") == "REGENERATE_PRIMARY"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "_private",
        "__dunder__",
        "2fa",
        "a__b",
        "a b",
        "a.b",
        "a-b",
        "$filter",
        "Name",
        "na\u00efve",
        "\uff46\uff4f\uff4f",  # full-width letters, which NFKC makes `foo`
        "\u00b2",
        "\u212a",  # the sign of kelvin, which case folding makes `k`
        "a\n",
        "a\0",
        "a" * 65,
        "self;import os",
        *keyword.kwlist,
    ],
)
def test_what_is_no_name(name: str) -> None:
    assert not is_variable(name)


@pytest.mark.parametrize("name", ["a", "a_b", "a1", "from_", "type", "a" * 64])
def test_what_is_a_name(name: str) -> None:
    assert is_variable(name)


def test_constants_and_classes() -> None:
    assert is_constant("A_1")
    assert is_constant("ON")
    assert not any(map(is_constant, ("", "a", "_A", "A__B", "1", "A-B", "A\n", "A" * 65)))
    assert is_class("Foo2")
    assert not any(map(is_class, ("", "foo", "_Foo", "Foo_Bar", "None", "True", "F\u00f3o", "F\n")))


@pytest.mark.parametrize("name", ["aux", "CON", "com1", "Lpt9", "nul", "prn"])
def test_devices(name: str) -> None:
    assert is_device(name)
    assert not is_device(f"{name}s")
