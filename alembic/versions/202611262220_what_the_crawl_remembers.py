"""What the crawl remembers: leads before they are followed, answers of sources, pauses, pages as evidence."""

import sqlalchemy as sa
from alembic import op

revision = "202611262220"
down_revision = "202611241206"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
NEW_COLUMNS = {
    "leads": [("origin", sa.Text(), "crawl"), ("looks", sa.Integer(), "0")],
    "sources": [("failures", sa.Integer(), "0")],
    "visits": [
        ("size", sa.Integer(), "0"),
        ("length", sa.Integer(), "0"),
        ("dated", sa.Boolean(), sa.false()),
        ("by_layout", sa.Boolean(), sa.false()),
    ],
}
"""Columns that must say something, and what they say in rows that are there already."""
OPTIONAL_COLUMNS = {
    "articles": [("gone_at", MOMENT)],
    "leads": [("announced_at", MOMENT), ("due_at", MOMENT), ("moved_to", sa.Text())],
    "sources": [
        ("every_seconds", sa.Double()),
        ("etag", sa.Text()),
        ("last_modified", sa.Text()),
        ("digest", sa.Text()),
    ],
    "visits": [("status", sa.Integer()), ("newest_at", MOMENT)],
}


def upgrade() -> None:
    _create_tables()
    for table, columns in NEW_COLUMNS.items():
        for name, kind, usual in columns:
            op.add_column(table, sa.Column(name, kind, nullable=False, server_default=usual))
    for table, columns in OPTIONAL_COLUMNS.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.execute("UPDATE leads SET announced_at = settled_at, due_at = retry_at")
    op.execute("UPDATE leads SET attempts = 0 WHERE outcome = 'ok'")
    with op.batch_alter_table("leads") as leads:
        leads.alter_column("announced_at", existing_type=MOMENT, nullable=False)
        leads.alter_column("outcome", existing_type=sa.Text(), nullable=True)
        leads.alter_column("settled_at", existing_type=MOMENT, nullable=True)
        leads.drop_column("retry_at")
    for table, columns in NEW_COLUMNS.items():
        with op.batch_alter_table(table) as batch:
            for name, kind, _ in columns:
                batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    op.create_index("ix_leads_outlet_due_at", "leads", ["outlet", "due_at"])
    op.create_index("ix_visits_url_started_at", "visits", ["url", "started_at"])


def _create_tables() -> None:
    op.create_table(
        "pauses",
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("outlet", name="pk_pauses"),
    )
    op.create_table(
        "robots",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("fetched_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_robots"),
    )
    op.create_table(
        "source_states",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("told_state", sa.Text(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("url", name="pk_source_states"),
    )
    op.create_table(
        "walks",
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("span", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("walked_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("outlet", "span", "url", name="pk_walks"),
    )
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("fetched_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_snapshots_article_id"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
    )
    op.create_index("ix_snapshots_article_id_fetched_at", "snapshots", ["article_id", "fetched_at"])


def downgrade() -> None:
    op.drop_index("ix_visits_url_started_at", "visits")
    op.drop_index("ix_leads_outlet_due_at", "leads")
    op.add_column("leads", sa.Column("retry_at", MOMENT, nullable=True))
    op.execute("UPDATE leads SET retry_at = due_at")
    op.execute("DELETE FROM leads WHERE outcome IS NULL")
    with op.batch_alter_table("leads") as leads:
        leads.alter_column("outcome", existing_type=sa.Text(), nullable=False)
        leads.alter_column("settled_at", existing_type=MOMENT, nullable=False)
    for table in ("articles", "leads", "sources", "visits"):
        with op.batch_alter_table(table) as batch:
            for name, *_ in (*NEW_COLUMNS.get(table, ()), *OPTIONAL_COLUMNS.get(table, ())):
                batch.drop_column(name)
    for table in ("snapshots", "walks", "source_states", "robots", "pauses"):
        op.drop_table(table)
