"""What SQLite and PostgreSQL say in different words, under one name."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from storage.metadata import UtcDateTime


def nulls_first(*columns: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    """To order by: what is not known comes first, as SQLite has it anyway."""
    return tuple(column.nulls_first() for column in columns)


class place_in(GenericFunction[int]):  # noqa: N801 - it stands where SQL's functions stand
    """Where a text begins in another, from 1; 0 where it does not."""

    type = Integer()
    inherit_cache = True


class each_of(GenericFunction[str]):  # noqa: N801
    """The texts of a JSON list, a row each, in a column `value`: with `.table_valued("value")`."""

    type = String()
    inherit_cache = True


class day_of(GenericFunction[datetime]):  # noqa: N801
    """The beginning of a moment's day, by UTC."""

    type = UtcDateTime()
    inherit_cache = True


@compiles(place_in, "sqlite")
def _(element: place_in, compiler: Any, **given: Any) -> str:
    return f"instr{compiler.process(element.clause_expr, **given)}"


@compiles(place_in, "postgresql")
def _(element: place_in, compiler: Any, **given: Any) -> str:
    return f"strpos{compiler.process(element.clause_expr, **given)}"


@compiles(each_of, "sqlite")
def _(element: each_of, compiler: Any, **given: Any) -> str:
    return f"json_each{compiler.process(element.clause_expr, **given)}"


@compiles(each_of, "postgresql")
def _(element: each_of, compiler: Any, **given: Any) -> str:
    return f"jsonb_array_elements_text{compiler.process(element.clause_expr, **given)}"


@compiles(day_of, "sqlite")
def _(element: day_of, compiler: Any, **given: Any) -> str:
    # As SQLAlchemy writes moments, so that they can be compared.
    moment = compiler.process(element.clauses, **given)
    return f"strftime('%Y-%m-%d 00:00:00.000000', {moment})"


@compiles(day_of, "postgresql")
def _(element: day_of, compiler: Any, **given: Any) -> str:
    return f"date_trunc('day', {compiler.process(element.clauses, **given)})"
