"""From a leader's words under a digest to a directive that a department reads."""

import pytest

from domain.directives import Stage
from handlers.callbacks import pack
from handlers.directives.directive_acts import DraftDirective, GiveDirective
from handlers.directives.draft_cards import mark_of
from storage import case_tables
from tests.handlers.directives.directing import LINE, WORDS, given, kept, shown
from tests.handlers.paths import rows


async def test_an_answer_to_a_line_of_the_digest_becomes_a_directive(leader, clerk, town, services):
    await shown(leader, services)
    await leader.reply("每日简报", WORDS, quote=LINE)

    assert leader.card == (
        "✍️ 批示（还没有下达）\n\n还没征求到意见：投资促进局\n\n请三天内增开窗口\n\n"
        "给：投资促进局\n批示人：Ada\n\n什么时候前落实？"
    )
    await leader.tap("3 个工作日")
    assert leader.card.splitlines()[-5:] == [
        "给：投资促进局",
        "期限：7 月 23 日前落实",
        "批示人：Ada",
        "",
        "部门会看到上面这些。下达吗？",
    ]
    await leader.tap("下达")
    await town.deliver()

    assert leader.card == (
        "✅ 批示 1 已下达投资促进局，7 月 23 日前落实。办结前每天的简报都会带上它。\n\n"
        "还没征求到意见：投资促进局\n\n请三天内增开窗口"
    )
    assert clerk.card == (
        "📌 批示 1　投资促进局\nAda批示，7 月 23 日前落实。\n\n"
        "还没征求到意见：投资促进局\n\n请三天内增开窗口"
    )
    assert clerk.buttons == ["✅ 已落实（报告）", "📌 打开批示"]
