"""Import statements of a generated module, sorted as isort sorts them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Imports:
    """Collects the names that a module needs while its views are created."""

    _modules: set[str] = field(default_factory=set)
    _names: dict[str, set[str]] = field(default_factory=dict)

    def module(self, module: str) -> None:
        """Add `import module`."""
        self._modules.add(module)

    def name(self, module: str, name: str) -> None:
        """Add `from module import name`."""
        self._names.setdefault(module, set()).add(name)

    def lines(self) -> tuple[str, ...]:
        """Return the statements in blocks: future, standard library, others, the package's own."""
        blocks = []
        for rank in (-1, 0, 1, 2):
            plain = [
                f"import {module}" for module in sorted(self._modules) if _rank(module) == rank
            ]
            named = [
                statement
                for module in sorted(self._names, key=_order)
                if _rank(module) == rank
                for statement in _statements(module, self._names[module])
            ]
            if plain or named:
                blocks.append([*plain, *named])
        return tuple(
            line for index, block in enumerate(blocks) for line in ["", *block][not index :]
        )


def _statements(module: str, names: set[str]) -> list[str]:
    """One statement for each renamed import, one for all others."""
    renamed = sorted(name for name in names if " as " in name)
    plain = sorted(names.difference(renamed), key=_name_order)
    return [
        *(_statement(module, [name]) for name in renamed),
        *([_statement(module, plain)] if plain else []),
    ]


def _statement(module: str, names: list[str]) -> str:
    return f"from {module} import {', '.join(names)}"


def _name_order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, as isort orders them."""
    rank = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return rank, name


def _order(module: str) -> tuple[int, str]:
    dots = len(module) - len(module.lstrip("."))
    return -dots, module


def _rank(module: str) -> int:
    if module == "__future__":
        return -1
    if module.startswith("."):
        return 2
    return 1 if module.split(".", maxsplit=1)[0] in {"httpx2", "msgspec", "click"} else 0
