"""People of the tests about cases, and short ways to where a case begins."""

from storage import cases
from tests.handlers.paths import answer_badly

CONFIDENTIAL = "保密"
REFERENCE_DAY = "2020-07-20"  # a Monday


async def complain(person, *, words="排队两小时", way="匿名"):
    """A bad rating of 投资促进局, from /start to the thanks."""
    await answer_badly(person, text=words, way=way)
    await person.tap("✅ 发送")


async def file_of(services, number=None):
    """The only case, or the one of a number."""
    async with services.database.reading() as session:
        found = await cases.all_of(session, services.campaign.code)
    if number is not None:
        return next(file for file in found if file.number == number)
    (file,) = found
    return file
