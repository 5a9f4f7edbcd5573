"""Labels get boxes, tags, quality and modifiers of their own; behaviors get what an ethogram says of them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXTS = {"labels": ("quality", "tags", "modifiers"), "behaviors": ("color", "exclusive", "modifiers")}
FLAGS = {"labels": "reacts", "behaviors": "hidden"}


def upgrade() -> None:
    """Old labels have no boxes of their own, and nobody said more of them."""
    op.add_column("labels", sa.Column("keyframes", sa.LargeBinary(), nullable=True))
    for table, names in TEXTS.items():
        op.add_column(table, sa.Column(FLAGS[table], sa.Boolean(), server_default=sa.false(), nullable=False))
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """What the first schema cannot say is lost."""
    for table, names in TEXTS.items():
        for name in (*names, FLAGS[table]):
            op.drop_column(table, name)
    op.drop_column("labels", "keyframes")
