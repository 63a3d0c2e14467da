"""A receiver that takes nothing is tried with one message at a time; dead messages are told to the operator."""

import sqlalchemy as sa
from alembic import op

revision = "202611271435"
down_revision = "202611271430"
branch_labels = None
depends_on = None

_WAITING = "ix_messages_channel_state_next_at_created_at"


def upgrade() -> None:
    op.create_table(
        "breakers",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shut_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_breakers")),
    )
    op.add_column("messages", sa.Column("blame", sa.Text(), nullable=True))
    op.add_column("messages", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(_WAITING, "messages", ["channel", "state", "next_at", "created_at"])
    op.execute("UPDATE messages SET told_at = created_at WHERE state = 'dead'")


def downgrade() -> None:
    op.drop_index(_WAITING, "messages")
    with op.batch_alter_table("messages") as batch:
        batch.drop_column("told_at")
        batch.drop_column("blame")
    op.drop_table("breakers")
