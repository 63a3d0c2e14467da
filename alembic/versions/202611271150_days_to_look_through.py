"""A time of which an outlet's sources may not show all is remembered until its archive was looked through."""

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
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("outlet", name=op.f("pk_gaps")),
    )
    op.add_column("sources", sa.Column("fine_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("sources") as batch:
        batch.drop_column("fine_at")
    op.drop_table("gaps")
