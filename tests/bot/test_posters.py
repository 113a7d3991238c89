from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot import posters
from bot.posters import NoPosterError
from bot.settings.configuration import Bot
from domain.doors import Door
from reports.poster_labels import Paper
from tests.end_to_end.processes import TOKEN
from tests.towns import ROOT

NAMELESS = (
    "A practice copy: without a bot its code leads nowhere. Set BOT_TOKEN, or write "
    "username under [bot] in the configuration.\n"
)
NAJIAN = {"id": 1, "is_bot": True, "first_name": "纳谏", "username": "najian_bot"}


@pytest.fixture
def configure(tmp_path):
    """Write a configuration of one's own: the example's with a user name, and other changes."""

    def write(*changes):
        text = (ROOT / "config.example.toml").read_text("utf-8")
        folder = (ROOT / "questionnaires").as_posix()
        own = ('username = ""', 'username = "hui_min_bot"'), ('= "questionnaires"', f'= "{folder}"')
        for old, new in (*own, *changes):
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (tmp_path / "config.toml").write_text(text, "utf-8")

    return write


@pytest.fixture
async def telegram(example):
    """The example's configuration, with a token and a Telegram that gives this answer."""
    answer = {}

    async def give(_):
        return web.json_response(answer, status=answer.get("error_code", 200))

    application = web.Application()
    application.router.add_post(f"/bot{TOKEN}/getMe", give)
    async with TestServer(application) as server:
        url = str(server.make_url("/")).rstrip("/")
        yield replace(example, bot=Bot(SecretStr(TOKEN), url, "another_bot")), answer


def link_on(file):
    page = pypdfium2.PdfDocument(file)[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    return code.text


def test_a_poster_leads_to_its_window(najian, configure, tmp_path):
    configure()
    arguments = ("--department", "投资促进局", "--window", "w3", "--questionnaire", "enterprise")

    outcome = najian("poster", *arguments, "--size", "a5", "--out", "poster.pdf")

    assert outcome == (0, "poster.pdf\n", "")
    assert link_on("poster.pdf") == "https://t.me/hui_min_bot?start=enterprise-tzcj-w3"
    assert pypdfium2.PdfDocument("poster.pdf").get_page_size(0) == pytest.approx((419.53, 595.28))
    assert not (tmp_path / "home").exists()


def test_without_a_department_the_poster_is_everyones(najian, configure):
    configure()
    najian("poster", "--out", "poster.pdf")

    assert link_on("poster.pdf") == "https://t.me/hui_min_bot"


async def test_with_a_token_telegram_says_the_bots_name(telegram, tmp_path):
    configuration, answer = telegram
    answer |= {"ok": True, "result": NAJIAN}

    await posters.write(configuration, Door(None, "czj"), Paper.A4, tmp_path / "poster.pdf")

    assert link_on(tmp_path / "poster.pdf") == "https://t.me/najian_bot?start=czj"


async def test_what_telegram_refuses_is_said_in_a_line(telegram, tmp_path):
    configuration, answer = telegram
    answer |= {"ok": False, "error_code": 404, "description": "Not Found"}

    with pytest.raises(NoPosterError, match=r"^Telegram did not tell the bot's user name: "):
        await posters.write(configuration, Door(), Paper.A4, tmp_path / "poster.pdf")


def test_without_a_bot_there_is_a_practice_copy_that_says_so(najian):
    outcome = najian("poster", "--department", "czj", "--out", "poster.pdf")

    text = pypdfium2.PdfDocument("poster.pdf")[0].get_textpage().get_text_bounded()
    assert outcome == (0, "poster.pdf\n", NAMELESS)
    assert text.count("演练样张") == 1
    assert link_on("poster.pdf") == "https://t.me/najian_sandbox_bot?start=czj"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("--department", "海关"),
            "海关 is no department. The departments are: dzb, zzrs, tzcj, czj, jsj, aqhb.",
        ),
        (
            ("--department", "tzcj", "--window", "w9"),
            "w9 is no window of 投资促进局. In the configuration: w3.",
        ),
        (
            ("--department", "czj", "--window", "w3"),
            "w3 is no window of 财政局. In the configuration: none.",
        ),
        (("--window", "w3"), "A window is one of a department: say --department as well."),
        (
            ("--questionnaire", "nobody"),
            "nobody is no questionnaire. There are: citizen, enterprise.",
        ),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(najian, configure, arguments, complaint):
    configure()

    outcome = najian("poster", *arguments, "--out", "poster.pdf")

    assert outcome == (2, "", f"najian: {complaint}\n")


def test_a_character_without_a_glyph_is_named(najian, configure):
    configure(("3号窗口", "𠮷祥窗口"))

    outcome = najian("poster", "--department", "tzcj", "--window", "w3", "--out", "poster.pdf")

    complaint = "najian: The font has no “𠮷”: write it another way in the configuration.\n"
    assert outcome == (2, "", complaint)


def test_a_text_too_long_for_paper_is_named(najian, configure):
    configure(("经济开发区党政办公室、投资促进局", "局" * 300))

    code, _, complained = najian("poster", "--out", "poster.pdf")

    told = "najian: This is too long for a poster, shorten it in the configuration: 局局"
    assert (code, complained.startswith(told)) == (2, True)


def test_a_folder_that_is_not_there_is_said_in_a_line(najian, configure):
    configure()

    code, _, complained = najian("poster", "--out", "nowhere/poster.pdf")

    assert (code, complained.count("\n"), "nowhere/poster.pdf" in complained) == (1, 1, True)


def test_paper_of_another_size_is_unusable(najian, configure):
    configure()

    assert najian("poster", "--size", "A6", "--out", "poster.pdf")[0] == 2
