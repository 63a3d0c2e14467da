"""Whether a meeting has changed since is asked every few seconds, and answered by an index."""

from alembic import op

revision = "202611271610"
down_revision = "202611271500"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_meetings_recorded_at"), "meetings", ["recorded_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_meetings_recorded_at"), "meetings")
