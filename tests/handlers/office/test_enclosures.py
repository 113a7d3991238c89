"""Voice messages, photos and documents of respondents, as staff hear and see them."""

import pytest

from domain.answers import Answer
from domain.attachments import Medium
from domain.incoming import Pile
from domain.opinions import Respondent
from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.office.incoming_acts import OpenPiece
from storage.attachments import Files
from storage.keys import Keys
from storage.tables import ATTACHMENT
from tests.handlers.office.incoming import attach, attached, respond, speak, voice
from tests.handlers.paths import rows

ASKED = "请用一两句话说说是什么事，我们好照着改。\n请不要写姓名、电话和企业名称。"


async def open_first(person, pile):
    await person.send("/inbox")
    await person.tap(pile)
    await person.tap("07-20")


def sent(town, name):
    """What the bot's calls of this method said."""
    return [call for called, call in town.request.calls if called == name]


async def test_a_voice_message_is_played_above_what_stands_beside_it(clerk, services):
    await speak(services, words="排队排了两小时，我叫王建国", seconds=12)
    await open_first(clerk, "待听写")

    assert [(file.kind, file.content) for file in clerk.voices] == [("voice", b"OggS")]
    assert (
        clerk.card
        == f"""语音 12″
2020-07-20　企业

{ASKED}

旁边写的话：
排队排了两小时，"""
    )
    assert clerk.buttons == ["✍️ 写下语音的内容", "✓ 听过了，不用写", "‹ 返回列表"]


async def test_a_voice_message_without_words_stands_alone(clerk, services):
    await speak(services)
    await open_first(clerk, "待听写")

    assert clerk.card == f"语音 12″\n2020-07-20　企业\n\n{ASKED}"


async def test_the_list_above_a_file_loses_its_buttons(clerk, services):
    await attach(services)
    await open_first(clerk, "照片")

    assert [message.get("reply_markup") for message in clerk.messages][1:3] == [None, None]


async def test_a_file_can_not_be_passed_on(clerk, town, services):
    await attach(services)
    await open_first(clerk, "照片")

    (call,) = sent(town, "sendPhoto")
    assert call["protect_content"] == "true"
    assert sent(town, "sendMessage")[-1]["protect_content"] == "true"


@pytest.mark.parametrize(
    ("medium", "action"),
    [
        (Medium.VOICE, "upload_voice"),
        (Medium.PHOTO, "upload_photo"),
        (Medium.DOCUMENT, "upload_document"),
    ],
)
async def test_one_sees_that_a_file_is_on_its_way(clerk, services, medium, action):
    await attach(services, medium)
    await open_first(clerk, "语音" if medium is Medium.VOICE else "照片")

    assert clerk.actions[-1] == action


async def test_a_document_has_a_name_that_says_nothing(clerk, services):
    files = tuple(
        attached(services, Medium.DOCUMENT, content=content) for content in (b"%PDF-1", b"%PDF-2")
    )
    await respond(services, answers={"trouble": Answer("看附件", attachments=files)})
    await open_first(clerk, "照片")
    await clerk.tap("返回列表")
    await clerk.tap("07-20", message_id=clerk.messages[-1]["message_id"])

    assert {file.name for file in clerk.documents} <= {"附件-1.pdf", "附件-2.pdf"}
    assert clerk.card.splitlines()[0] == "文件 PDF"


async def test_what_is_no_voice_to_telegram_comes_as_a_document(clerk, services):
    said = Answer(None, attachments=(voice(services, kind="audio/flac"),))
    await respond(services, answers={"trouble": said})
    await open_first(clerk, "待听写")

    assert [file.name for file in clerk.documents] == ["附件-1.flac"]


async def test_what_telegram_refuses_as_a_photo_comes_as_a_document(clerk, town, services):
    await attach(services)
    town.request.refuse["sendPhoto"] = (
        400,
        {"error_code": 400, "description": "Bad Request: PHOTO_INVALID_DIMENSIONS"},
    )
    await open_first(clerk, "照片")

    assert [file.name for file in clerk.documents] == ["附件-1.jpg"]
    assert clerk.card.splitlines()[0] == "照片"


async def test_a_photo_that_was_seen_is_listed_no_more(clerk, services):
    await attach(services)
    await open_first(clerk, "照片")
    await clerk.tap("看过了")

    assert [row["seen"] for row in await rows(services, ATTACHMENT)] == [True]
    assert clerk.card == "投资促进局 · 来件\n\n都处理完了，没有等着您看的。"


