"""What outlets are judged by: fresh leads and until when all was well; times of leads decide nothing."""

import sqlalchemy as sa
from alembic import op

revision = "202611270700"
down_revision = "202611262220"
branch_labels = None
depends_on = None

NEW_COLUMNS = {"visits": ("fresh", sa.Integer(), "0"), "sources": ("listed", sa.JSON(), "[]")}


def upgrade() -> None:
    for table, (name, kind, usual) in NEW_COLUMNS.items():
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=usual))
    op.execute("UPDATE visits SET fresh = new")
    for table, (name, kind, _) in NEW_COLUMNS.items():
        with op.batch_alter_table(table) as batch:
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    op.add_column("source_states", sa.Column("well_until", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("leads") as batch:
        batch.drop_column("moments")
        batch.drop_column("looks")


def downgrade() -> None:
    for table, (name, *_) in (*NEW_COLUMNS.items(), ("source_states", ("well_until",))):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(name)
    dropped: tuple[tuple[str, sa.types.TypeEngine[object], str], ...] = (
        ("moments", sa.JSON(), "[]"),
        ("looks", sa.Integer(), "0"),
    )
    for name, kind, usual in dropped:
        op.add_column("leads", sa.Column(name, kind, nullable=False, server_default=usual))
        with op.batch_alter_table("leads") as batch:
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
