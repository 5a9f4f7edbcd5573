"""A detector beside motion: its name and the hash of all settings with scans, what it saw with detections."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three more columns; scans made before had no detector and kept no hash."""
    op.add_column("scans", sa.Column("detector", sa.String(), nullable=False, server_default=""))
    op.add_column("scans", sa.Column("fingerprint", sa.String(), nullable=False, server_default=""))
    op.add_column("detections", sa.Column("evidence", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Without them."""
    op.drop_column("detections", "evidence")
    op.drop_column("scans", "fingerprint")
    op.drop_column("scans", "detector")