async def test_after_one_that_was_seen_comes_the_rest_of_the_pile(clerk, services):
    await attach(services)
    await attach(services, respondent=Respondent.CITIZEN, days_ago=1)
    await clerk.send("/inbox")
    await clerk.tap("照片")
    await clerk.tap("07-19")
    await clerk.tap("看过了")

    assert clerk.buttons == ["07-20 企业 🖼", "‹ 返回"]


async def test_a_voice_message_with_nothing_in_it_need_not_be_written_down(clerk, services):
    await speak(services)
    await open_first(clerk, "待听写")
    await clerk.tap("不用写")

    assert [(row["seen"], row["transcript"]) for row in await rows(services, ATTACHMENT)] == [
        (True, None)
    ]
    assert clerk.card.endswith("都处理完了，没有等着您看的。")


async def test_a_file_that_is_gone_is_told_and_the_card_stands(clerk, services):
    await attach(services)
    (row,) = await rows(services, ATTACHMENT)
    services.files.remove([row["digest"]])
    await open_first(clerk, "照片")

    assert clerk.files == []
    assert clerk.card.splitlines()[:3] == [
        "⚠️ 文件找不到了，可能恢复备份时漏了附件。请告诉管理员。",
        "",
        "照片",
    ]
    assert clerk.buttons == ["✓ 看过了", "‹ 返回列表"]


async def test_a_file_of_another_key_is_told_and_the_card_stands(clerk, services):
    other = Files(services.files.folder, Keys(b"another key".ljust(32)))
    digest = other.put(b"secret", now=services.now())
    photo = attached(services, Medium.PHOTO)
    said = Answer("看图", attachments=(type(photo)(digest, Medium.PHOTO, photo.kind, 6),))
    await respond(services, answers={"trouble": said})
    await open_first(clerk, "照片")

    assert clerk.card.splitlines()[0] == "⚠️ 文件打不开：密钥和数据不配套。请告诉管理员。"


async def test_a_question_of_an_unknown_version_is_left_out(clerk, services):
    await speak(services, words="等得太久", questionnaire=("enterprise", 99))
    await open_first(clerk, "待听写")

    assert clerk.card == "语音 12″\n2020-07-20　企业\n\n旁边写的话：\n等得太久"


async def test_a_page_of_the_pile_is_come_back_to(clerk, services):
    for day in range(11):
        await attach(services, days_ago=day)
    await clerk.send("/inbox")
    await clerk.tap("照片")
    await clerk.tap("›")
    await clerk.tap("07-20")
    await clerk.tap("返回列表")

    assert clerk.buttons == ["07-20 企业 🖼", "‹", "‹ 返回"]


async def test_very_long_words_fit_a_message(clerk, services):
    await speak(services, words="长" * 4096)
    await open_first(clerk, "待听写")

    assert len(clerk.card.split("旁边写的话：\n")[1]) == 1002


async def test_markup_in_words_is_only_words(clerk, services):
    await speak(services, words="<b>慢</b>，&贵")
    await open_first(clerk, "待听写")

    assert clerk.card.splitlines()[-1] == "<b>慢</b>，&贵"


async def test_the_office_opens_files_of_unassigned_responses(office, services):
    await speak(services, department=None)
    await office.send("/inbox")
    await office.tap("部门待定")
    await office.tap("待听写")
    await office.tap("07-20")

    assert len(office.voices) == 1


async def test_files_speak_english(town, services):
    clerk = await town.member(31, Membership(Role.STAFF, "tzcj"), language="en")
    await attach(services, Medium.DOCUMENT, words=None)
    await open_first(clerk, "photos")

    assert [file.name for file in clerk.documents] == ["attachment-1.pdf"]
    assert clerk.card.splitlines()[:2] == ["file PDF", "2020-07-20, business"]


async def test_a_file_that_was_withdrawn_meanwhile_is_not_sent(clerk, services):
    await clerk.send("/inbox")
    await clerk.forge(pack(OpenPiece(Pile.FILES, 1, 0)))

    assert clerk.toasts == ["这一件已经不在这里了：可能有人处理过，或者对方已撤回。"]
    assert clerk.files == []
