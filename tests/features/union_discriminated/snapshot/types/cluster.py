"""Data types of the service.

This module defines `Shape` to `UnknownShape`, which refer to one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from .._runtime.records import Record, Xml, XmlMember, always, field, publish_types
from .._runtime.unions import Alternative, OneOf, UnknownRecord
from .circle import Circle
from .square import Square


class Cluster(Record, frozen=True, kw_only=True):
    """Shapes in a shape."""

    __xml__: ClassVar[Xml | None] = Xml(name="Cluster", members={"shapes": XmlMember(item="Shape")})
    __nullable__: ClassVar[frozenset[str]] = frozenset({"main"})

    kind: Literal["group"] = field(name="kind", default_factory=always("group"))
    id: str = field(name="id")
    shapes: list[Shape] | None = field(name="shapes", default=None)
    named: dict[str, Shape] | None = field(name="named", default=None)
    main: Shape | None = field(name="main", default=None)


class UnknownShape(UnknownRecord):
    """A `Shape` of a kind that this package does not know."""

    @property
    def kind(self) -> str:
        """The value of kind."""
        return self._kind


if TYPE_CHECKING:
    Shape: TypeAlias = Circle | Square | Cluster | UnknownShape
    """A shape of a drawing.

    One of Circle (kind is circle); Square (kind is square); Cluster (kind is group).
    """
else:

    class Shape(OneOf):
        """A shape of a drawing.

        One of Circle (kind is circle); Square (kind is square); Cluster (kind is group).
        """

        alternatives = (
            Alternative(lambda: Circle, "object", "kind", ("circle",)),
            Alternative(lambda: Square, "object", "kind", ("square",)),
            Alternative(lambda: Cluster, "object", "kind", ("group",)),
        )
        discriminator = "kind"
        unknown = UnknownShape


publish_types(__name__.rpartition(".")[0], (Shape, Cluster, UnknownShape))
