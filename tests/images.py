"""Makes the README's pictures again: `make images`. Needs Chromium, LibreOffice and poppler.

Two days of the campaign in the sandbox: 120 simulated respondents (always the same), then a shop
owner, a clerk and a leader, whose phones are photographed in headless Chromium. In the end the
owner looks what became of it all.
"""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import expect
from telegram.ext import ExtBot

from bot import app, practice, rehearsal, service
from bot.home import Home
from bot.intake import Intake
from bot.sandbox.server import Sandbox
from bot.settings import configuration
from domain.doors import Door
from domain.ledgers import NUMERALS
from domain.opinions import Ledger
from domain.text import Language
from handlers.acts import Form
from handlers.answering import introducing
from handlers.background import delivery
from handlers.context import Services
from handlers.ledgers import documents, drafting
from handlers.office import digests, printing, staff
from reports import tasks
from reports.poster_labels import Paper
from tests import lasting, office
from tests.browser import browsing
from tests.chat import Clock
from tests.end_to_end.pages import (
    CITIZEN,
    CLERK,
    COORDINATOR,
    LEADER,
    OWNER,
    PATIENCE,
    Chat,
    as_person,
)

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "images"
DAY_BEFORE = datetime(2020, 7, 20, 4, tzinfo=UTC)  # noon in Shanghai
DAY = datetime(2020, 7, 21, 4, tzinfo=UTC)  # the day before the ledgers are due
RESPONSES = ((DAY_BEFORE, 90), (DAY, 30))
SEED = 1
LARGEST = 80_000  # bytes of one picture
PHONE = {"timezone_id": "Asia/Shanghai", "locale": "zh-CN", "device_scale_factor": 1.5}
DESK = {"timezone_id": "Asia/Shanghai", "locale": "zh-CN"}
WORDS = "办营业执照变更，材料交了三次，每次都说还缺一样。"
OFFICE = "tzcj"


async def main() -> int:
    """Make them all; say what was made."""
    async with lasting.until_the_end():
        await make()
    return 0


