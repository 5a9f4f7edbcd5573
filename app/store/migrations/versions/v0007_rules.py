"""Labels say by which rule they were given, where nobody looked at the observation itself."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All labels of before were given by eye."""
    op.add_column("labels", sa.Column("rule", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """Which labels were given by rule is lost."""
    op.drop_column("labels", "rule")
