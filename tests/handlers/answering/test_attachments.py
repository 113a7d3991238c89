"""Voice messages, photos and documents: taken in, shown, taken away again, and refused kindly."""

import asyncio
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from telegram.error import NetworkError, TimedOut

from bot.sandbox import ogg
from bot.sandbox.calls import Upload
from bot.sandbox.posting import Attachment
from domain.attachments import LARGEST, Medium
from storage import attachments, tables
from tests.chat import Inline
from tests.handlers import everything
from tests.handlers.everything import PDF, PROOF, RATING, SECRET, TROUBLE, asking, office, photo
from tests.handlers.paths import answers, asked, rows, with_buttons

WRONG = "这一题收不了这种内容，请照题目的提示回答。"
AGAIN = "这个文件没有传过来，可能是网络不稳。请再发一次。"
BROKEN = "这个文件打不开，可能传坏了，或者里面带有程序。请换一个再发。"


async def begin(town, person, *questions):
    asking(town, *(questions or (TROUBLE, RATING)))
    await everything.begin(person)


async def kept(services):
    """The media of the files that answers under way name."""
    found = await rows(services, tables.INTERVIEW_ANSWER)
    return [file["medium"] for row in found for file in row["attachments"]]


def on_disk(services):
    folder = services.files.folder
    return sorted(path.stem for path in folder.iterdir()) if folder.exists() else []


def contents(services):
    return [services.files.get(name) for name in on_disk(services)]


async def test_a_voice_message_says_it_all_and_leads_on(town, li, services):
    await begin(town, li)
    await li.send_voice(seconds=7)

    assert li.heard[0] == "事情\n🎤 7″"
    assert asked(li) == "评价？"
    assert await kept(services) == ["voice"]
    assert "typing" in li.actions


async def test_a_piece_of_music_counts_as_a_voice_message(town, li, services):
    await begin(town, li)
    await li.upload("audio", Upload("a.oga", "audio/ogg", ogg.silence(2)))

    assert await kept(services) == ["voice"]


async def test_a_photo_waits_for_words(town, li, services):
    await begin(town, li)
    await li.send_photo(photo())
    waiting, buttons = asked(li), li.buttons
    await li.send("排队太久")

    assert (waiting, buttons) == ("事情？", ["🗑 删掉 🖼 1", "✓ 发好了", "EN"])
    assert li.heard[-2] == "事情\n排队太久，🖼 1 张照片"
    assert asked(li) == "评价？"
    assert await answers(services) == {"trouble": "排队太久"}


async def test_a_photo_may_be_all_there_is_to_say(town, li, services):
    await begin(town, li)
    await li.send_photo(photo())
    await li.tap("发好了")

    assert asked(li) == "评价？"
    assert await answers(services) == {"trouble": None}
    assert await kept(services) == ["photo"]


async def test_a_caption_counts_as_words(town, li, services):
    await begin(town, li)
    await li.send_photo(photo(), caption="排队太久")

    assert li.card.endswith("您之前写的：\n排队太久")
    assert await answers(services) == {"trouble": "排队太久"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("合同.pdf", PDF), ("合同.docx", office()), ("记录.txt", "跑了三趟".encode())],
)
async def test_a_document_is_taken_as_it_is(town, li, services, name, content):
    await begin(town, li)
    await li.send_document(name, content)

    assert await kept(services) == ["document"]
    assert contents(services) == [content]


async def test_a_photo_that_was_sent_as_a_file_is_a_photo(town, li, services):
    await begin(town, li)
    await li.send_document("IMG_1.PNG", photo(kind="PNG"))

    assert await kept(services) == ["photo"]
    assert Image.open(BytesIO(*contents(services))).format == "JPEG"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_no_file_on_the_disk_tells_where_a_photo_was_taken(town, li, services, kind):
    await begin(town, li)
    await li.send_document(f"IMG.{kind}", photo(kind=kind))

    (content,) = contents(services)
    picture = Image.open(BytesIO(content))
    assert SECRET.encode() not in content
    assert dict(picture.getexif().get_ifd(0x8825)) == {}
    assert picture.info.keys() & {"exif", "xmp", "XML:com.adobe.xmp", "comment"} == set()


