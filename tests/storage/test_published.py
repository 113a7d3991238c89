import pytest

from storage import published


async def publish(database, *version, fingerprint=b"f" * 32):
    async with database.transaction() as session:
        return await published.publish(session, *version, fingerprint)


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
