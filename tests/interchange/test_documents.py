"""What a document says in the words of OpenAPI, where a round trip alone would not show it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.interchange.conftest import MEDIA_SERVICES, OF_FEATURES, exported

BY_NAME = {each.folder.name: each for each in OF_FEATURES}


def document(feature: str, version: str = "3.1") -> dict[str, Any]:
    api = BY_NAME.get(feature, MEDIA_SERVICES)
    return exported(api.project, api.name, version)


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        each["operationId"]: {**each, "path": path, "verb": verb}
        for path, item in document["paths"].items()
        for verb, each in item.items()
    }


def test_errors_have_codes_reasons_and_examples() -> None:
    get = operations(document("media-services"))["accounts.get"]
    assert list(get["responses"]) == ["200", "400", "403", "404", "409", "500", "503"]
    wrong = get["responses"]["400"]
    assert wrong["description"].startswith("- BadRequest: The request holds wrong information")
    assert "  - The subscription id is missing or only white space" in wrong["description"]
    content = wrong["content"]
    assert content["application/json"]["schema"] == {"$ref": "#/components/schemas/ErrorDetails"}
    shown = content["application/json"]["examples"]["400-bad-request-subscription-blank"]["value"]
    assert shown == {
        "Code": "BadRequest",
        "Message": "The specified subscription ID is not valid.",
    }
    (first,) = content["application/xml"]["examples"].values()
    assert first["value"].startswith("<Error xmlns=")


def test_evidence_and_deviations_stand_where_they_belong() -> None:
    stated = document("media-services")
    delete = operations(stated)["accounts.delete"]
    assert "delete-response-204" in delete["x-clientgen-deviations"]
    assert delete["responses"]["204"]["x-clientgen-evidence"] == {
        "grade": "recorded",
        "deviation": "delete-response-204",
    }
    assert "x-clientgen-evidence" not in delete["responses"]["200"]
    assert stated["x-clientgen-deviations"]["delete-response-204"]["before"] == [
        {"at": ["operations.accounts", "delete", "responses", "204"]}
    ]


def test_notes_and_cautions_are_in_the_description_of_others() -> None:
    update = operations(document("media-services"))["storage_accounts.update_key"]
    assert "**Caution:** " in update["description"]
    assert "description" in update["x-clientgen-derived"]


@pytest.mark.parametrize("version", ["3.1", "3.0"])
def test_operations_that_only_constants_tell_apart_have_paths_of_their_own(version: str) -> None:
    found = operations(document("query_constants", version))
    paths = [(each["path"], each["verb"]) for each in found.values()]
    assert len(set(paths)) == len(paths)
    apart = [path for path, _ in paths if "#" in path]
    assert apart
    for operation in found.values():
        fixed = [each for each in operation.get("parameters", ()) if "x-clientgen-derived" in each]
        for each in fixed:
            if each["x-clientgen-derived"] is True:
                assert each["required"] is True
                assert len(each["schema"]["enum"]) == 1


def test_pages_have_the_extensions_that_others_know() -> None:
    words = {
        word
        for feature in ("paging_cursor", "paging_numbers", "paging_link_and_url")
        for each in operations(document(feature)).values()
        for word in each
    }
    assert {"x-ms-pageable", "x-speakeasy-pagination", "x-clientgen-paging"} <= words


def test_operations_that_go_on_have_the_extensions_that_others_know() -> None:
    found = operations(document("long_running")).values()
    started = [each for each in found if "x-clientgen-long-running" in each]
    assert started
    assert all(each["x-ms-long-running-operation"] is True for each in started)


def test_credentials_are_security_schemes() -> None:
    stated = document("auth_together")
    schemes = stated["components"]["securitySchemes"]
    assert all(
        each["type"] in ("apiKey", "http", "oauth2", "mutualTLS") for each in schemes.values()
    )
    for needs in (
        stated["security"],
        *(each.get("security", []) for each in operations(stated).values()),
    ):
        assert all(name in schemes for alternative in needs for name in alternative)


def test_a_certificate_is_mutual_tls_where_openapi_has_it() -> None:
    new, old = document("auth_certificate"), document("auth_certificate", "3.0")
    assert {"type": "mutualTLS"}.items() <= new["components"]["securitySchemes"][
        "client_certificate"
    ].items()
    assert "securitySchemes" not in old.get("components", {})
    assert "security" not in old


def test_null_is_said_as_each_version_says_it() -> None:
    new = document("nullable")["components"]["schemas"]
    old = document("nullable", "3.0")["components"]["schemas"]
    assert "nullable" not in repr(new).replace("x-clientgen-nullable", "")
    assert "'null'" in repr(new)
    assert "'nullable': True" in repr(old)
    assert "'null'" not in repr(old)


def test_unions_tell_their_records_apart() -> None:
    schemas = document("union_discriminated")["components"]["schemas"].values()
    unions = [each for each in schemas if "discriminator" in each]
    assert unions
    assert all("oneOf" in each for each in unions)
    assert any("mapping" in each["discriminator"] for each in unions)


def test_servers_have_variables_with_defaults() -> None:
    first, *_ = document("client_parameters")["servers"]
    assert all(each["default"] for each in first.get("variables", {"": {"default": "x"}}).values())
    names = [each["description"] for each in document("servers")["servers"]]
    assert len(names) > 1


@pytest.mark.parametrize("version", ["3.1", "3.0"])
def test_an_open_enumeration_allows_other_values(version: str) -> None:
    schemas = document("enumerations", version)["components"]["schemas"].values()
    opened = [each for each in schemas if each.get("x-clientgen-open") is True]
    closed = [each for each in schemas if each.get("x-clientgen-open") is False]
    assert opened
    assert closed
    assert all("enum" in each["anyOf"][0] and "enum" not in each for each in opened)
    assert all("enum" in each for each in closed)


def test_a_success_may_be_an_error_where_errors_have_its_status() -> None:
    found = operations(document("api_slack_like"))
    (post,) = (each for each in found.values() if each["path"].endswith("/chat.postMessage"))
    content = post["responses"]["200"]["content"]["application/json"]
    success, failure = content["schema"]["anyOf"]
    assert success != failure
    assert failure["$ref"].startswith("#/components/schemas/")


def test_a_header_that_is_not_required_may_have_another_value() -> None:
    shared = document("api_stripe_like")["components"]["parameters"]["Pay-Version"]
    assert ("enum" in shared["schema"]) == shared["required"]
