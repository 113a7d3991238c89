"""Staff write down what a voice message says; it becomes an opinion."""

import pytest
from sqlalchemy import update

from bot.sandbox import acts
from domain.answers import Answer
from domain.attachments import Medium
from domain.opinions import Aspect, Ledger
from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.ledgers import drafting
from handlers.office.incoming_acts import WriteDown
from storage.tables import ATTACHMENT, OPINION, RESPONSE
from tests.handlers.office.incoming import attach, attached, respond, speak, voice
from tests.handlers.paths import rows, stored

GONE = "这一件已经不在这里了：可能有人处理过，或者对方已撤回。"
REFUSED = "您没有这项权限。"
ASK = "请回复这条消息"


@pytest.fixture
async def wang(town):
    """Another clerk of the same department."""
    return await town.member(31, Membership(Role.STAFF, "tzcj"))


@pytest.fixture
async def stranger(town):
    """A clerk of another department."""
    return await town.member(32, Membership(Role.STAFF, "czj"))


async def be_asked(person):
    """From the list to the question what the voice message says."""
    await person.send("/inbox")
    await person.tap("待听写")
    await person.tap("07-20")
    await person.tap("写下语音")


def make_say(person, text):
    """Let the bot's latest message to somebody be this text, its last line set as code."""
    last = text.rpartition("\n")[2]
    code = {"type": "code", "offset": len(text) - len(last), "length": len(last)}
    person.messages[-1].update(text=text, entities=[code] if last else [])


async def transcripts(services):
    return [row["transcript"] for row in await rows(services, ATTACHMENT)]


async def opinions(services):
    return [(row["text"], row["question"]) for row in await rows(services, OPINION)]


async def test_the_bot_asks_for_a_reply(clerk, services):
    await speak(services)
    await be_asked(clerk)

    head, *_, last = clerk.card.splitlines()
    assert head == "✍️ 请回复这条消息，写下语音里说的话，最多 1000 个字。"
    assert last.startswith("№ t-")
    assert clerk.state.replies_to == clerk.messages[-1]["message_id"]


async def test_the_reply_is_kept_and_becomes_an_opinion(clerk, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, " 等了两个小时没人理 ")

    (opinion,) = await rows(services, OPINION)
    assert await transcripts(services) == ["等了两个小时没人理"]
    assert (opinion["text"], opinion["question"]) == ("等了两个小时没人理", "trouble")
    assert opinion["ledger"] == Ledger.DISSATISFACTION
    assert opinion["aspects"] == [Aspect.EFFICIENCY]
    assert (opinion["department"], opinion["said_on"]) == ("tzcj", services.today())


async def test_what_was_kept_is_shown_as_written_by_staff(clerk, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, "我叫王建国，等了两个小时")

    assert clerk.card.splitlines()[0] == "记下了，谢谢。里面的意见会整理进台账。"
    assert clerk.card.splitlines()[-2:] == ["✍️ 工作人员听写：", "等了两个小时"]
    assert clerk.buttons == ["✍️ 改写", "‹ 返回列表"]


async def test_what_is_written_down_waits_no_more(clerk, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, "等了两个小时")
    await clerk.send("/inbox")

    assert clerk.buttons == []


async def test_it_stands_in_the_next_draft(clerk, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, "窗口排队要两个小时")
    await drafting.draft(services, "tzcj")

    papers = await drafting.papers(services, "tzcj")
    assert [entry.text for entry in papers.draft.entries] == ["窗口排队要两个小时"]


async def test_written_again_it_replaces_the_words_and_their_opinion(clerk, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, "等了两小时")
    await clerk.tap("改写")
    await clerk.reply(ASK, "等了三小时")

    assert await transcripts(services) == ["等了三小时"]
    assert await opinions(services) == [("等了三小时", "trouble")]


async def test_typed_words_keep_their_own_opinion(clerk, services):
    await speak(services, words="收费不清楚")
    await be_asked(clerk)
    await clerk.reply(ASK, "等了两小时")
    await clerk.tap("改写")
    await clerk.reply(ASK, "等了三小时")

    assert await opinions(services) == [("等了三小时", "trouble")]
    assert clerk.card.splitlines()[-3:] == [
        "收费不清楚",
        "✍️ 工作人员听写：",
        "等了三小时",
    ]