async def make() -> None:
    """The town, its two days, and a picture of each kind."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    known = configuration.load(ROOT / "config.example.toml", {})
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home", known.storage.place)
        clock = Clock(DAY_BEFORE)
        async with app.open_services(known, home, clock=clock) as services:
            async with town(services, clock) as (address, bot):
                await rehearse(address, clock)
                await photograph_owner(address)
                await photograph_members(address)
                await photograph_desk(address)
                await photograph_return(address)
                await photograph_case(address, Post(services, bot, clock))
            await print_reports(services)
            print_poster(services)


async def rehearse(address: str, clock: Clock) -> None:
    """Everyone answers, some on the day before."""
    for number, (day, count) in enumerate(RESPONSES):
        say(f"{count} respondents answer …")
        clock.moment = day
        complete = await rehearsal.rehearse(
            address, count, rehearsal.TEXTS, seed=SEED + number, done=lambda: None
        )
        assert complete == count, complete


@asynccontextmanager
async def town(services: Services, clock: Clock) -> AsyncIterator[tuple[str, ExtBot[None]]]:
    """The bot behind a sandbox in which time stands still; gives its address, and the bot.

    Nothing is scheduled: which draft a clerk sees must not depend on how fast this machine is.
    """
    sandbox = Sandbox(steps=practice.STEPS, clock=lambda: clock().timestamp())
    stopping = asyncio.Event()
    address = await sandbox.start(port=0)
    sandbox.introduce(await practice.people(services))
    builder = app.builder(sandbox.token, sandbox.base_url, sandbox.base_file_url)
    application = app.build(builder, services)
    await application.initialize()
    await staff.offer_menus(application.bot)
    await introducing.introduce(application.bot, services.campaign)
    async with service.running(application):
        fetching = asyncio.create_task(Intake(application, services).poll(stopping))
        try:
            yield address, application.bot
        finally:
            stopping.set()
            await fetching
            await sandbox.stop()


async def photograph_owner(address: str) -> None:
    """A shop owner, from the notice to the receipt."""
    async with as_person(address, OWNER, **PHONE) as chat:
        await chat.start()
        await chat.reads("谁在问")
        await shoot(chat, "notice")
        await chat.tap("匿名回答")
        await chat.tap("不知道归谁管")
        await chat.reads("一两句话")
        await chat.say(WORDS)
        await chat.reads("可能是下面的部门")
        await shoot(chat, "department")
        await chat.tap("投资促进局")
        await chat.reads("满意吗")
        await shoot(chat, "rating")
        await chat.tap("🙁 不满意")
        await chat.tap("跑了好几趟")
        await chat.tap("等得太久")
        await expect(chat.named("button").filter(has_text="☑")).to_have_count(2)
        await shoot(chat, "ticking")
        await chat.tap("选好了")
        await chat.reads("一两句话")
        await chat.speak()
        await chat.reads("最大的差距")
        await shoot(chat, "voice")
        await chat.tap("一件事要跑几个窗口")
        await chat.reads("请核对")
        await shoot(chat, "review")
        await chat.tap("发送")
        await chat.reads("回执码")
        await shoot(chat, "receipt")


async def photograph_members(address: str) -> None:
    """A clerk with the ledgers, a leader with the digest."""
    async with as_person(address, CLERK, **PHONE) as chat:
        await chat.start()
        await chat.reads("工作人员")
        await chat.say("/ledger")
        await chat.tap("更新草稿")
        await chat.reads("草稿已更新")
        await chat.tap("清单三 Word")
        await expect(chat.named("document")).to_be_visible(timeout=PATIENCE)
        await shoot(chat, "ledger")
    async with as_person(address, LEADER, **PHONE) as chat:
        await chat.start()
        await chat.reads("领导")
        await chat.say("/digest")
        await expect(chat.named("photo")).to_be_visible(timeout=PATIENCE)
        await chat.named("photo").evaluate("photo => photo.scrollIntoView({block: 'start'})")
        await shoot(chat, "digest")


async def photograph_return(address: str) -> None:
    """The shop owner again: what became of it, and what is known about them."""
    async with as_person(address, OWNER, **PHONE) as chat:
        await chat.page.get_by_test_id("steps-dismiss").click()
        await chat.tap("看进展")
        await chat.reads("写进投资促进局的问题台账")
        await shoot(chat, "progress")
        await chat.say("/privacy")
        await chat.reads("您的个人信息")
        await shoot(chat, "privacy")


@dataclass(frozen=True, slots=True)
class Post:
    """Delivers what the bot says of its own accord, when the pictures want it."""

    services: Services
    bot: ExtBot[None]
    clock: Clock

    async def deliver(self, chat: Chat, words: str) -> None:
        """What waits, until a phone shows a message with these words."""
        async with asyncio.timeout(PATIENCE / 1000):
            while not await chat.named("text").filter(has_text=words).count():
                if await delivery.deliver(self.services, self.bot):
                    self.clock.pass_(seconds=1)  # as fast as one chat may be written to
                await asyncio.sleep(0.1)


async def photograph_case(address: str, post: Post) -> None:
    """A citizen's bad rating, and the clerk who deals with it, until it is better."""
    async with (
        as_person(address, CITIZEN, **PHONE) as citizen,
        as_person(address, CLERK, **PHONE) as clerk,
        as_person(address, COORDINATOR, **PHONE) as coordinator,
    ):
        for chat in (citizen, clerk, coordinator):
            await chat.page.get_by_test_id("steps-dismiss").click()
        await coordinator.start()
        await complain(citizen)
        await post.deliver(clerk, "新工单")
        await clerk.tap("我来办")
        await clerk.reads("办理中")
        await clerk.tap("已联系核实")
        await clerk.reads("已核实")
        await shoot(clerk, "case-claimed", "工单")
        await answer(clerk, "中午加开一个窗口，两个人轮班，今天起不用等。")
        await post.deliver(citizen, "中午加开一个窗口")
        await shoot(citizen, "case-answer", "中午加开一个窗口")
        await citizen.tap("😣 非常不满意")
        await shoot(citizen, "case-reopened", "已经重办")
        await post.deliver(clerk, "没有变好，重办")
        await post.deliver(coordinator, "没有变好，重办")
        await shoot(coordinator, "case-escalated", "没有变好，重办")
        await clerk.tap("我来办")
        await clerk.reads("第 2 次办理")
        await answer(clerk, "又加了一台取号机，排到会发短信。")
        await shoot(clerk, "case-settled", "又加了一台取号机")
        await post.deliver(citizen, "取号机")
        await citizen.tap("🙂 满意")
        await shoot(citizen, "case-closed", "谢谢您告诉我们")


