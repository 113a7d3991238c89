"""An export 导出: tables of a campaign for engines of others. Who may get what, and its columns.

Nothing here is a rule of its own: who reads single responses, what is held, what is told outside
is asked of `domain.people`. Columns are read from the row types (`domain.export_sums`,
`domain.export_rows`): what a field is annotated with is its documentation. Pure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum, StrEnum
from types import UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from domain import people
from domain.people import Membership, Memberships, Role
from domain.text import Text

VERSION = "1.0"  # of the tables: the first number changes when a column goes or means another thing


class Audience(StrEnum):
    """For whom an export is made."""

    OUTSIDE = "outside"  # to be passed on, as the overall report is
    LEADER = "leader"
    OFFICE = "office"  # the campaign office, on its own server
    DEPARTMENT = "department"


class Level(StrEnum):
    """What a row is."""

    OUTSIDE = "outside"  # a sum over whole batches
    DEPARTMENT = "department"  # one response, of those the department may see
    OFFICE = "office"  # one response, with what is the campaign office's alone


class Kind(StrEnum):
    """What a column holds, as the Data Package standard calls it."""

    TEXT = "string"
    DAY = "date"
    NUMBER = "integer"
    FLAG = "boolean"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Means:
    """What a field of a row type is, for whoever reads the export.

    `values` are those of a closed set that no type names; `unit` is what is counted; `is_office`
    is left out of what departments get.
    """

    zh: str
    en: str
    unit: str = ""
    values: tuple[str, ...] = ()
    is_office: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Of a list, `values` are those of its members."""

    name: str
    kind: Kind
    means: Text
    unit: str = ""
    values: tuple[str, ...] = ()
    is_required: bool = True
    is_small: bool = False  # a number of a few values
    is_office: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What every row of an export has; its campaign and its month stand in the path."""

    id: Annotated[
        str,
        Means(
            "行号：本部署每次导出都相同，只在这一种导出里有效，没有密钥不能倒推",
            "the row's number: the same in every export of this kind from this deployment; it "
            "leads back to nothing without the key",
        ),
    ]
    deployment: Annotated[
        str, Means("部署编号，由密钥算出", "number of the deployment, derived from its key")
    ]
    department: Annotated[
        str | None,
        Means(
            "部门代号；空为全部、几个部门合计或待定",
            "code of the department; empty: all, several together, or nobody has said",
        ),
    ]
    department_name: Annotated[
        str | None,
        Means("部门名称；配置里没有的为空", "its name; empty where the configuration has none"),
    ]

    @property
    def day(self) -> date:
        """The day that places the row in a month."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an export; `by` says which day places a row in its month."""

    name: str
    means: Text
    by: Text
    row: type[Row]


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom an export is for; `department` is set for a department and for nobody else."""

    audience: Audience = Audience.OUTSIDE
    department: str | None = None

    def __post_init__(self) -> None:
        """Refuse a department without its code, and a code with anybody else."""
        if (self.audience is Audience.DEPARTMENT) != (self.department is not None):
            raise ValueError(f"{self.audience} with department {self.department}")

    @property
    def memberships(self) -> Memberships:
        """As whom the rules of the chat see them; nobody of the house is nobody."""
        match self.audience:
            case Audience.OUTSIDE:
                return ()
            case Audience.LEADER:
                return (Membership(Role.LEADER),)
            case Audience.OFFICE:
                return (Membership(Role.COORDINATOR),)
            case Audience.DEPARTMENT:
                return (Membership(Role.STAFF, self.department),)

    @property
    def level(self) -> Level:
        """Single responses are for whoever may look for words in them."""
        if not people.may_search(self.memberships):
            return Level.OUTSIDE
        return Level.OFFICE if people.may_decide_held(self.memberships) else Level.DEPARTMENT

    @property
    def departments(self) -> tuple[str, ...] | None:
        """Whose single responses they read; `None`: all."""
        is_office = self.level is Level.OFFICE
        return None if is_office else people.own_departments(self.memberships)

    @property
    def purpose(self) -> str:
        """What the ids are made for: those of another purpose can't be joined with them."""
        return f"{self.level}:{self.department or ''}"

    @property
    def is_quoted_to(self) -> bool:
        """Whether problems are quoted that enough people named.

        As in the overall report, which is made to be passed on. Leaders have no drafts in the chat.
        """
        return self.audience is not Audience.LEADER


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the rows of a table are told apart by, over exports and over deployments."""

    deployment: str
    names: Mapping[str, str]  # of departments, by their code
    id_of: Callable[[str], str]

    def head(self, known: str, department: str | None) -> tuple[str, str, str | None, str | None]:
        """The columns that every row begins with."""
        name = self.names.get(department) if department else None
        return self.id_of(known), self.deployment, department, name


def month(day: date) -> str:
    """The partition of a day: 2020-07."""
    return f"{day:%Y-%m}"


def columns(row: type[Row], level: Level) -> tuple[Column, ...]:
    """The columns of a row type, in the order of its fields, as far as a level gets them.

    A field without a meaning is none: it is there to place the row.
    """
    hints = get_type_hints(row, include_extras=True)
    known = (_column(name, hint) for name, hint in hints.items() if get_origin(hint) is Annotated)
    return tuple(one for one in known if level is not Level.DEPARTMENT or not one.is_office)


def _column(name: str, hint: Any) -> Column:
    type_, means = get_args(hint)
    assert isinstance(means, Means)
    plain, is_required = _plain(type_)
    member = get_args(plain)[0] if get_origin(plain) is tuple else plain
    return Column(
        name=name,
        kind=Kind.LIST if member is not plain else _kind(plain),
        means=Text(means.zh, means.en),
        unit=means.unit,
        values=means.values or _values(member),
        is_required=is_required,
        is_small=issubclass(member, IntEnum),
        is_office=means.is_office,
    )


def _plain(type_: Any) -> tuple[Any, bool]:
    """A type without `None`, and whether it had none."""
    if isinstance(type_, UnionType):
        (known,) = (one for one in get_args(type_) if one is not type(None))
        return known, False
    return type_, True


def _kind(type_: type) -> Kind:
    if issubclass(type_, bool):
        return Kind.FLAG
    if issubclass(type_, int):
        return Kind.NUMBER
    return Kind.DAY if issubclass(type_, date) else Kind.TEXT


def _values(type_: type) -> tuple[str, ...]:
    return tuple(str(one.value) for one in type_) if issubclass(type_, Enum) else ()