async def test_once_it_stands_in_a_draft_it_stays(clerk, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, "窗口排队要两个小时")
    await clerk.tap("改写")
    await drafting.draft(services, "tzcj")
    await clerk.reply("最多 1000 个字", "别的话")
    told = clerk.card.splitlines()[0]
    await clerk.tap("改写")

    assert told == "这段听写已经整理进台账草稿，不能再改了。"
    assert clerk.toasts == [told]
    assert await transcripts(services) == ["窗口排队要两个小时"]


async def test_of_two_clerks_the_second_is_told_and_overwrites_nothing(clerk, wang, services):
    await speak(services)
    await be_asked(clerk)
    await be_asked(wang)
    await clerk.reply(ASK, "小陈听到的")
    await wang.reply(ASK, "小王听到的")

    assert await transcripts(services) == ["小陈听到的"]
    assert wang.card.splitlines()[0].startswith("您写的没有保存：刚才有人先写下了这段语音")
    assert wang.card.splitlines()[-1] == "小陈听到的"
    assert wang.buttons == ["✍️ 改写", "‹ 返回列表"]


async def test_two_clerks_who_hear_the_same_agree(clerk, wang, services):
    await speak(services)
    await be_asked(clerk)
    await be_asked(wang)
    await clerk.reply(ASK, "等了两小时")
    await wang.reply(ASK, "等了两小时")

    assert wang.card.splitlines()[0] == "记下了，谢谢。里面的意见会整理进台账。"
    assert await opinions(services) == [("等了两小时", "trouble")]


async def test_after_being_told_one_may_write_it_again(clerk, wang, services):
    await speak(services)
    await be_asked(clerk)
    await be_asked(wang)
    await clerk.reply(ASK, "小陈听到的")
    await wang.reply(ASK, "小王听到的")
    await wang.tap("改写")
    await wang.reply(ASK, "小王听到的")

    assert await transcripts(services) == ["小王听到的"]


async def test_a_long_transcript_is_refused_and_asked_for_again(clerk, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, "长" * 1001)
    told = clerk.card.splitlines()[0]
    await clerk.reply("太长了", "长" * 1000)

    assert told == ("太长了，最多 1000 个字，没有保存。请拣要紧的，回复这条消息再写一次：")
    assert await transcripts(services) == ["长" * 1000]


@pytest.mark.parametrize("nothing", ["\x00", " \x00 "])
async def test_an_empty_transcript_is_asked_for_again(clerk, services, nothing):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, nothing)

    assert clerk.card.splitlines()[0] == "没有看到文字。请回复这条消息再写一次："
    assert await transcripts(services) == [None]


async def test_cancelling_writes_nothing_and_leaves_an_interview_alone(clerk, services):
    await speak(services)
    await clerk.send("/start enterprise")
    await clerk.tap("匿名")
    await be_asked(clerk)
    before = await stored(services)
    await clerk.reply(ASK, "/cancel")

    assert clerk.card == "好的，什么都没有记。"
    assert await stored(services) == before


async def test_a_reply_is_no_answer_to_an_open_question(clerk, services):
    await speak(services)
    await clerk.send("/start enterprise")
    await clerk.tap("匿名")
    await be_asked(clerk)
    await clerk.reply(ASK, "投资促进局")

    assert await transcripts(services) == ["投资促进局"]


