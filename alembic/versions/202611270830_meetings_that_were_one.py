"""Meetings that turned out to be one: the id of the one that went points to the other."""

import sqlalchemy as sa
from alembic import op

revision = "202611270830"
down_revision = "202611270700"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meetings", sa.Column("merged_into", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("meetings") as batch:
        batch.drop_column("merged_into")
