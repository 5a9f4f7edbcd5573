"""A second observer's labels, which do not count until they are compared."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has reviewed blindly yet."""
    op.create_table(
        "opinions",
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.Column("observer", sa.String(), nullable=False),
        sa.Column("label", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observations.id"], name=op.f("fk_opinions_observation_id")
        ),
        sa.PrimaryKeyConstraint("observation_id", "observer", name=op.f("pk_opinions")),
    )
    op.create_index(op.f("ix_opinions_observer"), "opinions", ["observer"], unique=False)


def downgrade() -> None:
    """Opinions are lost."""
    op.drop_index(op.f("ix_opinions_observer"), table_name="opinions")
    op.drop_table("opinions")
