"""Nothing is shown or done without a row in the audit trail; of respondents there is none."""

from contextlib import closing
from typing import get_args

import pytest

from domain.auditing import Kind
from domain.people import Membership, Role
from domain.schedule import Job
from domain.shielding import Shield
from handlers import dispatch
from handlers.acts import Act
from handlers.prompts import Purpose
from storage.audit_tables import AUDIT
from tests.handlers import shielded
from tests.handlers.audited import (
    ACTS,
    COMMANDS,
    JOBS,
    OWN,
    PROMPTS,
    RECORDED,
    RESPONDENTS,
    Watch,
)
from tests.handlers.paths import answer_badly, rows
from tests.handlers.shielded import (
    ADDED,
    MARKERS,
    NAME,
    PHONE,
    PICTURE,
    SOUND,
    SPOKEN,
    TYPED,
    known,
)

TABLE = {**COMMANDS, **PROMPTS, **ACTS}
BY_THE_BOT = {
    *(Kind.BEGAN, Kind.FOUND_BROKEN, Kind.PUBLISHED, Kind.IMPORTED),
    *(Kind.EXPORTED, Kind.BACKED_UP, Kind.RESTORED, Kind.CHANGED_KEY, Kind.FORGOT),
}
MAY_CHANGE = {RESPONDENTS, RECORDED, OWN}
NAMED = ("王科长", "规划科", "工号023", "那位女同志")


def test_every_button_has_its_row():
    assert ACTS.keys() == set(get_args(Act))


def test_every_command_has_its_row():
    assert COMMANDS.keys() == dispatch._COMMANDS.keys()


def test_every_reply_has_its_row():
    assert PROMPTS.keys() == set(Purpose)


def test_every_job_has_its_row():
    assert JOBS.keys() == set(Job)


def test_every_kind_is_left_by_something():
    left = {kind for row in (*TABLE.values(), *JOBS.values()) for kind in row if row[0] in {*Kind}}

    assert left | BY_THE_BOT == set(Kind)


def slips(watch):
    """What was left that the table does not say, changed in silence, or told in silence."""
    more = {
        name: kinds - set(TABLE[name]) if isinstance(TABLE[name], tuple) else kinds
        for name, kinds in watch.left.items()
    }
    changed = {
        name: found for name, found in watch.changed.items() if TABLE[name] not in MAY_CHANGE
    }
    return [
        {name: what for name, what in one.items() if what} for one in (more, changed, watch.told)
    ]


async def try_everything(watch, hidden):
    for command in shielded.commands(hidden):
        await watch.command(command)
    for data in shielded.acts(hidden):
        await watch.tap(data)
    for line in shielded.prompts(hidden):
        await watch.reply(line)


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_whatever_the_campaign_office_tries_it_is_noted(town, services, place):
    hidden = await shielded.hide(services)
    office = await town.member(40, Membership(Role.COORDINATOR))
    with closing(Watch(town, place, office)) as watch:
        await try_everything(watch, hidden)

    assert slips(watch) == [{}, {}, {}]
    # What is held from everybody else is there to be found: see test_attacks_on_shielded.py.
    assert known(watch.heard()) == set(MARKERS) - {NAME, PHONE}


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_whatever_a_clerk_tries_it_is_noted(town, services, place):
    hidden = await shielded.hide(services)
    office = await town.member(41, Membership(Role.COORDINATOR))
    await office.forge(f"hr:{hidden.response:x}:0")
    clerk = await town.member(40, Membership(Role.STAFF, shielded.OWN))
    with closing(Watch(town, place, clerk)) as watch:
        await try_everything(watch, hidden)

    assert slips(watch) == [{}, {}, {}]
    # It was held, and is released: it comes without its names and files.
    assert await shielded.shield_of(services, hidden.response) is Shield.RELEASED
    assert known(watch.heard(), (SOUND, PICTURE, *NAMED)) == set()
    assert known(watch.heard(), (TYPED, SPOKEN, ADDED)) == {TYPED, SPOKEN, ADDED}


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_whatever_somebody_without_a_role_tries_nothing_is_noted(town, services):
    hidden = await shielded.hide(services)
    before = await rows(services, AUDIT)

    told = await shielded.attack(town, town.person(40), hidden)

    assert await rows(services, AUDIT) == before
    assert known(told) == set()


async def test_what_a_respondent_does_from_the_greeting_to_the_withdrawal_is_not_noted(
    town, services, li
):
    await answer_badly(li, way="保密")
    await li.tap("✅ 发送")
    await li.send("/my")
    await li.send("/privacy")

    assert await rows(services, AUDIT) == []


async def test_a_member_who_answers_as_a_service_user_is_a_respondent(town, services, clerk):
    before = await rows(services, AUDIT)

    await answer_badly(clerk, way="保密")
    await clerk.tap("✅ 发送")
    await clerk.send("/my")

    assert await rows(services, AUDIT) == before