async def test_the_largest_size_of_a_photo_is_kept(town, li, services):
    await begin(town, li)
    await li.send_photo(photo(colour="blue", size=(640, 480)))

    picture = Image.open(BytesIO(*contents(services)))
    assert (picture.size, picture.getpixel((9, 9))[2] > 200) == ((480, 640), True)


async def test_an_album_is_one_answer_on_one_card(town, li, services):
    await begin(town, li)
    album = [photo(colour=colour) for colour in ("red", "green", "blue")]
    await li.send_album(album, caption="大厅里的样子")

    assert await kept(services) == ["photo"] * 3
    assert await answers(services) == {"trouble": "大厅里的样子"}
    assert li.buttons[:3] == ["🗑 删掉 🖼 1", "🗑 删掉 🖼 2", "🗑 删掉 🖼 3"]
    assert with_buttons(li) == 1


async def test_of_an_album_of_ten_three_are_taken_and_it_is_said_once(town, li, services):
    await begin(town, li)
    await li.send_album([photo(size=(30 + n, 30)) for n in range(10)])

    told = [text for text in li.heard if text == "这一题最多 3 个附件，多出的没有收。"]
    assert (len(told), await kept(services)) == (1, ["photo"] * 3)
    assert len(on_disk(services)) == 3
    assert with_buttons(li) == 1


async def test_a_fourth_photo_is_not_taken_and_not_kept(town, li, services):
    await begin(town, li)
    for width in range(31, 35):
        await li.send_photo(photo(size=(width, 30)))

    assert li.heard[-2] == "这一题最多 3 个附件，多出的没有收。"
    assert len(on_disk(services)) == 3


async def test_the_same_photo_twice_is_one(town, li, services):
    await begin(town, li)
    await li.send_photo(photo())
    await li.send_photo(photo())

    assert await kept(services) == ["photo"]
    assert len(on_disk(services)) == 1


async def test_a_voice_message_that_is_too_long_is_told_so(town, li, services):
    await begin(town, li)
    await li.send_voice(seconds=301)

    assert li.heard[-2] == "这段语音太长了，最长 300 秒。请分几段说，拣要紧的说。"
    assert asked(li) == "事情？"
    assert (await kept(services), on_disk(services)) == ([], [])


@pytest.mark.parametrize("size", [LARGEST[Medium.DOCUMENT] + 1, 20_000_001])
async def test_a_file_that_is_too_large_is_not_even_fetched(town, li, services, size):
    await begin(town, li)
    await li.send_document("合同.pdf", PDF + b"\0" * (size - len(PDF)))

    assert li.heard[-2] == "这个文件太大了，最大 15 MB。请换一个小一点的，或用文字说说。"
    assert [name for name, _ in town.request.calls if name == "getFile"] == []
    assert await kept(services) == []


async def test_a_file_that_telegram_finds_too_large_is_told_so(town, li):
    await begin(town, li)
    town.request.refuse["getFile"] = 400, {"description": "Bad Request: file is too big"}
    await li.send_document("合同.pdf", PDF)

    assert li.heard[-2] == "这个文件太大了，最大 15 MB。请换一个小一点的，或用文字说说。"


@pytest.mark.parametrize("name", ["a.exe", "合同.docm", "a.zip", "没有后缀"])
async def test_a_file_of_the_wrong_type_is_told_what_would_do(town, li, services, name):
    await begin(town, li)
    await li.send_document(name, PDF)

    told = "这种文件我打不开。可以发照片、PDF、Word、Excel 或文本文件；要说话，请直接按住 🎤。"
    assert (li.heard[-2], asked(li)) == (told, "事情？")
    assert on_disk(services) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("合同.pdf", b"MZ this is a program"),
        ("合同.docx", office("word/vbaProject.bin")),
        ("照片.jpg", photo()[:500]),
    ],
)
async def test_a_file_that_is_not_what_it_says_is_refused(town, li, services, name, content):
    await begin(town, li)
    await li.send_document(name, content)

    assert (li.heard[-2], asked(li)) == (BROKEN, "事情？")
    assert (await kept(services), on_disk(services)) == ([], [])


