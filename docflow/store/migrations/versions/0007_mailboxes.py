"""Encrypted passwords and tokens; what became of each place in a mailbox."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0007"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "secrets",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("kind", Key(length=20), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kind", "name", name=op.f("pk_secrets")),
        comment="Encrypted with a key that is not in the database.",
    )
    with op.batch_alter_table("mail_places", recreate="always") as places:
        # A mail that was moved away and back has two places in one folder.
        places.drop_constraint("uq_mail_places_tenant_mail_id_mailbox_folder_uidvalidity", type_="unique")
        places.add_column(sa.Column("state", Key(length=10), server_default="kept", nullable=False))
        places.add_column(sa.Column("claimed_at", Instant(), nullable=True))
    op.create_index("ix_mail_places_mail", "mail_places", ["tenant", "mail_id"], unique=False)
    op.add_column("mailboxes", sa.Column("notice", Words(), server_default="", nullable=False))
