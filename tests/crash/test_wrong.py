"""What is held against the stored finds each kind of damage, and nothing where there is none."""

import json

import pytest

from bot.sandbox.keyboards import inline_buttons
from domain import receipts
from domain.people import Membership, Role
from handlers import callbacks
from handlers.acts import Send
from handlers.ledgers import drafting
from storage import audit as trail
from tests.crash import wrong_ledgers, wrong_office, wrong_people
from tests.crash.respondents import Memory, Stage
from tests.crash.store import SqliteFile
from tests.crash.telegram import Arrived
from tests.crash.unsealing import Key
from tests.handlers.paths import answer_badly, begin

pytestmark = pytest.mark.sqlite
MARK = "鼋鼍鼐鼒"
CLERK = 21


class Scene:
    """What was stored, and what is known of it beside that."""

    def __init__(self, tables, key, memories, arrived) -> None:
        self.tables, self.key = tables, key
        self.memories, self.arrived = memories, arrived
        self.given = {row["update_id"] for row in tables["received"]}

    def wrong(self, folder):
        tables, key = self.tables, self.key
        return [
            *wrong_people.inbox(tables, max(self.given) + 1, self.given),
            *wrong_people.memories(tables, key, self.memories),
            *wrong_people.once_each(tables),
            *wrong_people.files(tables, key, folder),
            *wrong_people.left_over(tables, folder),
            *wrong_ledgers.orphans(tables),
            *wrong_ledgers.entries(tables),
            *wrong_ledgers.drafts(tables, key),
            *wrong_ledgers.undrafted(tables),
            *wrong_office.cases(tables),
            *wrong_office.outbox(tables, key, self.arrived, {CLERK: 1}),
            *wrong_office.audit(tables, key),
            *wrong_office.running(tables),
        ]


@pytest.fixture
async def scene(town, home, tmp_path):
    """Somebody has sent, somebody has not; a draft, a case and a message that was sent."""
    clerk = await town.member(CLERK, Membership(Role.STAFF, "tzcj"))
    li, ada = town.person(7), town.person(8)
    await answer_badly(li, text=f"材料交了三次{MARK}")
    code = _code(li)
    await li.tap("✅ 发送")
    await begin(ada)
    await ada.tap("投资促进局")
    await drafting.draft(town.services, "tzcj")
    await town.deliver()
    memories = [
        Memory(7, MARK, 0, code, {code}, Stage.SENT, {"trouble": f"材料交了三次{MARK}"}),
        Memory(8, "鼗鼙", _interview(ada), answers={"department": "tzcj"}),
    ]
    arrived = [Arrived(CLERK, one["message_id"], one["text"], "") for one in clerk.messages]
    tables = await SqliteFile(home.database, tmp_path).tables()
    return Scene(tables, Key(home.key), memories, arrived)


def _code(person):
    data = [button["callback_data"] for button in inline_buttons(person.messages[-1])]
    (send,) = [act for act in map(callbacks.unpack, data) if isinstance(act, Send)]
    return receipts.find_code(send.receipt)


def _interview(person):
    data = [button["callback_data"] for button in inline_buttons(person.messages[-1])]
    return next(act.interview for act in map(callbacks.unpack, data) if hasattr(act, "interview"))


def change(table, **columns):
    def damage(scene):
        scene.tables[table][0].update(columns)

    return damage


def drop(table):
    def damage(scene):
        scene.tables[table].pop()

    return damage


def repeat(table, **columns):
    def damage(scene):
        scene.tables[table].append(scene.tables[table][-1] | columns)

    return damage


def say_again(scene):
    """A message arrived twice; only one is noted."""
    scene.arrived.append(Arrived(CLERK, 10**6, "…", ""))


DAMAGES = {
    "an update is gone": drop("received"),
    "an update was never taken": change("received", taken=0),
    "an update was not answered": change("received", payload=b"sealed"),
    "an answer is gone": drop("answer"),
    "an answer in progress is gone": drop("interview_answer"),
    "an interview is gone": drop("interview"),
    "a response is gone": drop("response"),
    "a response stands twice": repeat("response", id=1, receipt=None),
    "who took part is forgotten": drop("participation"),
    "an opinion is gone": drop("opinion"),
    "an opinion stands twice": lambda scene: scene.tables["opinion"].extend(
        row | {"id": 1} for row in scene.tables["opinion"][:] if row["question"]
    ),
    "figures are wrong": change("entry", respondents=json.dumps([["enterprise", 9]])),
    "an entry stands on nothing": drop("support"),
    "a draft is half-written": lambda scene: scene.tables["line"].clear(),
    "a draft is missing": change("draft", number=2),
    "a line differs": change("line", text=b""),
    "a case is elsewhere": change("casefile", state="claimed"),
    "a case is gone": drop("case_response"),
    "a message came twice": say_again,
    "a message never came": change("outbox", message=10**9),
    "a message is still being sent": change("outbox", state="sending"),
    "a row of the trail was changed": change("audit", detail="…"),
    "a row of the trail is gone": drop("audit"),
    "an end of the trail was moved": change("audit_end", number=1),
    "a run was left": lambda scene: scene.tables["run"].append(
        {"job": "draft", "due": "2030-01-01", "finished": 0}
    ),
}


async def test_where_nothing_is_wrong_nothing_is_found(scene, home):
    assert scene.wrong(home.attachments) == []


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
async def test_damage_is_found(scene, home, damage):
    damage(scene)

    assert len(scene.wrong(home.attachments)) > 0


async def test_hashes_are_those_of_the_program(keys, home):
    key = Key(home.key)

    assert key.receipt("ABCD") == keys.receipt("ABCD")
    assert key.person("lane", 7) == keys.pseudonym("lane", 7)
    assert key.file(b"content") == keys.digest(b"content")
    assert key.link(trail.START, b"row") == keys.link(trail.START, b"row")
    assert key.text(keys.seal("话".encode())) == "话"
