"""Opinions made up for measuring: as varied as people are, as repetitive as surveys are.

A third are tapped options, word for word the same. The rest names a place and a fault in one of
several wordings each, some places far more often than others. The same numbers give the same texts.
"""

from random import Random

OPTIONS = (
    "窗口排队时间太长",
    "需要提交的材料太多",
    "没有一次性告知所需材料",
    "工作人员态度不好",
    "网上办事系统经常打不开",
    "审批时间太长",
    "政策不清楚，没有人解释",
    "收费标准没有公示",
    "部门之间互相推诿",
    "咨询电话没有人接",
    "停车不方便",
    "中午没有人办公",
)
_FIRST = "东西南北安福兴长金玉青红明和平光华永新德"
_SECOND = "源山河湖林阳泉风岭桥康宁城丰盛昌泰乐春海"
_KINDS = (
    "街道便民服务中心",
    "小区",
    "路",
    "小学",
    "工业园",
    "村",
    "医院",
    "镇政务大厅",
    "农贸市场",
    "花园",
)
_FAULTS = (
    ("排队太久", "等候时间太长", "叫号等半天", "要排很长时间的队", "总是排长队"),
    ("没有地方停车", "停车难", "车位不够", "找不到停车位"),
    ("路灯不亮", "路灯坏了没人修", "晚上一片漆黑，没有路灯"),
    ("垃圾没人清运", "垃圾堆成山", "垃圾很久没有人拉走"),
    ("夜里施工噪音扰民", "半夜施工吵得睡不着", "夜间施工噪声太大"),
    ("经常停水", "三天两头断水", "水压低，经常没有水"),
    ("经常停电", "老是断电", "供电不稳定"),
    ("路面坑洼不平", "道路破损没人修", "路烂得不能走"),
    ("工作人员态度差", "办事人员爱理不理", "服务态度生硬"),
    ("乱收费", "收费没有依据", "收费不公示"),
    ("门口堵车严重", "上下班时段拥堵", "高峰期堵得水泄不通"),
    ("污水直排，臭气熏人", "排污没有人管", "污水横流"),
    ("电梯经常坏", "电梯故障没人修", "电梯老是停运"),
    ("电话打不通", "电话没有人接", "电话一直占线"),
    ("办事要来回跑好几趟", "跑了三次才办成", "材料不一次性告知，跑了几趟"),
    ("饭店油烟直排", "楼下餐馆油烟大", "油烟味很重"),
    ("公交车太少", "公交班次间隔太长", "等公交要等很久"),
    ("违章搭建没人管", "有人私搭乱建", "违建多年没有拆"),
)
_OPENINGS = ("", "", "", "", "反映", "投诉", "建议管一管", "请问", "希望解决")
_ENDINGS = ("", "", "", "，请尽快解决", "，多次反映没有结果", "，希望有人管", "，影响生活", "。")
PLACES = 1_200  # that are named at all; the first far more often than the last


def texts(count: int, seed: int = 0) -> list[str]:
    """So many opinions; the first of a larger number are the same as a smaller number's."""
    drawn = Random(seed)
    return [_text(drawn) for _ in range(count)]


def _text(drawn: Random) -> str:
    if drawn.random() < 1 / 3:
        return OPTIONS[int(len(OPTIONS) * drawn.random() ** 2)]
    place = _place(int(PLACES * drawn.random() ** 2))
    fault = drawn.choice(drawn.choice(_FAULTS))
    return f"{drawn.choice(_OPENINGS)}{place}{fault}{drawn.choice(_ENDINGS)}"


def _place(number: int) -> str:
    first, rest = _FIRST[number % len(_FIRST)], number // len(_FIRST)
    second, kind = _SECOND[rest % len(_SECOND)], _KINDS[number % len(_KINDS) - rest % 3]
    return f"{first}{second}{kind}"
