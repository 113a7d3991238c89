"""Forged taps on incoming: nobody reaches, marks or assigns what is not theirs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.incoming import Pile
from handlers.callbacks import pack
from handlers.office.incoming_acts import (
    Assign,
    ChooseIncoming,
    ListAssignees,
    OpenPiece,
    SeePiece,
    ShowContact,
    ShowIncoming,
    ShowPile,
    WriteDown,
)
from storage.tables import ATTACHMENT, REMARK, RESPONSE
from tests.handlers.office.incoming import add_remark, answer_by_name, attach, leave_open, speak
from tests.handlers.paths import rows, stored

REFUSED = "您没有这项权限。"
GONE = "这一件已经不在这里了：可能有人处理过，或者对方已撤回。"
LARGEST = 2**63 - 1


async def fill(services, department):
    """Something on every pile; gives the ids that buttons could name."""
    await add_remark(services, await speak(services, department=department))
    await attach(services, department=department)
    await answer_by_name(services, department=department)
    await leave_open(services)
    tables = (ATTACHMENT, REMARK, RESPONSE)
    return [row["id"] for table in tables for row in await rows(services, table)]


def acts(ids, department):
    """All that could be forged about these."""
    by_id = [
        act
        for known in ids
        for act in (
            *(OpenPiece(pile, known, 0) for pile in Pile),
            *(SeePiece(pile, known, 0) for pile in Pile),
            WriteDown(known),
            ListAssignees(known, 0),
            Assign(known, "tzcj"),
            ShowContact(known, 0),
        )
    ]
    places = [ShowPile(pile, place, 0) for pile in Pile for place in (department, None, "nowhere")]
    return [*by_id, *places, ShowIncoming(department), ShowIncoming(None)]


def files_sent(town):
    return [name for name, _ in town.request.calls if name in {"sendVoice", "sendPhoto"}]


async def forge_all(person, forged):
    for act in forged:
        await person.forge(pack(act))


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_who_is_no_staff_reaches_nothing(member, town, services, role):
    forged = [*acts(await fill(services, "tzcj"), "tzcj"), ChooseIncoming()]
    await member.send("/help")
    heard, before = member.heard, await stored(services)
    await forge_all(member, forged)

    assert member.toasts == [REFUSED] * len(forged)
    assert (member.heard, await stored(services)) == (heard, before)
    assert files_sent(town) == []


async def test_staff_reach_nothing_of_another_department(clerk, town, services):
    forged = acts(await fill(services, "czj"), "czj")
    await clerk.send("/inbox")
    heard, before = clerk.heard, await stored(services)
    await forge_all(clerk, forged)

    assert set(clerk.toasts) == {REFUSED, GONE}
    assert len(clerk.toasts) == len(forged)
    assert (clerk.heard, await stored(services)) == (heard, before)
    assert files_sent(town) == []


async def test_the_list_shows_staff_no_more_than_their_own(clerk):
    await clerk.send("/inbox")
    await clerk.forge(pack(ChooseIncoming()))

    assert clerk.buttons == ["投资促进局"]


@pytest.mark.parametrize("known", [0, 1, LARGEST])
async def test_unknown_ids_change_nothing_and_are_told(office, services, known):
    await fill(services, "tzcj")
    await office.send("/inbox")
    heard, before = office.heard, await stored(services)
    forged = acts([known], "tzcj")[:14]
    await forge_all(office, forged)

    assert office.toasts == [GONE] * len(forged)
    assert (office.heard, await stored(services)) == (heard, before)


@pytest.mark.parametrize("data", ["V:8000000000000000", "V:-1", "V:", "K:voices:g:0", "K:gone:1:0"])
async def test_numbers_that_no_database_holds_are_no_buttons(clerk, data):
    await clerk.send("/inbox")
    await clerk.forge(data)

    assert clerk.toasts == ["这个按钮已经失效。"]


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    letter=st.sampled_from("AJHKFVNMT"),
    parts=st.lists(
        st.sampled_from(["", "0", "1", "f" * 15, "tzcj", "czj", *Pile]), min_size=0, max_size=4
    ),
)
async def test_any_combination_is_answered_and_changes_nothing(town, services, letter, parts):
    li = town.person(7)
    if not li.messages:
        await fill(services, "tzcj")
        await li.send("/help")
    heard, before = li.heard, await stored(services)
    since = len(li.toasts)

    await li.forge(":".join([letter, *parts]))

    assert (li.heard, await stored(services)) == (heard, before)
    assert len(li.toasts) == since + 1
