"""Names that differ in accents or capitals alone have places of their own in the order of the library."""

import re
from unicodedata import combining, normalize

import sqlalchemy as sa
from alembic import context, op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

VIDEOS = sa.table("videos", *map(sa.column, ("id", "deployment_id", "sort_key")))
DEPLOYMENTS = sa.table("deployments", *map(sa.column, ("id", "site_id", "name")))
SITES = sa.table("sites", sa.column("id"), sa.column("name"))


def upgrade() -> None:
    """Videos of the sites Aschen and Äschen stood among each other."""
    if context.is_offline_mode():  # a script has no rows to look at
        return
    connection = op.get_bind()
    rows = connection.execute(
        sa.select(VIDEOS.c.id, VIDEOS.c.sort_key, SITES.c.name, DEPLOYMENTS.c.name)
        .join_from(VIDEOS, DEPLOYMENTS, VIDEOS.c.deployment_id == DEPLOYMENTS.c.id)
        .join(SITES, DEPLOYMENTS.c.site_id == SITES.c.id)
    ).all()
    changed = [{"video": id_, "key": _key(key, site, deployment)} for id_, key, site, deployment in rows]
    if changed:
        put = sa.update(VIDEOS).where(VIDEOS.c.id == sa.bindparam("video"))
        connection.execute(put.values(sort_key=sa.bindparam("key")), changed)


def downgrade() -> None:
    """The order stays: it serves as well."""


def _key(before: str, site: str, deployment: str) -> str:
    """Time and path stay as they were behind the two names."""
    return "\x1d".join((_natural(site), _natural(deployment), *before.split("\x1f", 3)[2:]))


def _natural(name: str) -> str:
    counted = re.sub(r"\d+", lambda digits: digits.group().zfill(10), name.casefold())
    bare = "".join(letter for letter in normalize("NFKD", counted) if not combining(letter))
    return bare if bare == name else f"{bare}\x1e{name}"
