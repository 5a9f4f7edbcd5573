"""What people know of deployments; times before a clock repair; rows as they were imported."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORDS = (
    *("camera", "camera_model", "setup_by", "feature_type", "habitat"),
    *("deployment_groups", "deployment_tags", "comments"),
)
NUMBERS = ("camera_height_m", "camera_depth_m", "detection_distance_m")
WHOLE_NUMBERS = ("camera_delay_s", "camera_tilt_degrees", "camera_heading_degrees", "utc_offset_min")
TRUTHS = ("bait", "clock_doubtful")
LISTS = ("gaps", "clock_repair")


def upgrade() -> None:
    """Columns of deployments, sites and videos; one more table."""
    op.add_column("sites", sa.Column("uncertainty_m", sa.Double(), nullable=True))
    for name in WORDS:
        op.add_column("deployments", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in NUMBERS:
        op.add_column("deployments", sa.Column(name, sa.Double(), nullable=True))
    for name in WHOLE_NUMBERS:
        op.add_column("deployments", sa.Column(name, sa.Integer(), nullable=True))
    for name in TRUTHS:
        op.add_column("deployments", sa.Column(name, sa.Boolean(), nullable=True))
    for name in LISTS:
        op.add_column("deployments", sa.Column(name, sa.JSON(none_as_null=True), nullable=True))
    op.add_column("videos", sa.Column("recorded_at", sa.DateTime(), nullable=True))
    op.execute("UPDATE videos SET recorded_at = captured_at")
    op.create_table(
        "imported_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("cells", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_rows")),
    )
    op.create_index("ix_imported_rows_owner", "imported_rows", ["kind", "owner_id"])


def downgrade() -> None:
    """Without them."""
    op.drop_table("imported_rows")
    op.drop_column("videos", "recorded_at")
    for name in (*LISTS, *TRUTHS, *WHOLE_NUMBERS, *NUMBERS, *WORDS):
        op.drop_column("deployments", name)
    op.drop_column("sites", "uncertainty_m")
