"""Ways through the self-check, as staff go them."""

GAP = "忙的时候话说半句，让人再跑一趟"
USERS = "有人说我接电话不耐烦"
INTENTION = "先问清来意，一次把材料说全"
MORE = "验收要三个科室分别盖章"


async def begin(person):
    await person.send("/selfcheck")
    await person.tap("开始自查")


async def answer(person):
    """From the panel to the review: one gap in words, two by a button, one of the aspects."""
    await begin(person)
    await person.tap("企业来不来")
    await person.tap("没有")
    await person.tap("能在网上办完的事太少")
    await person.tap("跳过")
    await person.tap("有差距")
    await person.send(GAP)
    await person.tap("敢接")
    await person.tap("互相推，没人牵头")
    await person.tap("跳过")
    await person.tap("有，办成过")
    await person.tap("没发现")
    await person.tap("眼下都够用")
    await person.send(USERS)
    await person.tap("流程")
    await person.tap("选好了")
    await person.send(MORE)
    await person.send(INTENTION)


async def complete(person):
    await answer(person)
    await person.tap("保存自查")
