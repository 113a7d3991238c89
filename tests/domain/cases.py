"""Cases to judge: one in each state, the people around it, and what a deployment has laid down."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.case_rules import Rules
from domain.cases import Act, Case, Deed, Ending, Outcome, Party, State
from domain.people import Membership, Role
from domain.profiles import Clock, Profile, Stage
from domain.text import Text
from domain.working_days import WorkingDays

NOON = datetime(2020, 7, 20, 4, tzinfo=UTC)  # a Monday; noon in China
TODAY = date(2020, 7, 20)
LONG_AGO = date(2020, 7, 1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

WANG, LI, ZHAO, QIAN, SUN = (name.encode().ljust(16) for name in ("w", "l", "z", "q", "s"))
STAFF, OTHER_STAFF = Membership(Role.STAFF, "tzcj"), Membership(Role.STAFF, "czj")
COORDINATOR = Membership(Role.COORDINATOR)


def profile(code, stage, working_days):
    """A time limit, as a deployment might name it."""
    return Profile(code, Text(code, code), stage, working_days, Text("条例", "Rules"))


CONTACT = profile("contact", Stage.CONTACT, 1)
ORDINARY = profile("ordinary", Stage.COMPLETION, 5)
DIFFICULT = profile("difficult", Stage.COMPLETION, 15)
SHORTER = profile("again", Stage.REOPENED, 3)
SILENCE = profile("verdict", Stage.VERDICT, 5)
YEAR = WorkingDays(years=frozenset({2020}))
# As in 2020: 1 to 8 October off, Sunday 27 September and Saturday 10 October worked.
OCTOBER = WorkingDays(
    holidays=frozenset(date(2020, 10, day) for day in range(1, 9)),
    made_up=frozenset({date(2020, 9, 27), date(2020, 10, 10)}),
    years=frozenset({2020}),
)
RULES = Rules(
    deadlines=(CONTACT, ORDINARY, DIFFICULT, SHORTER, SILENCE),
    calendar=YEAR,
    zone=ZoneInfo("Asia/Shanghai"),
    return_within=24 * HOUR,
)


def without(*stages):
    """What a deployment has laid down that says nothing about some stages."""
    return replace(RULES, deadlines=tuple(p for p in RULES.deadlines if p.stage not in stages))


_CLAIMED = {"claimed_by": WANG}
_PAUSED = {"silence": Clock(LONG_AGO, 5), "paused_with": 3}
_SETTLED = {"outcome": Outcome.PUT_RIGHT, "settled_by": WANG}
_OF_A_STATE = {
    State.UNROUTED: {
        "department": None,
        "dispatched_at": None,
        "contact": None,
        "profile": None,
        "completion": None,
    },
    State.RECEIVED: {},
    State.CLAIMED: _CLAIMED,
    State.CONTACTED: _CLAIMED | {"contacted_on": TODAY},
    State.WAITING: _CLAIMED | _PAUSED,
    State.RETURNED: {"was_returned": True},
    State.SETTLED: _CLAIMED | _SETTLED | _PAUSED,
    State.CLOSED: _CLAIMED | _SETTLED | {"ending": Ending.SILENCE, "closed_on": LONG_AGO},
}


def case(state=State.RECEIVED, **fields):
    """A case that stands there as it usually does; Wang has seen to it, any silence is over."""
    usual = {
        "department": "tzcj",
        "opened_at": NOON - 2 * HOUR,
        "dispatched_at": NOON - HOUR,
        "contact": Clock(TODAY, 1),
        "profile": "ordinary",
        "completion": Clock(TODAY, 5),
        "can_be_reached": True,
        "can_be_asked": True,
    }
    return Case(state, **usual | _OF_A_STATE[state] | fields)


_PERSONS = {Party.HANDLER: LI, Party.ASSISTANT: ZHAO, Party.COORDINATOR: QIAN}
_NEEDS = {
    Act.ASSIGN: {"department": "czj"},
    Act.ASSIST: {"department": "czj"},
    Act.EXTEND: {"profile": DIFFICULT},
}


def deed(act, party=Party.HANDLER, **fields):
    """Something done by Li, or by who else acts as that party, with all it needs."""
    who = {"parties": frozenset({party}), "person": _PERSONS.get(party)}
    return Deed(act, **who | {"note": "已核实"} | _NEEDS.get(act, {}) | fields)
