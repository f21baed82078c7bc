"""Files of cases that cannot be plain text files in a repository."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Arrangement = Callable[[Path], None]

ARRANGEMENTS: dict[str, Arrangement] = {}
"""By the name of the case; each is given the folder `spec` with the API `library` in it, or `pages`."""


def arrange(case: str) -> Callable[[Arrangement], Arrangement]:
    def register(arrangement: Arrangement) -> Arrangement:
        ARRANGEMENTS[case] = arrangement
        return arrangement

    return register


def edit(spec: Path, old: str, new: str, name: str = "service.yaml") -> None:
    path = spec / "library" / name
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode()))


@arrange("PRJ101-name-of-no-api")
def _(spec: Path) -> None:
    (spec / "library").rename(spec / "libraries")


@arrange("PRJ102-name-with-capitals")
def _(spec: Path) -> None:
    (spec / "Museum").mkdir()
    (spec / "Museum" / "service.yaml").write_text("title: Museum\n")


@arrange("PRJ103-link")
def _(spec: Path) -> None:
    (spec / "elsewhere").write_text("deviations: {}\n")
    (spec / "library" / "deviations.yaml").symlink_to(spec / "elsewhere")


@arrange("PRJ105-pipe")
def _(spec: Path) -> None:
    os.mkfifo(spec / "library" / "deviations.yaml")


@arrange("PRJ106-large-file")
def _(spec: Path) -> None:
    content = "deviations: {}\n" + "# and so on\n" * 400_000
    (spec / "library" / "deviations.yaml").write_text(content)


@arrange("PRJ107-file-in-place-of-a-folder")
def _(spec: Path) -> None:
    operations = spec / "library" / "operations"
    (operations / "books.yaml").rename(spec / "books")
    operations.rmdir()
    (spec / "books").rename(operations)


@arrange("PRJ110-no-service-file")
def _(spec: Path) -> None:
    (spec / "museum").mkdir()
    (spec / "museum" / "types.yaml").write_text("types: {}\n")


@arrange("PRJ111-large-files")
def _(spec: Path) -> None:
    for number in range(6):
        path = spec / "library" / "operations" / f"books{number}.yaml"
        path.write_text("summary: Books\noperations: {}\n" + "# and so on\n" * 300_000)


@arrange("DOC102-latin-1")
def _(spec: Path) -> None:
    path = spec / "library" / "service.yaml"
    path.write_bytes(path.read_bytes().replace(b"Lends books", "Bücher".encode("latin-1")))


@arrange("DOC103-bidirectional-mark")
def _(spec: Path) -> None:
    edit(spec, "Lends books", "Lends \u202ebooks")


@arrange("DOC112-key-with-a-line-end")
def _(spec: Path) -> None:
    edit(spec, "title: Library", "? [title]\n: Library")


@arrange("DOC114-long-text")
def _(spec: Path) -> None:
    edit(spec, "Lends books", "Lends books " * 6_000)


@arrange("DOC115-long-key")
def _(spec: Path) -> None:
    edit(spec, "title: Library", "title: Library\n" + "title" * 60 + ": Library")


@arrange("DOC116-deep-lists")
def _(spec: Path) -> None:
    edit(spec, "Lends books", "[" * 100 + "]" * 100)


@arrange("DOC117-many-values")
def _(spec: Path) -> None:
    edit(spec, "Lends books", "[" + "1, " * 100_001 + "]")


@arrange("DOC119-many-problems")
def _(spec: Path) -> None:
    edit(spec, "title: Library", "title: Library\n" * 102)


@arrange("SCHEMA209-many-problems")
def _(spec: Path) -> None:
    edit(spec, "title: Library", "title: Library\n" + "".join(f"x{n}: 1\n" for n in range(102)))


@arrange("PRJ103-types-through-a-link")
def _(spec: Path) -> None:
    types = spec / "library" / "types.yaml"
    types.rename(spec / "elsewhere")
    types.symlink_to(spec / "elsewhere")


def divide(spec: Path, kind: str) -> None:
    """Put the one file of a kind into a folder, beside those that the case has there."""
    folder = spec / "library" / kind
    folder.mkdir(exist_ok=True)
    (spec / "library" / f"{kind}.yaml").rename(folder / "books.yaml")


@arrange("DOC120-types-of-one-name")
def _(spec: Path) -> None:
    divide(spec, "types")


@arrange("PRJ108-capitals-in-a-folder")
def _(spec: Path) -> None:
    divide(spec, "errors")


@arrange("PRJ104-name-of-another-kind")
def _(spec: Path) -> None:
    types = spec / "library" / "types.yaml"
    types.rename(spec / "library" / "types.yml")


@arrange("PRJ103-operations-through-a-link")
def _(spec: Path) -> None:
    operations = spec / "library" / "operations"
    operations.rename(spec / "elsewhere")
    operations.symlink_to(spec / "elsewhere")


@arrange("SPEC326-no-operations")
def _(spec: Path) -> None:
    (spec / "library" / "operations" / "books.yaml").unlink()


@arrange("SPEC330-parts-that-double")
def _(spec: Path) -> None:
    record = "  P%d: {type: object, properties: {a: {$ref: P%d}, b: {$ref: P%d}}, example: {}}\n"
    parts = (
        "".join(record % (n, n + 1, n + 1) for n in range(14))
        + "  P14: {type: string, example: p}\n"
    )
    members = "{id: {type: string}, part: {$ref: P0}}"
    book = f"  Book: {{type: object, properties: {members}, example: {{id: b}}}}\n"
    (spec / "library" / "types.yaml").write_text(f"types:\n{book}{parts}")


@arrange("SPEC327-names-of-names")
def _(spec: Path) -> None:
    names = "".join(f"  N{n}: {{$ref: N{n + 1}}}\n" for n in range(40))
    name = "  N40: {type: string}\n"
    members = "{id: {type: string}, name: {$ref: N0}}"
    book = f"  Book: {{type: object, properties: {members}, example: {{id: b, name: x}}}}\n"
    (spec / "library" / "types.yaml").write_text(f"types:\n{book}{names}{name}")


@arrange("PAGE101-link")
def _(pages: Path) -> None:
    (pages.parent / "elsewhere.md").write_text("# Elsewhere\n")
    (pages / "get-book.md").symlink_to(pages.parent / "elsewhere.md")


@arrange("PAGE102-pipe")
def _(pages: Path) -> None:
    os.mkfifo(pages / "get-book.md")


@arrange("PAGE103-too-large")
def _(pages: Path) -> None:
    (pages / "get-book.md").write_text("# Get Book\n" + "And so on.\n" * 100_000)


@arrange("PAGE107-deep-folders")
def _(pages: Path) -> None:
    folder = pages.joinpath(*["books"] * 17)
    folder.mkdir(parents=True)
    (folder / "get-book.md").write_text("# Get Book\n")


@arrange("PAGE109-long-line")
def _(pages: Path) -> None:
    (pages / "get-book.md").write_text("# Get Book\n\n" + "And so on. " * 1_000)
