"""The package of an unusual but valid spec passes its own generated tests."""

from __future__ import annotations

from pathlib import Path

from tests.features.own_tests import OwnTests

from .museum import base, make, put, write

RENAMED = {
    # where a call needs no credential
    ("service.yaml", "endpoint", "url"): "http://127.0.0.1:8080",
    # the flag of a secret ends like this
    ("service.yaml", "parameters", "hallId", "python_name"): "log_file",
    ("operations/things.yaml", "operations", "get", "columns"): ["texts", "name"],
    ("operations/things.yaml", "python_name"): "types",
    ("types.yaml", "types", "Size", "python_name"): "Sorted",
}


def test_an_odd_api_passes_its_own_tests(tmp_path: Path, own_tests: OwnTests) -> None:
    documents = base()
    for place, value in RENAMED.items():
        put(documents, place, value)
    generated = make(write(tmp_path, documents))
    assert generated.diagnostics == ()
    for file in generated.files:
        path = tmp_path / "installed" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    assert own_tests.failures(tmp_path / "installed", whole=True) == ""
