"""A report keeps the language of its article, which subscriptions may ask for."""

import sqlalchemy as sa
from alembic import op

revision = "202611271440"
down_revision = "202611271435"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("language", sa.Text(), nullable=False, server_default="vi"))
    op.execute(
        "UPDATE reports SET language = articles.language FROM articles WHERE articles.url = reports.url"
    )
    with op.batch_alter_table("reports") as batch:
        batch.alter_column("language", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("reports") as batch:
        batch.drop_column("language")
