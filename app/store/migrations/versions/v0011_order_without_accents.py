"""Accents count for nothing in the order of the library."""

from unicodedata import combining, normalize

import sqlalchemy as sa
from alembic import context, op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

VIDEOS = sa.table("videos", sa.column("id"), sa.column("sort_key"))


def upgrade() -> None:
    """Videos of sites such as Äschen stood behind those of Zoo."""
    if context.is_offline_mode():  # a script has no rows to look at
        return
    connection = op.get_bind()
    keys = connection.execute(sa.select(VIDEOS.c.id, VIDEOS.c.sort_key)).all()
    changed = [{"video": id_, "key": _bare(key)} for id_, key in keys if not key.isascii()]
    if changed:
        put = sa.update(VIDEOS).where(VIDEOS.c.id == sa.bindparam("video"))
        connection.execute(put.values(sort_key=sa.bindparam("key")), changed)


def downgrade() -> None:
    """The order stays: it serves as well."""


def _bare(key: str) -> str:
    return "".join(letter for letter in normalize("NFKD", key) if not combining(letter))