async def test_a_message_that_replies_to_nothing_is_no_transcript(clerk, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.send("等了两小时")

    assert await transcripts(services) == [None]


async def test_another_department_can_not_write_with_a_copied_reference(
    clerk, stranger, town, services
):
    await speak(services)
    await be_asked(clerk)
    prompt = clerk.messages[-1]
    await stranger.send("/help")
    make_say(stranger, prompt["text"])
    await stranger.reply(ASK, "我来写")

    assert await transcripts(services) == [None]
    assert stranger.card == GONE


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_nobody_else_can_write_with_a_copied_reference(clerk, member, services, role):
    await speak(services)
    await be_asked(clerk)
    prompt = clerk.messages[-1]
    await member.send("/help")
    make_say(member, prompt["text"])
    await member.reply(ASK, "我来写")

    assert await transcripts(services) == [None]
    assert member.card == REFUSED


async def test_one_own_words_with_a_reference_are_no_prompt(clerk, services):
    await speak(services)
    await be_asked(clerk)
    prompt = clerk.card
    await clerk.send(prompt)
    copied = [message for message in clerk.history if not message["from"]["is_bot"]][-1]
    copied["text"] = "抄来的\n\n" + prompt.splitlines()[-1]
    await clerk.reply("抄来的", "写一点")

    assert await transcripts(services) == [None]


@pytest.mark.parametrize("reference", ["", "zz", "7fffffffffffffff000000", "f" * 22, "1" * 22])
async def test_a_made_up_reference_writes_nothing(clerk, services, reference):
    await speak(services)
    await clerk.send("/help")
    make_say(clerk, f"回我\n№ t-{reference}")
    await clerk.reply("回我", "我来写")

    assert await transcripts(services) == [None]
    assert clerk.card in {GONE, REFUSED}


async def test_who_was_staff_is_staff_no_more_at_the_reply(clerk, services):
    await speak(services)
    await be_asked(clerk)
    async with services.database.transaction() as session:
        await session.execute(update(RESPONSE).values(department="czj"))
    await clerk.reply(ASK, "写一点")

    assert await transcripts(services) == [None]
    assert clerk.card == GONE


async def test_a_response_that_was_withdrawn_meanwhile_takes_no_transcript(clerk, services):
    await speak(services)
    await be_asked(clerk)
    async with services.database.transaction() as session:
        await session.execute(update(RESPONSE).values(withdrawn_on=services.today()))
    await clerk.reply(ASK, "写一点")

    assert await transcripts(services) == [None]
    assert clerk.card == GONE


async def test_a_photo_is_not_written_down(clerk, services):
    await attach(services)
    (row,) = await rows(services, ATTACHMENT)
    await clerk.forge(pack(WriteDown(row["id"])))

    assert clerk.toasts == [GONE]


async def test_of_an_unknown_version_only_the_transcript_is_kept(clerk, services):
    await speak(services, questionnaire=("enterprise", 99))
    await be_asked(clerk)
    await clerk.reply(ASK, "等了两小时")

    assert await transcripts(services) == ["等了两小时"]
    assert await opinions(services) == []


async def test_a_question_that_yields_nothing_becomes_no_opinion(clerk, services):
    said = Answer(None, attachments=(voice(services),))
    await respond(services, answers={"elsewhere": said})
    await be_asked(clerk)
    await clerk.reply(ASK, "等了两小时")

    assert await transcripts(services) == ["等了两小时"]
    assert await opinions(services) == []


async def test_each_of_two_voice_messages_has_an_opinion_of_its_own(clerk, services):
    files = (
        voice(services, content=b"OggS1", seconds=1),
        voice(services, content=b"OggS2", seconds=2),
        attached(services, Medium.PHOTO),
    )
    await respond(services, answers={"trouble": Answer(None, attachments=files)})
    for words in ("第一段说的是排队", "第二段说的是收费"):
        await be_asked(clerk)
        await clerk.reply(ASK, words)

    assert sorted(await opinions(services)) == [
        ("第一段说的是排队", "trouble"),
        ("第二段说的是收费", "trouble"),
    ]


async def test_a_reply_whose_answer_was_lost_is_kept_once(clerk, town, services):
    await speak(services)
    await be_asked(clerk)
    acts.say(
        town.sandbox.world, clerk.id, "等了两小时", replies_to=clerk.messages[-1]["message_id"]
    )
    await town.kill()
    await town.restart()

    assert await opinions(services) == [("等了两小时", "trouble")]
    assert clerk.card.splitlines()[0] == "记下了，谢谢。里面的意见会整理进台账。"


async def test_the_question_speaks_english(town, services):
    clerk = await town.member(33, Membership(Role.STAFF, "tzcj"), language="en")
    await speak(services)
    await clerk.send("/inbox")
    await clerk.tap("Voice")
    await clerk.tap("07-20")
    await clerk.tap("Write down")
    await clerk.reply("Reply to this message", "Waited for two hours")

    assert clerk.card.splitlines()[0] == (
        "Noted, thank you. What it complains of will be worked into the ledgers."
    )


async def test_who_is_named_in_a_voice_message_goes_to_the_office(clerk, office, services):
    await speak(services)
    await be_asked(clerk)
    await clerk.reply(ASK, "王科长让我等了两个小时")
    told = clerk.card
    await clerk.send("/inbox")

    assert told == ("记下了，谢谢。里面点到了具体的人或科室，已转专项办处理，本部门不再显示。")
    assert clerk.buttons == []
    await office.send("/inbox")
    assert "投资促进局 · 1" in office.buttons
