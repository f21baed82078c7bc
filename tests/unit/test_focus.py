"""Parts of a service: what is in them, and when their digests are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clientgen.diagnostics import Location
from clientgen.focus import Lens
from clientgen.focus.digests import Digests
from clientgen.ir import Text, reveal
from clientgen.pipeline import understand
from clientgen.project import Project

Edit = Callable[[Path, str, str], None]


@dataclass(frozen=True)
class Thing:
    name: object
    location: Location


def digest(name: object, line: int = 1) -> str:
    return Digests().of(Thing(name, Location("types.yaml", line, 1)))


def test_a_place_in_a_file_is_not_digested() -> None:
    assert digest(Text("a"), 1) == digest(Text("a"), 2)


def test_different_data_have_different_digests() -> None:
    several = (
        *(None, True, 1, 1.0, "1", Text("1"), Text("None"), (), ("a",), (("a",),), ("a", "b")),
        *(Text("(1"), (Text("a"), Text("b")), (Text("ab"),), {"a": 1}, {"a": 2}),
        *(frozenset({"a"}), frozenset({"a", "b"}), frozenset()),
    )
    found = {digest(each) for each in several}
    # an empty set is an empty list, and a set is its sorted items
    assert len(found) == len(several) - 3


def test_what_has_no_digest_is_refused() -> None:
    with pytest.raises(TypeError, match="no digest of a object"):
        digest(object())


def digests(root: Path) -> dict[str, str]:
    understood = understand(Project(root), "shop")
    assert understood.catalog is not None
    assert understood.symbols is not None
    lens = Lens(understood.catalog, understood.symbols)
    (group,) = understood.catalog.service.groups
    types = {each.name: lens.on_types([each]).digest for each in understood.catalog.types.values()}
    return {"group": lens.on_group(group).digest, **{reveal(k): v for k, v in types.items()}}


def test_an_operation_changes_no_type(root: Path, edit: Edit) -> None:
    before = digests(root)
    edit(root / "spec/shop/operations/fruits.yaml", "title: Add a fruit", "title: Add one fruit")
    after = digests(root)
    assert before["group"] != after["group"]
    assert {k: v for k, v in before.items() if k != "group"} == {
        k: v for k, v in after.items() if k != "group"
    }


def test_a_type_changes_the_group_that_uses_it(root: Path, edit: Edit) -> None:
    before = digests(root)
    edit(root / "spec/shop/types.yaml", "  Fruit:\n", "  Fruit:\n    notes: [A note]\n")
    after = digests(root)
    assert before["group"] != after["group"]
    assert before["Fruit"] != after["Fruit"]


def test_a_line_that_is_added_changes_nothing(root: Path, edit: Edit) -> None:
    before = digests(root)
    edit(root / "spec/shop/types.yaml", "  Fruit:\n", "\n\n  Fruit:\n")
    assert digests(root) == before
