"""The state in an SQLite file, which survives the process, even if it is killed."""

from __future__ import annotations

import base64
import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from .members import Members, Value
from .state_file import StateError, StateFile
from .store import Item, Place, StoreBusy, StoreFailed, Transaction

_FORMAT = 2
_BUSY_SECONDS = 2.0
_PAUSE = 0.02
# Stored JSON has bytes as `{NUL: base64}`; a member whose name begins with NUL gets another one.
_MARK = "\0"
# The low byte of an error's code is its kind; the others are details.
_PRIMARY = 0xFF
_DAMAGED = "it is damaged: use another file, or remove this one"
_REASONS = {
    sqlite3.SQLITE_NOTADB: "it is not a database: use another file",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_BUSY: "another process has locked it",
    sqlite3.SQLITE_CANTOPEN: "no file can be created in its folder",
    sqlite3.SQLITE_READONLY: "it cannot be written",
}
_TABLES = {"about", "item", "scope", "serial"}
_SCHEMA = """
CREATE TABLE IF NOT EXISTS about (
    format INTEGER NOT NULL, api TEXT NOT NULL, seed TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL, scope TEXT NOT NULL, parent INTEGER NOT NULL, key TEXT NOT NULL,
    version INTEGER NOT NULL, members TEXT NOT NULL,
    UNIQUE (collection, scope, parent, key)
) STRICT;
CREATE INDEX IF NOT EXISTS item_parent ON item (parent);
CREATE TABLE IF NOT EXISTS scope (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS serial (
    collection TEXT NOT NULL, scope TEXT NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (collection, scope)
) STRICT, WITHOUT ROWID;
"""
_COLUMNS = "id, key, version, members"
_AT = "collection = ? AND scope = ? AND parent = ?"