@pytest.mark.parametrize(
    ("method", "failure"),
    [
        ("download", TimedOut()),
        ("download", NetworkError("no route")),
        ("download", (404, {"error_code": 404, "description": "Not Found"})),
        ("getFile", TimedOut()),
        ("getFile", (400, {"description": "Bad Request: wrong file_id"})),
        ("sendChatAction", TimedOut()),
    ],
)
async def test_a_file_that_does_not_come_through_can_be_sent_again(
    town, li, services, method, failure
):
    await begin(town, li)
    town.request.refuse[method] = failure
    await li.send_photo(photo())
    told, nothing = li.heard[-2], await kept(services)
    await li.send_photo(photo())

    assert (told, nothing) == (AGAIN, [])
    assert await kept(services) == ["photo"]


async def test_an_upload_takes_what_it_asks_for(town, li, services):
    await begin(town, li, PROOF, RATING)
    await li.send_voice()
    refused = li.heard[-2]
    await li.send("没有照片")
    told = li.heard[-2]
    await li.send_photo(photo(), caption="大厅")
    await li.send_document("合同.pdf", PDF, caption="合同")
    await li.tap("发好了")

    assert refused == WRONG
    assert told == "这一题要发语音、照片或文件，请点输入框旁的 📎 或 🎤。"
    assert await kept(services) == ["photo", "document"]
    (row,) = await rows(services, tables.INTERVIEW_ANSWER)
    assert row["words"] == "大厅\n合同"


async def test_a_required_upload_is_not_done_without_a_file(town, li):
    await begin(town, li, replace(PROOF, required=True), RATING)

    assert li.buttons == ["EN"]


async def test_the_review_lists_what_was_sent(town, li):
    await begin(town, li, TROUBLE, PROOF)
    await li.send_photo(photo())
    await li.send_voice(seconds=12)
    await li.send_photo(photo(colour="green"))
    await li.send_document("合同.pdf", PDF)
    await li.tap("发好了")

    assert li.card.splitlines()[2:4] == [
        "事情　🎤 12″ 🖼 1 张照片",
        "证据　🖼 1 张照片 📄 1 个文件",
    ]


async def test_a_file_can_be_taken_away_again_from_the_review(town, li, services):
    await begin(town, li, TROUBLE)
    await li.send_photo(photo())
    await li.send_photo(photo(colour="green"))
    await li.tap("发好了")
    await li.tap("✏️ 事情")
    await li.tap("删掉 🖼 1")
    left = on_disk(services)
    await li.tap("发好了")

    assert "事情　🖼 1 张照片" in li.card.splitlines()
    assert (await kept(services), len(left)) == (["photo"], 1)


async def test_when_the_last_file_is_taken_away_nothing_was_said(town, li, services):
    await begin(town, li)
    await li.send_photo(photo())
    await li.tap("删掉 🖼 1")

    assert li.buttons == ["跳过 ›", "EN"]
    assert (await kept(services), on_disk(services)) == ([], [])


async def test_a_second_tap_on_the_same_button_takes_away_no_other_file(town, li, services):
    await begin(town, li)
    await li.send_photo(photo())
    await li.send_photo(photo(colour="green"))
    data = li.data("删掉 🖼 2")
    await li.forge(data)
    await li.forge(data)

    assert await kept(services) == ["photo"]


async def test_the_language_may_change_between_two_photos(town, li, services):
    await begin(town, li)
    await li.send_photo(photo())
    await li.tap("EN")
    english = li.buttons
    await li.send_photo(photo(colour="green"))

    assert english == ["🗑 Remove 🖼 1", "✓ That is all", "中文"]
    assert asked(li) == "Trouble?"
    assert await kept(services) == ["photo", "photo"]


async def test_a_file_without_a_response_is_told_how_to_begin(li, services):
    await li.send_photo(photo())

    assert li.card.splitlines()[0] == "收到您发来的内容了，但现在没有进行中的答卷，所以没有保存。"
    assert on_disk(services) == []


async def test_a_file_during_the_review_is_for_nothing(town, li, services):
    await begin(town, li, TROUBLE)
    await li.send("慢")
    await li.send_photo(photo())

    assert li.heard[-2] == "都答完了。请点“发送”；要改哪一项，点它的名字。"
    assert on_disk(services) == []


