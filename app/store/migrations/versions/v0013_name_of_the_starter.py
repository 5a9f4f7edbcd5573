"""The model that ships has one name, also in projects that were scanned with it before it had one."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MODELS = sa.table("model_versions", sa.column("name", sa.String), sa.column("sha256", sa.String))
SHIPPED = (  # of the files that ever came with Trapline, newest first
    "6949ec38e9f05abe2dc090e22cce91dde71efb6fbf9a94c79de310c32eb0a7a3",
    "b9b4b736d0090f77cc0b8927b05da44409d2b3de4fc85b7c82c122ece8c2300e",
)


def upgrade() -> None:
    """It went by the name of its file. What else is called so, as in tables read in, keeps its name."""
    is_starter = sa.and_(MODELS.c.name == "mvit_xs", MODELS.c.sha256.in_(SHIPPED))
    op.execute(sa.update(MODELS).where(is_starter).values(name="Starter"))


def downgrade() -> None:
    """The name stays: it serves as well."""