class DatabaseStore:
    """A `Store` in one file; changes whose response was sent survive if the process is killed.

    It never waits for other processes: `StoreBusy` is raised at once.
    """

    def __init__(
        self,
        path: Path,
        *,
        api: str,
        seed: Mapping[str, Value] | None = None,
        sample: Mapping[str, Value] | None = None,
    ) -> None:
        """Open or create the file for an API of this title; `StateError` if it cannot be used.

        The file stores the last seed that was given, or its first sample.
        """
        self._lock = threading.Lock()
        self._file = StateFile(path)
        self._connection = sqlite3.connect(
            self._file.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            self.seed = self._prepare(api, seed, sample)
        except sqlite3.Error as error:
            self._connection.close()
            raise self._file.error(_reason(error)) from None
        except BaseException:
            self._connection.close()
            raise
        self._file.remember()

    def _prepare(
        self, api: str, seed: Mapping[str, Value] | None, sample: Mapping[str, Value] | None
    ) -> Members:
        run = self._connection.execute
        self._check_own()
        self._file.make_private()
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA trusted_schema = OFF")
        run("BEGIN IMMEDIATE")
        for statement in _SCHEMA.split(";"):
            run(statement)
        known = run("SELECT format, api FROM about").fetchone()
        if known is None:
            kept = self._dump_seed(seed or sample or {})
            run("INSERT INTO about VALUES (?, ?, ?)", (_FORMAT, api, kept))
        elif known != (_FORMAT, api):
            raise StateError(
                f"the state file is of `{known[1]}` in format {known[0]}: use another file"
            )
        elif seed:
            run("UPDATE about SET seed = ?", (self._dump_seed(seed),))
        run("COMMIT")
        self._check_whole()
        run("PRAGMA busy_timeout = 0")
        return _load(run("SELECT seed FROM about").fetchone()[0])

    def _check_own(self) -> None:
        """Reject a database of another program, before anything is written."""
        run = self._connection.execute
        names = {row[0] for row in run("SELECT name FROM sqlite_schema")}
        numbers = [
            run(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        ]
        if (names and not names >= _TABLES) or any(numbers):
            raise StateError("the state file is a database of another program: use another file")

    def _check_whole(self) -> None:
        """Reject a damaged file."""
        found = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise self._file.error(_DAMAGED)
        try:
            for row in self._connection.execute("SELECT members FROM item"):
                _load(row[0])
        except StoreFailed as error:
            raise self._file.error(str(error)) from None

    def _dump_seed(self, seed: Mapping[str, Value]) -> str:
        try:
            return _dump(seed)
        except (TypeError, ValueError) as error:
            raise self._file.error(f"the seed cannot be stored: {error}") from None

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Return a transaction, like `Store.transaction`; it also excludes other processes."""
        with self._lock:
            try:
                # A deferred transaction would fail at its first write.
                self._connection.execute("BEGIN IMMEDIATE")
                if not self._file.is_there():
                    raise StoreFailed("its file was removed or replaced")
                yield _Rows(self._connection)
                self._connection.execute("COMMIT")
            except sqlite3.IntegrityError:
                raise  # not an error of the file
            except sqlite3.Error as error:
                if _kind(error) == sqlite3.SQLITE_BUSY:
                    raise StoreBusy from None
                raise StoreFailed(_reason(error)) from None
            finally:
                if self._connection.in_transaction:
                    with suppress(sqlite3.Error):  # then the next transaction fails to begin
                        self._connection.execute("ROLLBACK")

    def clear(self) -> None:
        """Delete all items, as soon as no other process has locked the file."""
        end = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                self._clear()
            except StoreBusy:
                if time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def _clear(self) -> None:
        with self.transaction():
            for table in ("item", "scope", "serial"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class _Rows:
    """A transaction over the rows of the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute

    def begin_scope(self, scope: str) -> bool:
        if self._run("SELECT 1 FROM scope WHERE name = ?", (scope,)).fetchone() is not None:
            return False
        self._run("INSERT INTO scope VALUES (?)", (scope,))
        return True

    def find(self, place: Place, key: str) -> Item | None:
        statement = f"SELECT {_COLUMNS} FROM item WHERE {_AT} AND key = ?"  # noqa: S608 - constants
        row = self._run(statement, (*_at(place), key)).fetchone()
        return None if row is None else _item(place, row)

    def items(self, place: Place) -> list[Item]:
        statement = f"SELECT {_COLUMNS} FROM item WHERE {_AT} ORDER BY id"  # noqa: S608 - constants
        return [_item(place, row) for row in self._run(statement, _at(place))]

    def insert(self, place: Place, key: str, members: Mapping[str, object]) -> Item:
        cursor = self._run(
            "INSERT INTO item (collection, scope, parent, key, version, members) "
            "VALUES (?, ?, ?, ?, 1, ?)",
            (*_at(place), key, _dump(members)),
        )
        return Item(
            id=cursor.lastrowid or 0, place=place, key=key, version=1, members=dict(members)
        )

    def update(self, item: Item, members: Mapping[str, object]) -> Item:
        version = item.version + 1
        self._run(
            "UPDATE item SET version = ?, members = ? WHERE id = ?",
            (version, _dump(members), item.id),
        )
        return replace(item, version=version, members=dict(members))

    def delete(self, item: Item) -> None:
        self._run(
            "WITH RECURSIVE gone (id) AS (VALUES (?) UNION SELECT item.id FROM item "
            "JOIN gone ON item.parent = gone.id) DELETE FROM item WHERE id IN (SELECT id FROM gone)",
            (item.id,),
        )

    def next_serial(self, collection: str, scope: str) -> int:
        row = self._run(
            "INSERT INTO serial VALUES (?, ?, 1) "
            "ON CONFLICT (collection, scope) DO UPDATE SET last = last + 1 RETURNING last",
            (collection, scope),
        ).fetchone()
        return int(row[0])


def _kind(error: sqlite3.Error) -> int | None:
    # Python's own errors, for example for invalid UTF-8, have no code.
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY


def _reason(error: sqlite3.Error) -> str:
    return _REASONS.get(_kind(error) or 0, str(error))


def _at(place: Place) -> tuple[str, str, int]:
    return place.collection, place.scope, place.parent


def _item(place: Place, row: tuple[int, str, int, str]) -> Item:
    return Item(id=row[0], place=place, key=row[1], version=row[2], members=_load(row[3]))


def _dump(members: Mapping[str, object]) -> str:
    return json.dumps(_pack(dict(members)), ensure_ascii=False, separators=(",", ":"))


def _pack(value: Value) -> Value:
    if isinstance(value, dict):
        return {
            _MARK + name if name.startswith(_MARK) else name: _pack(item)
            for name, item in value.items()
        }
    if isinstance(value, list):
        return [_pack(item) for item in value]
    return {_MARK: base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _load(text: str) -> Members:
    # NUL is always escaped in JSON, so text without the escape has no marked values.
    hook = _unpack if "\\u0000" in text else None
    try:
        members = json.loads(text, object_hook=hook)
    except (ValueError, TypeError, RecursionError):
        members = None
    if not isinstance(members, dict):
        raise StoreFailed("an item in the file is damaged")
    return members


def _unpack(value: dict[str, Value]) -> Value:
    if _MARK in value:
        return base64.b64decode(value[_MARK])
    return {name.removeprefix(_MARK): item for name, item in value.items()}