@pytest.mark.parametrize(
    "send",
    [
        lambda li: li.send_video(),
        lambda li: li.send_video_note(),
        lambda li: li.send_animation(),
        lambda li: li.send_sticker(),
    ],
)
async def test_what_nobody_can_keep_is_told_so_and_the_question_stays(town, li, services, send):
    await begin(town, li)
    await send(li)

    assert li.heard[-2] == "这种内容我看不懂，没有收下。请点选项，或者用文字说说。"
    assert (asked(li), on_disk(services)) == ("事情？", [])


class Dying(Inline):
    """A worker in whose hands the process dies, before or after its work is done."""

    def __init__(self, town, *, finished):
        self._town, self._finished = town, finished

    async def run(self, work, *args, **kwargs):
        self._town.request.killed = True
        if not self._finished:
            raise asyncio.CancelledError
        return work(*args, **kwargs)


@pytest.mark.parametrize("finished", [False, True])
async def test_a_kill_between_download_and_answer_loses_nothing_and_doubles_nothing(
    town, li, services, finished
):
    asking(town, TROUBLE, RATING)
    await everything.begin(li)
    town.services = replace(services, worker=Dying(town, finished=finished))
    await town.restart()
    await li.send_photo(photo())
    taken = await kept(services)
    town.services = services
    await town.restart()

    assert taken == (["photo"] if finished else [])
    assert await kept(services) == ["photo"]
    assert len(on_disk(services)) == 1
    assert (asked(li), with_buttons(li)) == ("事情？", 1)


async def test_sending_lists_the_files_with_the_response(town, li, services):
    await begin(town, li, TROUBLE, PROOF)
    await li.send_voice(seconds=4)
    await li.send_photo(photo())
    await li.tap("发好了")
    await li.tap("✅ 发送")

    (response,) = await rows(services, tables.RESPONSE)
    async with services.database.reading() as session:
        listed = await attachments.of_response(session, response["id"])
    assert [(question, file.medium, file.seconds) for question, file in listed] == [
        ("proof", Medium.PHOTO, None),
        ("trouble", Medium.VOICE, 4),
    ]
    assert sorted(file.digest for _, file in listed) == on_disk(services)


async def test_what_lies_off_the_path_is_removed_when_it_is_sent(town, li, services):
    asking(town, everything.VISITED, everything.IF_VISITED)
    await everything.begin(li)
    await li.tap("是")
    await li.send_photo(photo())
    await li.tap("发好了")
    await li.tap("✏️ 来过")
    await li.tap("否")
    before = on_disk(services)
    await li.tap("✅ 发送")

    assert (len(before), on_disk(services)) == (1, [])


@pytest.mark.parametrize("how", ["cancel", "discard"])
async def test_giving_up_removes_the_files_at_once(town, li, services, how):
    await begin(town, li, TROUBLE)
    await li.send_voice()
    before = len(on_disk(services))
    await (li.send("/cancel") if how == "cancel" else li.tap("🗑 放弃"))

    assert (before, on_disk(services)) == (1, [])


async def test_a_file_that_another_person_sent_too_stays(town, li, ada, services):
    asking(town, TROUBLE)
    for person, way in ((li, "匿名"), (ada, "Anonymously")):
        await everything.begin(person, way)
        await person.send_photo(photo())
    shared = on_disk(services)
    await li.send("/cancel")
    left = on_disk(services)
    await ada.send("/cancel")

    assert (len(shared), left, on_disk(services)) == (1, shared, [])


async def test_a_file_that_vanished_before_the_answer_named_it_is_there_again(
    town, li, services, monkeypatch
):
    await begin(town, li)
    put, puts = attachments.Files.put, []

    def put_and_vanish(files, content, *, now):
        name = put(files, content, now=now)
        if not puts:  # somebody else takes back the same photo
            files.remove([name])
        puts.append(name)
        return name

    monkeypatch.setattr(attachments.Files, "put", put_and_vanish)
    await li.send_photo(photo())

    assert on_disk(services) == [puts[0]]


async def test_an_album_of_two_kinds_of_files_is_taken(town, li, services):
    await begin(town, li)
    album = [
        Attachment("document", Upload("a.pdf", "application/pdf", PDF)),
        Attachment("document", Upload("b.exe", "application/octet-stream", b"MZ")),
    ]
    await li.send_album(album)

    assert await kept(services) == ["document"]
