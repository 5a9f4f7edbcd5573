"""What decoded a video is kept with its result: a graphics card, or the processor."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of earlier results nobody kept it; they read as the processor's."""
    op.add_column("scan_results", sa.Column("decoded_by", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """What decoded is lost."""
    op.drop_column("scan_results", "decoded_by")