async def complain(citizen: Chat) -> None:
    """From the start to the thanks, under a way back."""
    await citizen.start()
    await citizen.tap("保密")
    await citizen.tap("投资促进局")
    await citizen.tap("🙁 不满意")
    await citizen.tap("排队久")
    await citizen.tap("选好了")
    await citizen.reads("一两句话")
    await citizen.say("中午没人，取号排了两个小时。")
    await citizen.reads("最不方便的是哪一条")
    await citizen.tap("中午和周末没人办")
    await citizen.tap("✅ 发送")
    await citizen.reads("回执码")


async def answer(clerk: Chat, words: str) -> None:
    """Put right, in these words."""
    await clerk.tap("整改到位")
    await clerk.reads("请回复这条消息")
    await clerk.say(words)
    await clerk.reads("已答复，等答卷人评价")


async def photograph_desk(address: str) -> None:
    """All three side by side."""
    people = f"{OWNER},{CLERK},{LEADER}"
    size = {"width": 1440, "height": 900}
    async with browsing(f"{address}?as={people}", size, **DESK) as page:
        await expect(page.get_by_test_id("phone")).to_have_count(3)
        await expect(page.get_by_test_id("photo")).to_be_visible()
        await page.wait_for_load_state("networkidle")
        keep("desktop", await page.screenshot())


async def shoot(chat: Chat, name: str, words: str | None = None) -> None:
    """What the phone shows now, once nothing is being sent or loaded any more.

    With words: from the first line of the message that has them.
    """
    shown = await chat.has(words) if words else None
    await chat.page.mouse.move(0, 0)
    await expect(chat.page.locator("[aria-busy=true]")).to_have_count(0)
    await expect(chat.named("toast")).to_have_count(0)
    await chat.page.wait_for_load_state("networkidle")
    if shown:
        await shown.evaluate("text => text.scrollIntoView({block: 'start'})")
    keep(name if name.startswith("case-") else f"chat-{name}", await chat.page.screenshot())


async def print_reports(services: Services) -> None:
    """The three ledgers on paper, and the digest's chart."""
    papers = await drafting.papers(services, OFFICE)
    for ledger in NUMERALS:
        document = await documents.render(services, OFFICE, papers, (ledger,), Form.WORD)
        keep(f"ledger-{ledger.value}", first_page(document, ledger))
    digest = await digests.render(services, Language.ZH)
    keep("digest", digest.chart)


def print_poster(services: Services) -> None:
    """The poster of a window."""
    questionnaire = services.library.find_current("enterprise")
    door, now = Door("enterprise", OFFICE, "w3"), services.now()
    labels = printing.labels(services.campaign, questionnaire, door, username="najian_bot", now=now)
    keep("poster", picture(tasks.poster(labels, paper=Paper.A4), dots=60))


def first_page(document: bytes, ledger: Ledger) -> bytes:
    """A Word file's first page as a PNG, as LibreOffice prints it."""
    say(f"printing ledger {ledger.value} …")
    return picture(office.pdf(document, "docx", timeout=180), dots=90)


def picture(paper: bytes, *, dots: int) -> bytes:
    """A PDF's first page as a PNG, with so many dots an inch."""
    command = ["pdftoppm", "-png", "-r", str(dots), "-f", "1", "-l", "1", "-"]
    return subprocess.run(command, input=paper, capture_output=True, check=True, timeout=60).stdout


def keep(name: str, shown: bytes) -> None:
    """Store a picture with as many colours as its size allows."""
    image = Image.open(BytesIO(shown)).convert("RGB")
    for colours in (256, 128, 64, 32, 16):
        file = BytesIO()
        # The method that keeps rare colours: a face is small beside the gradient behind it.
        method = Image.Quantize.MAXCOVERAGE
        reduced = image.quantize(colours, method, dither=Image.Dither.NONE)
        reduced.save(file, "PNG", optimize=True)
        if file.tell() <= LARGEST:
            break
    (FOLDER / f"{name}.png").write_bytes(file.getvalue())
    say(f"docs/images/{name}.png  {file.tell() // 1000} kB")


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
