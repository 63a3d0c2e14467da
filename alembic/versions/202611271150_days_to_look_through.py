"""Days of which an outlet's sources held nothing any more are remembered until its archive was looked through."""

import sqlalchemy as sa
from alembic import op

revision = "202611271150"
down_revision = "202611271110"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gaps",
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("outlet", name=op.f("pk_gaps")),
    )


def downgrade() -> None:
    op.drop_table("gaps")
