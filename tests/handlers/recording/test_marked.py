"""What was recorded says so wherever it is shown; and who did may put it right."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from domain.opinions import Channel, Ledger, Statement
from domain.responses import Mode
from storage import member_tables, tables
from tests.handlers.paths import gather, rows
from tests.handlers.recording.recording_ways import PLACE, SAID, answer, begin, code, complete
from tests.storage.rows import unique


async def imported(services, *, department="tzcj", **fields):
    """Something said to a hotline, as `najian import` takes it in."""
    statement = Statement("热线说办证慢", Ledger.DISSATISFACTION)
    marks = {
        "mode": Mode.RECORDED,
        "channel": Channel.HOTLINE,
        "source": unique(),
        "receipt": None,
        "statements": (statement,),
    }
    await gather(services, department, None, 1, **marks | fields)


async def test_the_summary_counts_recordings_by_channel(clerk, services):
    await complete(clerk)
    await gather(services, "tzcj", None, 1)
    await imported(services)
    await imported(services, channel=Channel.VISIT)
    await complete(clerk, channel="走访")

    await clerk.send("/summary")

    assert clerk.card.splitlines()[4] == (
        "来自　本机器人 1、电话 1（代录）、走访 2（其中代录 1）、热线 1"
    )


async def test_a_piece_says_by_which_way_and_where(clerk, office):
    await begin(clerk, channel="纸质", place=PLACE)
    await clerk.tap("🙁 不满意")
    await clerk.tap("跑了好几趟")
    await clerk.tap("选好了")
    await clerk.send_photo()
    await clerk.tap("发好了")
    await clerk.tap("一件事")
    await clerk.tap("✅ 发送")

    await clerk.send("/inbox")
    await clerk.tap("没看的照片")
    await clerk.tap("07-20")

    assert clerk.heard[-1].splitlines()[1] == f"2020-07-20　企业　纸质（代录） · {PLACE}"


async def test_an_imported_piece_says_so(office, services):
    await imported(services, department=None)

    await office.send("/inbox")
    await office.tap("部门待定")
    await office.tap("待分派")
    await office.tap("07-20")

    assert office.card.splitlines()[1] == "2020-07-20　企业　热线（导入）"


async def test_the_sources_of_an_entry_say_so(clerk, services):
    await complete(clerk, place=PLACE)
    await imported(services)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")

    await clerk.tap("Excel")
    book = load_workbook(BytesIO(clerk.document()))
    told = {row[3]: row[5] for row in book["来源"].iter_rows(values_only=True)}

    assert told[SAID] == "电话（代录）"
    assert told["热线说办证慢"] == "热线（导入）"


async def test_a_reviewer_sees_it(clerk):
    await complete(clerk)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")
    await clerk.send("/review")
    await clerk.tap("开始审核")

    await clerk.tap("看原话")

    assert [line for line in clerk.card.splitlines() if "电话（代录）" in line] != []


async def test_who_was_asked_follows_it_by_the_code(clerk, li):
    await complete(clerk, place=PLACE)

    await li.send(f"/track {code(clerk)}")

    received = f"✓ 2020-07-20 收到，电话（代录） · {PLACE}，投资促进局"
    assert received in li.card.splitlines()
    assert "这是工作人员替您记下的。" in li.card
    assert li.buttons == ["🔄 刷新", "➕ 补充", "📄 导出", "🗑 撤回"]


async def test_the_copy_says_how_it_came(clerk, li):
    await complete(clerk, place=PLACE)
    await li.send(f"/track {code(clerk)}")

    await li.tap("导出")

    page = li.document().decode()
    told = json.loads(page.split('<script type="application/json">')[1].split("</script>")[0])
    assert told["responses"][0]["mode"] == "recorded"
    assert told["responses"][0]["way"] == f"电话（代录） · {PLACE}"
    assert f'<bdi dir="auto">电话（代录） · {PLACE}</bdi>' in page


async def test_who_was_asked_withdraws_it_and_place_and_recorder_go(clerk, li, services):
    await complete(clerk, place=PLACE)
    await li.send(f"/track {code(clerk)}")
    await li.tap("撤回")
    await li.tap("确认撤回")

    (response,) = await rows(services, tables.RESPONSE)
    assert (response["place"], response["recorder"]) == (None, None)
    assert (response["mode"], response["grade"]) == ("recorded", "bad")
    await clerk.send("/record")
    assert "您今天已代录" not in clerk.card


async def test_who_recorded_it_corrects_it_with_the_code(clerk, services):
    await complete(clerk, place=PLACE)
    await clerk.send(f"/track {code(clerk)}")
    await clerk.tap("更正")
    assert clerk.card.splitlines()[0] == f"代录 · 电话 · {PLACE}"
    await clerk.tap("✏️ 具体情况")
    await clerk.send("材料交了四次")

    await clerk.tap("保存更正")

    assert clerk.card.splitlines()[0] == "更正已保存。"
    assert clerk.buttons == ["🔁 再录一份（同一渠道）", "结束"]
    (response,) = await rows(services, tables.RESPONSE)
    told = {row["text"] for row in await rows(services, tables.OPINION)}
    assert (response["chat"], response["place"]) == (None, PLACE)
    assert "材料交了四次" in told
    assert SAID not in told


async def test_a_second_tap_on_the_correction_says_the_same(clerk):
    await complete(clerk)
    await clerk.send(f"/track {code(clerk)}")
    await clerk.tap("更正")
    data = clerk.data("保存更正")

    await clerk.forge(data)
    await clerk.forge(data)

    assert clerk.card.splitlines()[0] == "更正已保存。"


async def test_nobody_else_corrects_it(clerk, office, services):
    await complete(clerk)
    receipt = code(clerk)
    await office.send(f"/track {receipt}")
    assert [label for label in office.buttons if "更正" in label] == []

    await office.forge(f"j:{receipt.replace('-', '')}")

    assert office.toasts == ["找不到这份答卷。可能过了保存期，或者已经撤回。"]
    assert await rows(services, tables.INTERVIEW) == []


async def test_without_the_code_it_does_not_lead_to_the_recorder(clerk, services):
    await complete(clerk)
    (response,) = await rows(services, tables.RESPONSE)
    await clerk.send("/my")
    assert clerk.card.splitlines()[0] == "这里没有能找到的答卷"

    for letter in "rvj":
        await clerk.forge(f"{letter}:{response['id']:016x}")

    assert clerk.toasts == ["找不到这份答卷。可能过了保存期，或者已经撤回。"] * 3


async def test_a_correction_gives_way_to_what_is_under_way(clerk):
    await complete(clerk)
    receipt = code(clerk)
    await begin(clerk)
    await clerk.send(f"/track {receipt}")

    await clerk.tap("更正")

    assert clerk.toasts == ["您还有一份没发送的答卷，请先发送或放弃它。"]


async def test_the_privacy_centre_tells_what_is_kept_of_it(clerk, services):
    await complete(clerk, place=PLACE)
    await begin(clerk)
    await clerk.tap("🙁 不满意")

    await clerk.send("/privacy")

    line = next(line for line in clerk.card.splitlines() if line.startswith("代录"))
    assert line == (
        "代录　替别人记了 1 份（只存一个看不出是谁的记号）；"
        f"上次的渠道和地点：电话 · {PLACE}；没发送的 1 份，答了 2 题"
    )


async def test_a_recording_under_way_is_told_of_also_without_an_occasion(clerk, services):
    await begin(clerk)
    async with services.database.transaction() as session:
        await session.execute(member_tables.OCCASION.delete())

    await clerk.send("/privacy")

    line = next(line for line in clerk.card.splitlines() if line.startswith("代录"))
    assert line == "代录　替别人记了 0 份（只存一个看不出是谁的记号）；没发送的 1 份，答了 1 题"


async def test_the_copy_of_ones_own_has_the_recording_under_way(clerk):
    await begin(clerk, channel="纸质")
    await clerk.tap("🙁 不满意")
    await clerk.tap("跑了好几趟")
    await clerk.tap("选好了")
    await clerk.send_photo()
    await clerk.send("/privacy")

    await clerk.tap("导出一份")

    page = clerk.documents[-2].content.decode()
    told = json.loads(page.split('<script type="application/json">')[1].split("</script>")[0])
    assert told["recording"]["way"] == "代录 · 纸质"
    assert "<h2>没发送的代录</h2>" in page
    assert len(clerk.documents) == 2


@pytest.mark.parametrize("answered", [True, False])
async def test_erasing_takes_what_is_under_way_and_leaves_what_was_recorded(
    clerk, services, answered
):
    await complete(clerk)
    await begin(clerk)
    if answered:
        await answer(clerk)

    await clerk.send("/privacy")
    await clerk.tap("全部删除")
    await clerk.tap("确认全部删除")

    for table in (tables.INTERVIEW, member_tables.OCCASION):
        assert await rows(services, table) == []
    assert len(await rows(services, tables.RESPONSE)) == 1
