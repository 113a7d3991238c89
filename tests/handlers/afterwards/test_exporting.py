"""The file with all that is kept about me."""

import json
import re
from html.parser import HTMLParser

import pytest
from sqlalchemy import update

from domain.people import Membership, Role
from domain.reading import plain
from storage import tables
from tests.handlers.afterwards.own_ways import (
    CONFIDENTIAL,
    add,
    finish,
    lose_questionnaires,
    send_badly,
)
from tests.handlers.paths import begin, rows, stored
from tests.person import PHOTO

EVIL = "</script><img src=x onerror=alert(1)>\u202e=cmd|'/c calc'!A1 &amp; \u2028 <!--"
KEPT = plain(EVIL)  # without what is not seen and does something


class Page(HTMLParser):
    """The words of a page and its elements, as a browser reads them."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self.machine = ["document"], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        if self.tags[-1] == "script" and not self.machine:
            self.machine = data
        elif data.strip() and "style" not in self.tags[-1:]:
            self.words.append(data.strip())


async def exported(person):
    """The page that a person gets of everything."""
    await person.send("/privacy")
    await person.tap("📄")
    return Page(person.documents[0].content.decode())


async def test_it_is_one_page_that_a_browser_opens(li):
    await send_badly(li, way=CONFIDENTIAL)

    page = await exported(li)

    (file,) = li.documents
    assert file.name == "我的个人信息 2020-07-20.html"
    assert file.caption == "您的个人信息都在这个文件里，用浏览器打开就能看。"
    assert page.tags.count("html") == 1
    assert {"link", "img", "a", "iframe"} & set(page.tags) == set()


async def test_what_was_said_stands_in_it_in_words(li):
    await send_badly(li, text="材料交了三次", way=CONFIDENTIAL)
    await add(li, "是三月的事")

    page = await exported(li)

    for words in (
        "2020-07-20 发送的答卷",
        "投资促进局",
        "保密",
        "您对投资促进局的服务满意吗？",
        "🙁 不满意",
        "材料交了三次",
        "跑了好几趟，材料反复交",
        "是三月的事",
        "2021-07-20",
    ):
        assert words in page.words


async def test_the_wording_that_was_agreed_to_is_there_in_full(li, services):
    await send_badly(li, way=CONFIDENTIAL)

    await exported(li)

    (notice,) = await rows(services, tables.NOTICE)
    assert notice["text"] in li.documents[0].content.decode()


async def test_it_is_in_the_language_of_the_person(ada):
    await ada.send("/start enterprise-tzcj")
    await ada.tap("In confidence")

    page = await exported(ada)

    assert ada.documents[0].name == "My personal information 2020-07-20.html"
    assert "Unsent survey" in page.words


async def test_programs_find_the_same_as_json(li):
    await send_badly(li, text=EVIL, way=CONFIDENTIAL)

    page = await exported(li)

    read = json.loads(page.machine)
    (response,) = read["responses"]
    replies = {reply["question"]: reply["value"] for reply in response["replies"]}
    assert replies == {
        "department": "tzcj",
        "rating": "bad",
        "aspects": ["process"],
        "trouble": KEPT,
        "gap": "one_window",
    }
    assert (read["consent"]["given_on"], read["has_taken_part"]) == ("2020-07-20", True)


async def test_nothing_that_was_typed_can_become_part_of_the_page(li):
    await send_badly(li, text=EVIL, way=CONFIDENTIAL)
    await add(li, EVIL)

    page = await exported(li)

    said = [words for words in page.words if words.startswith("</script>")]
    assert "img" not in page.tags
    assert said == [KEPT, KEPT, KEPT]  # as an answer, as a statement, as a remark
    assert page.tags.count("script") == 1


async def test_what_turns_the_direction_stays_in_a_box_of_its_own(li):
    await send_badly(li, text="前אב后", way=CONFIDENTIAL)

    await exported(li)

    text = li.documents[0].content.decode()
    boxes = re.findall(r'<(\w+)(?: class="said")? dir="auto">[^<]*א[^<]*</\1>', text)
    assert boxes == ["bdi", "div"]


async def test_files_are_listed_and_sent_along(li):
    await begin(li, link="enterprise-tzcj", way=CONFIDENTIAL)
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    await li.send_photo(PHOTO, caption="就是这张表")

    page = await exported(li)

    assert [file.name for file in li.documents[1:]] == ["附件-1.jpg"]
    assert any(words.startswith("附件-1.jpg") for words in page.words)
    assert li.documents[0].caption.endswith("附件有 1 个，接着发给您。")


async def test_a_file_that_is_lost_is_told(li, home):
    await begin(li, link="enterprise-tzcj", way=CONFIDENTIAL)
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    await li.send_photo()
    for path in home.attachments.rglob("*.sealed"):
        path.unlink()

    await exported(li)

    assert li.card == "有 1 个附件已经不在了，没有发。"


async def test_roles_are_in_it(town):
    clerk = await town.member(21, Membership(Role.STAFF, "tzcj"))

    page = await exported(clerk)

    assert "投资促进局工作人员" in " ".join(page.words)


async def test_one_response_by_its_code_names_nobody(li, ada, services):
    code = await send_badly(li, text="材料交了三次")
    before = await stored(services)
    await ada.send(f"/track {code}")

    await ada.tap("📄 Export")

    page = Page(ada.documents[0].content.decode())
    assert "材料交了三次" in page.words
    assert json.loads(page.machine)["consent"] is None
    assert await stored(services) == before


async def test_it_is_readable_without_anything_kept(li):
    page = await exported(li)

    assert "设置和记录" in page.words


@pytest.mark.parametrize("text", ["=1+1", "+86", "@x", "-1"])
async def test_what_looks_like_a_formula_stays_as_it_was_typed(li, text):
    await send_badly(li, text=text, way=CONFIDENTIAL)

    page = await exported(li)

    assert text in page.words


async def test_answers_are_in_it_even_if_nobody_knows_any_more_what_was_asked(li, town):
    await send_badly(li, text="材料交了三次", way=CONFIDENTIAL)
    await li.send("/privacy")
    lose_questionnaires(town)

    await li.tap("📄")

    page = Page(li.documents[0].content.decode())
    assert {"trouble", "材料交了三次", "bad"} <= set(page.words)


async def test_what_staff_have_written_down_is_in_it(li, services):
    await begin(li, link="enterprise-tzcj", way=CONFIDENTIAL)
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    await li.send_voice(seconds=3)
    await finish(li)
    async with services.database.transaction() as session:
        await session.execute(update(tables.ATTACHMENT).values(transcript="等了<i>一上午"))

    page = await exported(li)

    assert {"工作人员听写", "等了<i>一上午"} <= set(page.words)


async def test_a_response_that_is_gone_gives_no_file(li, services):
    await send_badly(li)
    await li.tap("看进展")
    async with services.database.transaction() as session:
        await session.execute(tables.RESPONSE.delete())

    await li.tap("📄")

    assert (li.documents, li.toasts[-1].split("。")[0]) == ([], "找不到这份答卷")
