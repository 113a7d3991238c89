"""What all tables share: how they are named, and how moments are stored."""

from datetime import UTC, datetime

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB


class UtcDateTime(TypeDecorator[datetime]):
    """Aware on the way in, aware on the way out; SQLite itself keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Store in UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Give back as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


# A whole number of 64 bits on both: made-up buttons name numbers that no row has, and PostgreSQL
# refuses to compare what does not fit. SQLite numbers rows by a column of this type alone.
WHOLE = BigInteger().with_variant(Integer(), "sqlite")

# Lists and fields. What PostgreSQL calls JSON can't be compared.
JSONS = JSON().with_variant(JSONB(), "postgresql")


def one_of(column: str, values: list[str]) -> str:
    """A constraint: the column holds one of these."""
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
