"""One person sends thousands of updates: others are answered in between, and nothing grows."""

import pytest
from telegram.ext import TypeHandler

from bot.lines import MOST
from domain.text import Language
from handlers.catalogue import label
from storage.inbox import FLOOD
from tests.bot.intake_seam import inbox, write

BATCH = 100  # updates that Telegram gives at a time
FLOODER, OTHERS = 7, range(30, 40)


class Seen:
    """Whose turns have begun, in their order."""

    def __init__(self, town):
        self.people = []
        town.application.add_handler(TypeHandler(object, self._note), group=-1)

    async def _note(self, update, context):
        self.people.append(update.effective_user.id)


async def flooded(town, count, *, of=None):
    """Updates of one person, as many as that: batches as Telegram gives them."""
    write(town, FLOODER, "/help")
    (update,) = await town.fetch()
    first = update["update_id"] + 10**6  # beyond all that come otherwise
    known = of or {"message": update["message"]}
    updates = [{"update_id": first + number, **known} for number in range(count)]
    return [updates[begin : begin + BATCH] for begin in range(0, count, BATCH)]


async def begin_all(town):
    """Let the flooder and the others be known to the bot."""
    for number in (FLOODER, *OTHERS):
        await town.person(number).send("/help")


async def others_write(town):
    """One message of each of the others, in a batch."""
    for number in OTHERS:
        write(town, number, "/help")
    return await town.fetch()


def answers(town, person):
    """How many messages somebody got from the bot."""
    return len(town.person(person).messages)


def told(town, person=FLOODER, language=Language.ZH):
    """How often somebody was told that it was too much."""
    return town.person(person).heard.count(label(language, "too-many"))


async def test_others_are_served_between_the_turns_of_a_flood(town):
    await begin_all(town)
    flood, others = await flooded(town, 3000), await others_write(town)
    seen = Seen(town)
    for batch in flood:
        await town.intake.receive(batch)
    before = len(seen.people)

    await town.intake.receive(others)
    await town.intake.settled()

    after = seen.people[before:]
    last = max(after.index(number) for number in OTHERS)
    between = after[: last + 1].count(FLOODER)
    assert (sorted(set(after)), between <= len(OTHERS)) == ([FLOODER, *OTHERS], True)


async def test_of_one_person_no_more_wait_than_the_bound(town):
    await begin_all(town)
    waiting = []
    for batch in await flooded(town, 3000):
        await town.intake.receive(batch)
        waiting += [len(line) for line in town.intake.lines._waiting.values()]

    assert max(waiting) <= MOST
    await town.intake.settled()
    assert town.intake.lines._waiting == {}
    assert town.intake.lines._flooded == {}


async def test_what_is_taken_is_answered_and_what_is_not_is_noted(town):
    await begin_all(town)
    before, known = answers(town, FLOODER), len(await inbox(town))
    flood = await flooded(town, 1000)

    for batch in flood:
        await town.intake.receive(batch)
    await town.intake.settled()

    kept = (await inbox(town))[known:]
    taken = [number for number, _, fault in kept if fault is None]
    refused = [number for number, _, fault in kept if fault == FLOOD]
    assert sorted(taken + refused) == [each["update_id"] for batch in flood for each in batch]
    assert [is_open for _, is_open, _ in kept] == [False] * 1000
    assert answers(town, FLOODER) - before == len(taken) + told(town)


async def test_the_flooder_is_told_once_and_last(town):
    await begin_all(town)

    await town.intake.receive([each for batch in await flooded(town, 3000) for each in batch])
    await town.intake.settled()

    assert told(town) == 1
    assert town.person(FLOODER).card == label(Language.ZH, "too-many")


async def test_they_are_told_in_the_language_they_chose(town):
    await town.person(FLOODER).send("/language")
    await town.person(FLOODER).tap("English")

    await town.intake.receive([each for batch in await flooded(town, 300) for each in batch])
    await town.intake.settled()

    assert told(town, language=Language.EN) == 1


async def test_after_a_flood_one_goes_on_as_before(town, li):
    await town.intake.receive([each for batch in await flooded(town, 300) for each in batch])
    await town.intake.settled()

    await li.send("/start enterprise")

    assert "企业问卷" in li.card


async def test_a_refused_update_is_refused_when_it_comes_again(town):
    await begin_all(town)
    batch = [each for batch in await flooded(town, 300) for each in batch]
    await town.intake.receive(batch)
    await town.intake.settled()
    before = answers(town, FLOODER)

    await town.intake.receive(batch[-50:])
    await town.intake.settled()

    assert answers(town, FLOODER) == before


async def test_a_flood_of_a_group_is_bounded_and_the_group_is_not_told(town):
    await begin_all(town)
    group = {"id": -100123, "type": "supergroup", "title": "群"}
    person = {"id": FLOODER, "is_bot": False, "first_name": "Li", "language_code": "zh-hans"}
    said = {"message_id": 1, "date": 1, "chat": group, "from": person, "text": "大家好"}
    since = len(town.request.calls)

    for batch in await flooded(town, 1000, of={"message": said}):
        await town.intake.receive(batch)
    await town.intake.settled()

    calls = town.request.calls[since:]
    assert [fields["chat_id"] for _, fields in calls] == [str(FLOODER)]
    assert told(town) == 1


@pytest.mark.parametrize(
    "unknown",
    [
        {"message": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}}},
        {"something_new": {"from": 5}},
    ],
    ids=["channel", "new"],
)
async def test_updates_of_nobody_wait_in_one_line_and_nobody_is_told(town, unknown):
    await begin_all(town)
    before = len(town.request.calls)

    for batch in await flooded(town, 1000, of=unknown):
        await town.intake.receive(batch)
        assert all(len(line) <= MOST for line in town.intake.lines._waiting.values())
    await town.intake.settled()

    assert town.request.calls[before:] == []
    assert town.intake.lines._waiting == {}
