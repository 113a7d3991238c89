from domain.text import Language
from storage import preferences
from storage.tables import PREFERENCE
from tests.storage.rows import rows

LI, ADA = b"p" * 16, b"q" * 16


async def choose(database, person, language):
    async with database.transaction() as session:
        await preferences.choose_language(session, person, language)


async def find(database, person):
    async with database.reading() as session:
        return await preferences.find_language(session, person)


async def test_whoever_chose_nothing_has_no_language(database):
    assert await find(database, LI) is None


async def test_the_last_choice_of_each_person_counts(database):
    await choose(database, LI, Language.EN)
    await choose(database, ADA, Language.EN)
    await choose(database, LI, Language.ZH)

    assert [await find(database, person) for person in (LI, ADA)] == [Language.ZH, Language.EN]
    assert len(await rows(database, PREFERENCE)) == 2


async def test_a_choice_can_be_forgotten(database):
    await choose(database, LI, Language.EN)
    await choose(database, ADA, Language.EN)

    async with database.transaction() as session:
        await preferences.forget(session, LI)
        await preferences.forget(session, LI)

    assert [await find(database, person) for person in (LI, ADA)] == [None, Language.EN]
