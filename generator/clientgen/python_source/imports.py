"""Import statements of a generated module, sorted as isort sorts them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Imports:
    """The names that a module needs; collects them while its views are made."""

    _modules: set[str] = field(default_factory=set)
    _names: dict[str, set[str]] = field(default_factory=dict)

    def module(self, module: str) -> None:
        """Ask for `import module`."""
        self._modules.add(module)

    def name(self, module: str, name: str) -> None:
        """Ask for `from module import name`."""
        self._names.setdefault(module, set()).add(name)

    def lines(self) -> tuple[str, ...]:
        """Return the statements in three blocks: standard library, others, the package's own."""
        blocks = []
        for rank in (0, 1, 2):
            plain = [
                f"import {module}" for module in sorted(self._modules) if _rank(module) == rank
            ]
            named = [
                _statement(module, self._names[module])
                for module in sorted(self._names, key=_order)
                if _rank(module) == rank
            ]
            if plain or named:
                blocks.append([*plain, *named])
        return tuple(
            line for index, block in enumerate(blocks) for line in ["", *block][not index :]
        )


def _statement(module: str, names: set[str]) -> str:
    listed = sorted(names, key=_name_order)
    line = f"from {module} import {', '.join(listed)}"
    if len(line) <= 100:
        return line
    return f"from {module} import (\n" + "".join(f"    {name},\n" for name in listed) + ")"


def _name_order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, as isort orders them."""
    plain = name.split(" as ", maxsplit=1)[0]
    rank = 0 if plain.isupper() and len(plain) > 1 else 1 if plain[:1].isupper() else 2
    return rank, name


def _order(module: str) -> tuple[int, str]:
    dots = len(module) - len(module.lstrip("."))
    return -dots, module


def _rank(module: str) -> int:
    if module.startswith("."):
        return 2
    return 1 if module.split(".", maxsplit=1)[0] in {"httpx2", "msgspec", "click"} else 0
