"""Models that the project trained itself: where they lie, what they grew from, what is known of them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Columns whose empty values stand for models that came from elsewhere."""
    with op.batch_alter_table("model_versions") as table:
        table.add_column(sa.Column("path", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("run", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("decision", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("facts", sa.JSON(), nullable=True))
        table.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        table.create_foreign_key(op.f("fk_model_versions_parent_id"), "model_versions", ["parent_id"], ["id"])


def downgrade() -> None:
    """Back to names and hashes."""
    with op.batch_alter_table("model_versions") as table:
        table.drop_constraint(op.f("fk_model_versions_parent_id"), type_="foreignkey")
        for name in ("parent_id", "facts", "decision", "run", "path"):
            table.drop_column(name)
