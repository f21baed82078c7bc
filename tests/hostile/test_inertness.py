"""Every spec that the tests generate from is inert: its texts decide nothing but texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from .inertness import assert_inert, silence
from .museum import BASE, make, read_documents, write

ROOT = Path(__file__).parents[2]
SPECS = (
    BASE,
    ROOT / "spec" / "media-services-management",
    *sorted(path.parent for path in ROOT.glob("tests/features/*/spec/*/service.yaml")),
)


@pytest.fixture(autouse=True)
def unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Black is slow, and leaves the syntax tree as it is."""
    monkeypatch.setattr("clientgen.format.format_python", lambda text, name: text)


@pytest.mark.sample(2)
@pytest.mark.parametrize("folder", SPECS, ids=lambda folder: folder.name)
def test_inert(folder: Path, tmp_path: Path) -> None:
    documents = read_documents(folder)
    generated = make(write(tmp_path / "said", documents, folder.name), folder.name)
    silent = make(write(tmp_path / "silent", silence(documents), folder.name), folder.name)
    assert generated.diagnostics == silent.diagnostics == ()
    assert_inert(generated.files, silent.files)


def test_a_text_that_decides_something_is_seen(tmp_path: Path) -> None:
    """The proof itself can fail: another operation, another comment, another row."""
    generated = make(write(tmp_path, read_documents(BASE), BASE.name), BASE.name)
    for path, old, new in (
        ("src/city_museum/operations/things.py", b"def get(", b"def got("),
        ("src/city_museum/_service.py", b"SERVICE =", b"# Museum\nSERVICE ="),
        ("api.md", b"| `weight` |", b"| `weight` | more |"),
        ("pyproject.toml", b"[project]", b'[project]\nkeywords = ["x"]'),
    ):
        changed = tuple(
            (
                each
                if each.path != path
                else type(each)(
                    path=path, content=each.content.replace(old, new), origin=each.origin
                )
            )
            for each in generated.files
        )
        assert changed != generated.files
        with pytest.raises(AssertionError, match=path):
            assert_inert(generated.files, changed)
