"""One person's chat on the sandbox's page, as they see and touch it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Download, Locator, Page, expect

from tests.browser import browsing

OWNER, CITIZEN, VISITOR, CLERK, LEADER, COORDINATOR = range(1001, 1007)  # bot.practice names them
PATIENCE = 60_000  # milliseconds; the first report loads its libraries
_TIMES = 30  # that a clerk asks anew, each second


class Chat:
    """One phone on a page."""

    def __init__(self, page: Page, phone: Locator) -> None:
        self.page, self._phone = page, phone

    def named(self, test_id: str) -> Locator:
        return self._phone.get_by_test_id(test_id)

    @property
    def card(self) -> Locator:
        """What the last message says."""
        return self.named("text").last

    async def start(self) -> None:
        await self.named("start").click()

    async def tap(self, label: str) -> None:
        """Tap the last button with these words, once the bot shows it."""
        await self.named("button").filter(has_text=label).last.click(timeout=PATIENCE)

    async def say(self, text: str) -> None:
        await self.named("composer").fill(text)
        await self.named("composer").press("Enter")

    async def reads(self, words: str) -> None:
        """Wait until the last message has these words."""
        await expect(self.card).to_contain_text(words, timeout=PATIENCE)

    async def has(self, words: str) -> Locator:
        """Any message with these words, once it is there: one above the last may be edited."""
        found = self.named("text").filter(has_text=words).last
        await expect(found).to_be_visible(timeout=PATIENCE)
        return found

    async def shows(self) -> tuple[str, list[str]]:
        """What the last message says, and what all buttons say."""
        return await self.card.inner_text(), await self.named("button").all_inner_texts()

    async def speak(self) -> str:
        """Record a second, and send it; gives its length as the bot says it.

        A busy machine stops late: then it is longer than a second.
        """
        await self.named("record").click()
        await expect(self.named("recording-clock")).to_have_text("0:01")
        await self.named("stop-recording").click()
        minutes, seconds = (await self.named("voice").last.inner_text()).strip().split(":")
        assert minutes == "0"
        return f"{int(seconds)}″"

    async def send_photo(self, photo: Path) -> None:
        """Choose a picture from the album, as one does on a phone."""
        await self.named("attach").click()
        async with self.page.expect_file_chooser() as choosing:
            await self.page.get_by_test_id("attach-photo").click()
        await (await choosing.value).set_files(photo)

    async def hears(self) -> float:
        """Play the last voice message; gives its seconds."""
        heard = "sound => new Promise(done => { sound.ontimeupdate = () => done(sound.duration) })"
        await self.named("play").last.click()
        return float(await self.page.locator("audio").last.evaluate(heard))

    def documents(self, name: str) -> Locator:
        """What was sent under this name, oldest first."""
        return self.named("document").filter(has_text=name)

    async def download(self, name: str, folder: Path) -> Path:
        """Fetch the last document with this name."""
        link = self.documents(name).last
        await expect(link).to_be_visible(timeout=PATIENCE)
        async with self.page.expect_download() as downloading:
            await link.click()
        download: Download = await downloading.value
        await download.save_as(folder / name)
        return folder / name


@asynccontextmanager
async def as_person(address: str, user_id: int, **options: object) -> AsyncIterator[Chat]:
    """A phone of one's own."""
    async with browsing(f"{address}?as={user_id}", **options) as page:
        yield Chat(page, page.get_by_test_id("phone"))


async def answer_badly(chat: Chat, words: str) -> None:
    """From the start to the review, dissatisfied with the Investment Promotion Bureau."""
    await chat.start()
    await chat.tap("匿名回答")
    await chat.tap("投资促进局")
    await chat.tap("🙁 不满意")
    await chat.tap("跑了好几趟")
    await chat.tap("等得太久")
    await chat.tap("选好了")
    await chat.reads("一两句话")
    await chat.say(words)
    await chat.tap("一件事要跑几个窗口")
    await chat.reads("请核对")


async def draft(clerk):
    """Join, and have a draft, be it one's own or the timetable's."""
    await clerk.start()
    await clerk.reads("投资促进局工作人员")
    drafts = clerk.named("text").filter(has_text="第 1 稿")
    due = clerk.named("button").filter(has_text="更新草稿")
    panels = clerk.named("text").filter(has_text="投资促进局 · 三张问题台账")
    for asked in range(1, _TIMES + 1):  # nothing is said of a response that was not looked through
        await clerk.say("/ledger")
        await expect(panels).to_have_count(asked, timeout=PATIENCE)
        if await drafts.count() or await due.count():
            break
        await asyncio.sleep(1)
    if await due.count():
        await clerk.tap("更新草稿")
    await clerk.has("第 1 稿")
