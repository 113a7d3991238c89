"""Updates know whose line they wait in, so that several processes can share an inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Updates that wait in a file were received by the one process there is: they need no line."""
    is_file = op.get_bind().dialect.name == "sqlite"
    with op.batch_alter_table("received", recreate="always" if is_file else "never") as table:
        table.add_column(sa.Column("line", sa.LargeBinary(16), nullable=True))
