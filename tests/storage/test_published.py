import pytest
from sqlalchemy import update

from storage import published
from storage.office_tables import PUBLISHED
from storage.published import Version


async def publish(database, *version, fingerprint=b"f" * 32):
    async with database.transaction() as session:
        return await published.publish(
            session, *version, fingerprint=fingerprint, source=f"version = {version[1]}"
        )


async def test_a_version_may_be_published_again_as_it_is(database):
    assert await publish(database, "enterprise", 1) is True
    assert await publish(database, "enterprise", 1) is True


async def test_a_version_with_other_content_is_refused_and_the_first_one_stays(database):
    await publish(database, "enterprise", 1)

    assert await publish(database, "enterprise", 1, fingerprint=b"g" * 32) is False
    assert await publish(database, "enterprise", 1) is True


@pytest.mark.parametrize("version", [("enterprise", 2), ("citizen", 1)])
async def test_another_version_may_have_other_content(database, version):
    await publish(database, "enterprise", 1)

    assert await publish(database, *version, fingerprint=b"g" * 32) is True


async def test_every_version_ever_published_can_be_read_again(database):
    await publish(database, "enterprise", 2)
    await publish(database, "enterprise", 1)
    await publish(database, "enterprise", 1, fingerprint=b"g" * 32)

    async with database.reading() as session:
        kept = await published.versions(session)
    assert kept == (
        Version("enterprise", 1, "version = 1"),
        Version("enterprise", 2, "version = 2"),
    )


async def test_a_version_of_the_first_release_gets_its_text_at_the_next_start(database):
    await publish(database, "enterprise", 1)
    async with database.transaction() as session:
        await session.execute(update(PUBLISHED).values(source=None))

    await publish(database, "enterprise", 1)

    async with database.reading() as session:
        kept = await published.versions(session)
    assert kept == (Version("enterprise", 1, "version = 1"),)
