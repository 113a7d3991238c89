import pytest

from reports.firms import take_out

TAKEN = [
    ("投诉某美物业管理有限公司乱收费", "投诉物业管理公司乱收费"),
    ("投诉A市某美房地产开发有限责任公司不交房", "投诉A市房地产开发公司不交房"),
    ("河东市某美物业服务有限公司不修电梯", "河东市物业服务公司不修电梯"),
    ("湖南省天天进步科技股份有限公司拖欠工资", "湖南省科技公司拖欠工资"),
    ("我在某美（成都）食品有限公司上班", "我在食品公司上班"),
    ("昊泽瑞燃气公司安装费太高", "燃气公司安装费太高"),
    ("昊泽瑞建设集团拖欠工资", "建设集团拖欠工资"),
    ("万科物业不修电梯", "物业不修电梯"),
    ("恒大地产延期交房", "地产延期交房"),
    ("控诉昊泽瑞项目管理有限公司毁田", "控诉项目管理公司毁田"),
]
KEPT = [
    "自来水公司停水不通知",
    "小区物业公司乱收费",
    "公交公司缩短了线路",
    "新的物业公司不肯接手",
    "我们多次找物业公司都没有用",
    "公司注册太慢",
    "幸福花园物业不管垃圾",
    "万科城市花园的电梯坏了",
    "保利香槟小区没有路灯",
    "供电公司的电话打不通",
    "集团军驻地门口的路坏了",
    "两家出租车公司都涨价",
]


@pytest.mark.parametrize(("text", "left"), TAKEN)
def test_a_firm_keeps_its_place_and_trade_and_loses_its_name(text, left):
    assert take_out(text) == left


@pytest.mark.parametrize("text", KEPT)
def test_public_works_and_estates_stay(text):
    assert take_out(text) == text
