import pytest

from tests.bot.sandbox.conftest import LI, refusal

REACTION = "Bad Request: can't parse ReactionType: "


def emoji(character):
    return {"type": "emoji", "emoji": character}


async def react(raw, said, *reaction):
    where = {"chat_id": LI.user_id, "message_id": said["message_id"]}
    return await raw.call("setMessageReaction", **where, reaction=list(reaction))


async def test_a_reaction_stands_at_its_message_until_it_is_taken_away(raw, begun):
    said = (await begun.say("一"))["message"]

    await react(raw, said, emoji("❤️"))
    marked = (await begun.chat())["reactions"]
    await react(raw, said)

    assert marked == {str(said["message_id"]): "❤"}
    assert (await begun.chat())["reactions"] == {}


async def test_a_reaction_stays_when_the_message_is_edited(raw, begun):
    said = (await begun.say("一"))["message"]
    await react(raw, said, emoji("👌"))

    await begun.act("edit", message_id=said["message_id"], text="二")

    assert (await begun.chat())["reactions"] == {str(said["message_id"]): "👌"}


@pytest.mark.parametrize(
    ("reaction", "description"),
    [
        ([emoji("✅")], "Bad Request: REACTION_INVALID"),
        ([{"type": "custom_emoji"}], "Bad Request: REACTION_INVALID"),
        ([emoji("👍"), emoji("👌")], "Bad Request: REACTIONS_TOO_MANY"),
        ([{"type": "x"}], REACTION + "invalid reaction type specified"),
        (["👍"], REACTION + "expected an Object"),
    ],
)
async def test_a_reaction_is_refused_in_telegrams_words(raw, begun, reaction, description):
    said = (await begun.say("一"))["message"]

    assert await react(raw, said, *reaction) == refusal(description)


async def test_reactions_come_as_a_list(raw, begun):
    answer = await raw.call("setMessageReaction", chat_id=LI.user_id, reaction=emoji("👍"))

    assert answer == refusal("Bad Request: expected an Array of ReactionType")


@pytest.mark.parametrize(
    ("method", "what"),
    [
        ("setMessageReaction", "react"),
        ("pinChatMessage", "pin"),
        ("unpinChatMessage", "unpin"),
    ],
)
async def test_what_is_not_there_cannot_be_marked(raw, begun, method, what):
    answer = await raw.call(method, chat_id=LI.user_id, message_id=1)

    assert answer == refusal(f"Bad Request: message to {what} not found")


async def test_a_message_is_pinned_until_it_is_unpinned_or_gone(raw, begun):
    first, second = await raw.send("一"), await raw.send("二")
    pinned = []
    for method, message in [
        ("pinChatMessage", first),
        ("pinChatMessage", second),
        ("unpinChatMessage", first),
        ("deleteMessage", second),
        ("pinChatMessage", first),
        ("unpinChatMessage", first),
    ]:
        await raw.call(method, chat_id=LI.user_id, message_id=message["message_id"])
        pinned.append((await begun.chat())["pinned"])

    ids = {first["message_id"]: "一", second["message_id"]: "二", 0: ""}
    assert [ids[number] for number in pinned] == ["一", "二", "二", "", "一", ""]


async def test_the_pinned_message_need_not_be_named(raw, begun):
    sent = await raw.send("一")
    answers = []
    for method in ("unpinChatMessage", "unpinAllChatMessages"):
        where = {"chat_id": LI.user_id, "message_id": sent["message_id"]}
        await raw.call("pinChatMessage", **where)
        answers.append((await raw.call(method, chat_id=LI.user_id))["result"])
        answers.append((await begun.chat())["pinned"])

    assert answers == [True, 0, True, 0]
    assert await raw.call("unpinChatMessage", chat_id=LI.user_id) == refusal(
        "Bad Request: message to unpin not found"
    )


async def test_what_the_bot_was_seen_doing_is_told(raw, begun):
    for action in ("typing", "upload_document"):
        await raw.call("sendChatAction", chat_id=LI.user_id, action=action)

    assert (await begun.chat())["actions"] == ["typing", "upload_document"]
