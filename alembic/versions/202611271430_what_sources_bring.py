"""What a source brings is counted by quarters of a day as it comes, and no more from all of its visits."""

import sqlalchemy as sa
from alembic import op

revision = "202611271430"
down_revision = "202611271150"
branch_labels = None
depends_on = None

_EPOCH = {
    "sqlite": "CAST(strftime('%s', started_at) AS INTEGER)",
    "postgresql": "CAST(floor(extract(epoch FROM started_at)) AS INTEGER)",
}


def upgrade() -> None:
    op.create_table(
        "brought",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("fresh", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("url", "quarter", name=op.f("pk_brought")),
    )
    quarter = f"{_EPOCH[op.get_bind().dialect.name]} / 21600"
    op.execute(
        f"INSERT INTO brought SELECT url, {quarter}, sum(fresh) FROM visits"  # noqa: S608 - of our own
        f" WHERE asked = 'source' AND outcome IN ('ok', 'unchanged') GROUP BY url, {quarter}"
    )
    op.create_index("ix_visits_url_started_at_asked_outcome", "visits", ["url", "started_at", "asked", "outcome"])
    op.drop_index("ix_visits_url_started_at_asked_outcome_fresh", "visits")


def downgrade() -> None:
    op.create_index(
        "ix_visits_url_started_at_asked_outcome_fresh",
        "visits",
        ["url", "started_at", "asked", "outcome", "fresh"],
    )
    op.drop_index("ix_visits_url_started_at_asked_outcome", "visits")
    op.drop_table("brought")
