"""Compiled SQL that all projects in a process of the tests share.

SQLAlchemy compiles a statement once for each engine, and most tests open a project of their own: a quarter of
their time or more went into compiling the same statements again.
"""

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

MOST = 2000  # statements; all that the window asks are some hundreds

COMPILED: LRUCache[Any, Any] = LRUCache(MOST)


class OneOfAKind(SQLiteDialect_pysqlite):
    """SQLite as SQLAlchemy speaks it; all are equal, so that what one compiled serves the next."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


def engine(*words: Any, **options: Any) -> Engine:
    """As `create_engine`."""
    made = create_engine(*words, **options)
    made.dialect.__class__ = OneOfAKind
    made.update_execution_options(compiled_cache=COMPILED)
    return made
