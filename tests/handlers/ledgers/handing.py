"""Ledgers of the Investment Promotion Bureau that are handed in, and what became of them."""

from dataclasses import replace

from domain.opinions import Aspect, Ledger, Statement
from domain.people import Membership, Role
from domain.text import Text
from handlers.background import jobs
from handlers.context import Context
from storage import archive_tables
from tests.handlers.paths import gather, rows

SLOW = Statement("窗口排队要两个小时", Ledger.DISSATISFACTION, (Aspect.EFFICIENCY,))
GAP = Statement("深圳当天就能拿到执照", Ledger.BENCHMARK)
PHONE = Statement("咨询电话打三天没人接", Ledger.DISSATISFACTION)
MANY = tuple(
    Statement(text, Ledger.DISSATISFACTION)
    for text in (
        "路灯坏了半年没人修",
        "补贴迟迟不到账",
        "停车场乱收费",
        "环评要跑五个科室",
        "网上系统老是打不开",
    )
)
FILES = ("清单一 Word", "清单二 Word", "清单三 Word", "📄 三张合订 Word", "📊 全部 Excel")


async def clerk_of(town, department, user_id=41):
    return await town.member(user_id, Membership(Role.STAFF, department))


async def say(services, *statements, department="tzcj"):
    """Somebody says these."""
    await gather(services, department, "bad", 1, statements=statements)


async def open_card(person, services, *statements):
    """From what was said to the card that offers draft 1."""
    await say(services, *(statements or (SLOW, GAP)))
    await person.send("/handin")
    await person.tap("先整理新意见")


async def hand_in(person, services, *statements):
    await open_card(person, services, *statements)
    await person.tap("上报第 ")


async def fetch(person, labels=FILES):
    """The files of the hand-in on the card, by their names."""
    fetched = {}
    for label in labels:
        await person.tap(label)
        file = person.documents[-1]
        fetched[file.name] = file.content
    return fetched


async def handed(services):
    """What was handed in: department, number, draft."""
    found = await rows(services, archive_tables.HANDED)
    return sorted((row["department"], row["number"], row["draft"]) for row in found)


async def rename(town, department, name):
    """Start anew with a configuration in which a department is called something else."""
    campaign = town.services.campaign
    renamed = tuple(
        replace(known, name=Text(name, name)) if known.code == department else known
        for known in campaign.departments
    )
    changed = replace(campaign, departments=renamed)
    town.services = replace(town.services, campaign=changed)
    await town.restart()


async def tick(town):
    """What the job queue does every few seconds."""
    context = Context(town.application)
    await jobs.work(context)
    await town.deliver()
