"""The table of the seal: by what it is known which key the database is sealed with."""

from sqlalchemy import CheckConstraint, Column, LargeBinary, Table

from storage.metadata import METADATA, WHOLE
from storage.sealed import SEALED

# A known text, sealed, once all that is to be sealed is; empty until then. There is one row, once
# the clues are hashed; before that there is none.
SEAL = Table(
    "seal",
    METADATA,
    Column("one", WHOLE, primary_key=True, autoincrement=False),
    Column("mark", LargeBinary, nullable=False, info=SEALED),
    CheckConstraint("one = 1", name="one_row"),
)
