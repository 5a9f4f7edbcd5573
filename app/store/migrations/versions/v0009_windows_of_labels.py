"""The audit trail says which window wrote: what others did in a shared project is told from one's own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what was written before, nobody knows."""
    op.add_column("label_history", sa.Column("window", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """Which window wrote is lost."""
    op.drop_column("label_history", "window")
