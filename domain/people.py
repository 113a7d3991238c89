"""Who may do what. Pure rules; handlers ask them against storage at the time of the act."""

from dataclasses import dataclass
from enum import StrEnum

from domain.incoming import Pile
from domain.shielding import Shield, is_held


class Role(StrEnum):
    """What a member was invited as. A respondent needs no role."""

    STAFF = "staff"  # one department
    COORDINATOR = "coordinator"  # the campaign office: all departments
    LEADER = "leader"  # digests and figures of all departments
    ADMIN = "admin"  # members, configuration, backups; no answers


@dataclass(frozen=True, slots=True)
class Membership:
    """A role that someone holds; `department` is set for staff and for nobody else."""

    role: Role
    department: str | None = None

    def __post_init__(self) -> None:
        """Refuse staff without a department, and any other role with one."""
        if (self.role is Role.STAFF) != (self.department is not None):
            raise ValueError(f"{self.role} with department {self.department}")


Memberships = tuple[Membership, ...]
_SEEN_WHILE_HELD = frozenset({Pile.HELD, Pile.VOICES, Pile.FILES, Pile.REMARKS})
_SEES_ALL = frozenset({Role.COORDINATOR, Role.LEADER})


def roles(memberships: Memberships) -> frozenset[Role]:
    """The roles someone holds."""
    return frozenset(membership.role for membership in memberships)


def may_see_figures(memberships: Memberships, department: str | None) -> bool:
    """Figures of a department (`None`: of all together)."""
    return bool(_SEES_ALL & roles(memberships)) or _is_staff_of(memberships, department)


def may_see_drafts(memberships: Memberships, department: str | None) -> bool:
    """Drafts quote what people said: the department's own staff and the campaign office only."""
    return Role.COORDINATOR in roles(memberships) or _is_staff_of(memberships, department)


def may_search(memberships: Memberships) -> bool:
    """Look for words in what people said: staff in that of their department."""
    return any(may_see_drafts((held,), held.department) for held in memberships)


def may_review(memberships: Memberships, department: str | None) -> bool:
    """Decide about a department's entries: whoever may see its drafts."""
    return may_see_drafts(memberships, department)


def may_hand_in(memberships: Memberships, department: str | None) -> bool:
    """Hand a department's ledgers in: its own staff alone; the campaign office receives them."""
    return _is_staff_of(memberships, department)


def may_see_archived(memberships: Memberships, department: str, *, personal: bool) -> bool:
    """What was handed in by others.

    A person's own ledgers are for the campaign office, which checks that they are there; not for
    colleagues, and there is no role for the head of a department.
    """
    return (
        Role.COORDINATOR in roles(memberships)
        if personal
        else may_see_drafts(memberships, department)
    )


def may_print_posters(memberships: Memberships, department: str | None) -> bool:
    """Posters lead to a department's questions: its own staff and the campaign office hang them."""
    return Role.COORDINATOR in roles(memberships) or _is_staff_of(memberships, department)


def may_preview(memberships: Memberships) -> bool:
    """Try a questionnaire out: its text is no answer, so admins may as well."""
    return bool({Role.STAFF, Role.COORDINATOR, Role.ADMIN} & roles(memberships))


def may_self_check(memberships: Memberships) -> bool:
    """The self-check is about one's own post in a department: for its staff."""
    return Role.STAFF in roles(memberships)


def may_record(memberships: Memberships) -> bool:
    """Put in what somebody has said by phone, on a visit, at a meeting or on paper."""
    return bool({Role.STAFF, Role.COORDINATOR} & roles(memberships))


def own_departments(memberships: Memberships) -> tuple[str, ...]:
    """The departments that someone is staff of."""
    named = (membership.department for membership in memberships)
    return tuple(department for department in named if department is not None)


def may_see_incoming(memberships: Memberships, department: str | None) -> bool:
    """What respondents sent besides ticks, as they sent it; `None`: what nobody has assigned."""
    return Role.COORDINATOR in roles(memberships) or _is_staff_of(memberships, department)


def may_see_contact(memberships: Memberships, department: str | None) -> bool:
    """Name and phone: the notice promises that only the department that deals with it sees them."""
    return _is_staff_of(memberships, department)


def may_see_pile(memberships: Memberships, department: str | None, pile: Pile) -> bool:
    """A pile of incoming, and the pieces on it."""
    match pile:
        case Pile.VOICES | Pile.FILES | Pile.REMARKS:
            return may_see_incoming(memberships, department)
        case Pile.UNASSIGNED:
            return department is None and may_assign(memberships)
        case Pile.HELD:
            return may_decide_held(memberships)
        case Pile.NAMED:
            return may_see_contact(memberships, department)


def may_work_on_cases(memberships: Memberships) -> bool:
    """Deal with bad ratings and complaints: staff with those of their department."""
    return bool({Role.STAFF, Role.COORDINATOR} & roles(memberships))


def may_see_piece(
    memberships: Memberships, department: str | None, pile: Pile, shield: Shield
) -> bool:
    """A piece of a response: what is held is the campaign office's alone.

    So are the files of what was released: no machine takes a name out of a voice.
    """
    is_file = pile in {Pile.VOICES, Pile.FILES}
    if is_held(shield) or (shield is Shield.RELEASED and is_file):
        return pile in _SEEN_WHILE_HELD and may_decide_held(memberships)
    return pile is not Pile.HELD and may_see_pile(memberships, department, pile)


def may_decide_held(memberships: Memberships) -> bool:
    """Decide what becomes of a response that names somebody: the level above the departments."""
    return Role.COORDINATOR in roles(memberships)


def may_see_signals(memberships: Memberships) -> bool:
    """Figures that stand out: whoever reads what was said of all departments anyway."""
    return Role.COORDINATOR in roles(memberships)


def may_assign(memberships: Memberships) -> bool:
    """Say which department a response is about."""
    return Role.COORDINATOR in roles(memberships)


def may_see_progress(memberships: Memberships) -> bool:
    """How many service users each department has asked."""
    return bool(roles(memberships) - {Role.ADMIN})


def may_see_digest(memberships: Memberships) -> bool:
    """The digest, and on demand."""
    return bool(_SEES_ALL & roles(memberships))


def may_invite(memberships: Memberships) -> bool:
    """Give out invitation links."""
    return Role.ADMIN in roles(memberships)


def may_see_health(memberships: Memberships) -> bool:
    """What waits to be sent and why, jobs, storage: no answers."""
    return Role.ADMIN in roles(memberships)


def _is_staff_of(memberships: Memberships, department: str | None) -> bool:
    return department is not None and Membership(Role.STAFF, department) in memberships
