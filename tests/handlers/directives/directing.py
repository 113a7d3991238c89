"""Short ways to a directive, and what is kept of it."""

from storage import directives
from tests.handlers.paths import gather

WORDS = "请三天内增开窗口"
LINE = "还没征求到意见：投资促进局"
_OTHERS = ("dzb", "zzrs", "czj", "jsj", "aqhb")


async def shown(leader, services):
    """A digest that names one department."""
    for department in _OTHERS:
        await gather(services, department, "good", 1)
    await leader.send("/digest")


async def given(leader, *, words=WORDS, department="投资促进局", days="3 个工作日"):
    """A directive, by the button of the digest."""
    await leader.send("/digest")
    await leader.tap("✍️ 批示")
    await leader.reply("请写批示", words)
    if department in leader.buttons:
        await leader.tap(department)
    await leader.tap(days)
    await leader.tap("✅ 下达")


async def kept(services):
    """All that are not closed."""
    async with services.database.reading() as session:
        return await directives.standing(session, services.campaign.code)
