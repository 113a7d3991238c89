import asyncio

from storage import inbox


def log_size(home):
    return home.database.with_name(home.database.name + "-wal").stat().st_size


async def receive(database, number):
    async with database.transaction() as session:
        await inbox.receive(session, number, b"sealed")


async def test_forgetting_empties_the_log(database, home):
    await receive(database, 1)
    before = log_size(home)

    await database.forget()

    assert (before > 0, log_size(home)) == (True, 0)


async def test_forgetting_beside_a_turn_empties_the_log_after_its_commit(database, home):
    async with database.transaction() as session:
        await inbox.receive(session, 1, b"sealed")
        forgetting = asyncio.create_task(database.forget())
    await forgetting

    assert log_size(home) == 0


async def test_forgetting_among_many_turns_takes_its_turn(database, home):
    turns = [receive(database, number) for number in range(20)]

    await asyncio.gather(*turns[:10], database.forget(), *turns[10:], database.forget())

    assert log_size(home) == 0


async def test_forgetting_holds_up_nobody(database, home):
    await asyncio.gather(*(database.forget() for _ in range(5)), receive(database, 1))

    await receive(database, 2)

    async with database.reading() as session:
        assert [known.update_id for known in await inbox.unanswered(session)] == [1, 2]


async def test_what_was_deleted_is_nowhere_in_the_file(database, home):
    secret = b"only-for-a-moment" * 500  # longer than a page
    async with database.transaction() as session:
        await inbox.receive(session, 1, secret)
    async with database.transaction() as session:
        await inbox.settle(session, 1)

    await database.forget()

    assert b"only-for-a-moment" not in home.database.read_bytes()
