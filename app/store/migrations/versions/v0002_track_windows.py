"""What a model made of each window of a track: scores and embeddings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One more table."""
    op.create_table(
        "track_windows",
        sa.Column("track_id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("spans", sa.LargeBinary(), nullable=False),
        sa.Column("species", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("behaviors", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("scores", sa.LargeBinary(), nullable=False),
        sa.Column("embeddings", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_track_windows_track_id")),
        sa.ForeignKeyConstraint(["video_id"], ["videos.id"], name=op.f("fk_track_windows_video_id")),
        sa.PrimaryKeyConstraint("track_id", name=op.f("pk_track_windows")),
    )
    op.create_index(op.f("ix_track_windows_video_id"), "track_windows", ["video_id"], unique=False)


def downgrade() -> None:
    """Without it."""
    op.drop_table("track_windows")
