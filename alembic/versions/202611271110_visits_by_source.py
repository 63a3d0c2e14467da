"""What a source brought is told from an index of its visits, without reading their rows."""

from alembic import op

revision = "202611271110"
down_revision = "202611270830"
branch_labels = None
depends_on = None

BEFORE, NOW = "ix_visits_url_started_at", "ix_visits_url_started_at_asked_outcome_fresh"


def upgrade() -> None:
    op.create_index(NOW, "visits", ["url", "started_at", "asked", "outcome", "fresh"])
    op.drop_index(BEFORE, "visits")


def downgrade() -> None:
    op.create_index(BEFORE, "visits", ["url", "started_at"])
    op.drop_index(NOW, "visits")
