"""Each local date has one issue of a digest, with news or without."""

import sqlalchemy as sa
from alembic import op

revision = "202611271500"
down_revision = "202611271440"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "issues",
        sa.Column("subscription", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subscription", "key", name=op.f("pk_issues")),
    )


def downgrade() -> None:
    op.drop_table("issues")
