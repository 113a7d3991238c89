"""What was withdrawn stands nowhere in the file, sealed or not: its raw bytes are searched."""

import pytest

from tests.handlers.afterwards.own_ways import add, send_badly
from tests.storage.remembering import Remembering
from tests.storage.test_severed import forms_of, traces

pytestmark = pytest.mark.sqlite

USER = 1_987_654_321
TYPED, ADDED = "cai liao san ci", "chuang kou shao"


@pytest.fixture
def keys(home):
    return Remembering(home)


@pytest.fixture
def li(town):
    return town.person(USER)


@pytest.mark.parametrize("way", ["匿名", "保密"])
async def test_the_words_are_gone_after_a_withdrawal(li, home, keys, way):
    await send_badly(li, text=TYPED, way=way)
    await add(li, ADDED)
    await li.tap("另一个问题")
    before = traces(home, keys.forms(TYPED, ADDED))
    await li.tap("看进展")
    await li.tap("🗑 撤回")

    await li.tap("确认撤回")

    assert (before, traces(home, keys.forms(TYPED, ADDED))) == ({TYPED, ADDED}, set())


async def test_who_sent_it_is_gone_after_a_withdrawal(li, services, home):
    await send_badly(li, way="保密")
    people = {"sender": (services.sender(USER),), "user": forms_of(USER)}
    before = traces(home, people)
    await li.send("/my")
    await li.tap("🗑 撤回")

    await li.tap("确认撤回")

    assert (before, traces(home, people)) == ({"sender"}, set())


async def test_after_deleting_everything_only_consent_and_participation_know_a_person(
    li, services, home, keys
):
    await send_badly(li, text=TYPED, way="保密")
    people = {
        "sender": (services.sender(USER),),
        "interview": (services.respondent(USER),),
        "language": (services.chooser(USER),),
        "consent": (services.consenter(USER),),
        "participation": (services.participant(USER),),
    }
    await li.send("/privacy")
    await li.tap("全部删除")

    await li.tap("确认全部删除")

    assert traces(home, people) == {"consent", "participation"}
    assert traces(home, keys.forms(TYPED)) == set()


async def test_looking_up_a_code_leaves_no_trace_of_it(li, services, home):
    code = await send_badly(li)
    await li.send(f"/track {code}")
    await li.tap("➕ 补充")
    await li.reply("还想补充什么", "chuang kou shao")
    await li.tap("只是说明")

    await services.database.forget()

    forms = {"code": (code.encode(), code.replace("-", "").encode()), "user": forms_of(USER)}
    assert traces(home, forms) == set()
