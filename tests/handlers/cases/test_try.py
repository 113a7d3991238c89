from tests.handlers.cases.parties import *


def show(name, p, n=1):
    for m in p.messages[-n:]:
        print(
            f"--- {name}:",
            m.get("text"),
            [b["text"] for r in m.get("reply_markup", {}).get("inline_keyboard", []) for b in r],
        )


async def test_try(town, services, li, clerk, office):
    await complain(li, way=CONFIDENTIAL)
    show("li", li)
    await town.deliver()
    show("li", li, 2)
    show("clerk", clerk)
    await clerk.tap("我来办")
    show("clerk", clerk)
    await town.deliver()
    show("li", li)
    await clerk.tap("已联系")
    show("clerk", clerk)
    await clerk.tap("问对方")
    show("clerk", clerk)
    await clerk.reply("请回复", "哪一天来的？")
    show("clerk", clerk)
    await town.deliver()
    show("li", li, 2)
    await li.tap("回答部门")
    show("li", li)
    await li.reply("请回复", "周一上午")
    show("li", li, 2)
    await town.deliver()
    show("li", li, 2)
    show("clerk", clerk)
    await clerk.tap("打开工单")
    show("clerk", clerk)
    await clerk.tap("整改到位")
    show("clerk", clerk)
    await clerk.reply("请回复", "加开了一个窗口")
    show("clerk", clerk)
    await town.deliver()
    show("li", li, 3)
    await li.tap("非常不满意")
    show("li", li)
    print(li.toasts)
    await town.deliver()
    show("li", li, 2)
    show("clerk", clerk, 2)
    show("office", office, 2)
    await clerk.tap("我来办")
    await clerk.tap("整改到位")
    await clerk.reply("请回复", "又加开了一个窗口")
    show("clerk", clerk)
    await town.deliver()
    show("li", li, 3)
    await li.tap("🙂 满意")
    show("li", li)
    await town.deliver()
    show("clerk", clerk, 2)
    await clerk.send("/cases")
    show("clerk", clerk)
    assert 0
