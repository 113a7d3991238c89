"""What names an official or a section in a text, and what only looks like it."""

import pytest

from domain.shielding import Bodies, Kind, Mention
from reports import naming, tasks

BODIES = Bodies(
    sections=("规划科", "信访督查科", "行政审批服务科", "Planning Section"),
    departments=("投资促进局", "国土所"),
)


def found(text):
    return [one.text for one in naming.named(text, BODIES)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王科长不签字", ["王科长"]),
        ("科长不签字，材料卡了一个月", ["科长"]),
        ("分管副局长出差，签不了字", ["副局长"]),
        ("被李局说了一顿，李局让我走", ["李局"]),
        ("姓王的科员吃拿卡要", ["姓王的科员"]),
        ("一个姓张的推来推去", ["姓张的"]),
        ("工作人员小王刁难人", ["工作人员小王"]),
        ("窗口小李不在岗", ["窗口小李"]),
        ("窗口的刘姐很好", ["窗口的刘姐"]),
        ("工号023骂人", ["工号023"]),
        ("8808号话务员挂我电话", ["8808号话务员"]),
        ("3号窗口的那个女的态度很差", ["3号窗口的那个女的"]),
        ("三号窗口那位女同志爱理不理", ["三号窗口那位女同志"]),
        ("B12窗口的小伙子业务不熟", ["B12窗口的小伙子"]),
        ("7号窗口她不会办", ["7号窗口她"]),
        ("窗口戴眼镜的工作人员不理人", ["窗口戴眼镜的工作人员"]),
        ("那个女的态度差", ["那个女的"]),
        ("前台小姑娘不耐烦", ["前台小姑娘"]),
        ("刘老师让我下周再来", ["刘老师"]),
        ("民警周海涛骂人", ["周海涛"]),
        ("经办人出差了没人接手", ["经办人"]),
        ("窗口负责人不在", ["窗口负责人"]),
        ("王科长：态度恶劣", ["王科长"]),
        ("王科长，你什么态度", ["王科长"]),
    ],
)
def test_an_official_is_found(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("规划科推诿扯皮", ["规划科"]),
        ("督查科不接电话", ["督查科"]),
        ("服务科没人", ["服务科"]),
        ("社保科的同志很慢", ["社保科"]),
        ("财务室没人", ["财务室"]),
        ("执法大队乱罚款", ["执法大队"]),
        ("城关派出所办证慢", ["城关派出所"]),
        ("税务所办不了", ["税务所"]),
        ("征拆办不给钱", ["征拆办"]),
        ("Planning Section never answers", ["Planning Section"]),
    ],
)
def test_a_section_is_found(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "窗口工作人员态度不好",
        "3号窗口排队太久",
        "有个工作人员在玩手机",
        "办公室没人",
        "大厅的空调坏了",
        "派出所办证慢",
        "教科书上说的不一样",
        "本科毕业落户难",
        "股东变更太慢",
        "服务科学化",
        "一位老同志排队晕倒",
        "班主任收费",
        "高级职称要主任医师才能评",
        "任何老师都不该这样",
        "尊敬的王局长：您好，路灯坏了",
        "希望局长重视",
        "陈书记：我们村的路坏了",
        "李主任，您好！路灯坏了",
        "2013年在台湾生的孩子",
        "这是劳动所得",
        "建议多搞局长接待日",
        "希望领导重视",
        "小区物业李经理不管事",
        "我叫王建国，电话13812345678，楼下烧烤店扰民",
        "邻居老王家违建",
        "楼下一个姓陈的老板天天吵",
        "投资促进局的窗口太少",
        "国土所太远",
        "",
    ],
)
def test_what_only_looks_like_one_is_not_held(text):
    assert found(text) == []


def test_what_is_found_says_whether_it_is_a_person():
    named = naming.named("规划科的王科长，规划科的王科长", BODIES)

    assert named == (Mention("规划科", Kind.SECTION), Mention("王科长", Kind.PERSON))


def test_a_section_with_its_head_is_a_person():
    assert naming.named("规划科科长不在", BODIES)[-1].kind is Kind.PERSON


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("规划科的王科长让我等了一天", "让我等了一天"),
        ("我去找王科长，规划科没人", "我去找，没人"),
        ("排队太久", "排队太久"),
    ],
)
def test_taking_out_only_deletes(text, left):
    assert naming.take_out(text, BODIES) == left


def test_the_parts_of_a_text_are_the_text():
    parts = naming.parted("找规划科要等", BODIES)

    assert parts == (("找", False), ("规划科", True), ("要等", False))


def test_a_department_reads_it_without_names_and_the_office_with_them():
    texts = ("王科长收了13812345678的材料",)

    assert tasks.named(texts, BODIES) == ((Mention("王科长", Kind.PERSON),),)
    assert tasks.hide(texts, BODIES) == ("收了的材料",)
    assert tasks.scrub_but_named(texts, BODIES) == ("王科长收了的材料",)
