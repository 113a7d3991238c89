"""What an author or a respondent makes too long for Telegram still gets through."""

from dataclasses import replace

import pytest

from domain.text import Text
from storage import tables
from tests.handlers import everything
from tests.handlers.paths import rows


@pytest.mark.parametrize("words", ["长" * 900, "<&>" * 300, "😀" * 900])
async def test_a_response_with_very_many_long_answers_can_be_reviewed_and_sent(
    town, li, services, words
):
    trouble = replace(everything.TROUBLE, longest=1000)
    asked = [replace(trouble, id=f"q{number}") for number in range(40)]
    everything.asking(town, everything.DEPARTMENT, *asked)
    await everything.begin(li, "匿名")
    await li.tap("财政局")
    for _ in asked:
        await li.send(words)

    await li.tap("✅ 发送")

    assert len(await rows(services, tables.RESPONSE)) == 1


async def test_an_authors_long_complaint_is_cut_in_a_pop_up(town, li, clock):
    complaint = Text("长" * 300, "long " * 60)
    ahead = replace(everything.DAY, past=False, future=True, complaint=complaint)
    everything.asking(town, everything.DEPARTMENT, ahead)
    await everything.begin(li, "匿名")
    await li.tap("财政局")
    clock.pass_(days=1)

    await li.tap("今天")

    assert li.toasts[-1] == f"{'长' * 198}……"
