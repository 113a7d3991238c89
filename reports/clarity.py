"""How well a statement reads as a row of a ledger: does it say where, what, and what is wrong.

A score of words and marks, the same on every machine; it chooses among what people said, and
writes nothing.
"""

import re

LONGEST = 60  # characters, so that a problem stays within four lines of its column
SHORTEST = 12  # characters from which on a row says enough to be understood without the others

# What is wrong, as people name it; words of denial alone may as well deny a fault.
_FAULT = re.compile(
    "补课|高额|抬高|乱象|不作为|不到位|不给|不发|不退|不让|不准|不予|不合理|不公|不足|不通|不便|不规范|没人|无法|无人|无证|无果|无故"
    "|未果|未发|未修|太慢|太少|太贵|太高|太差|太乱|极差|很差|高价|涨价|迟迟|拖欠|拖延|延误|推诿|踢皮球|杳无音信|遥遥无期"
    "|违规|违法|违章|违建|违反|非法|私自|擅自|强制|强行|强拆|强迫|逼迫|拒绝|拒载|拒不|捆绑|收费|克扣|欠薪|骗|欺|敲诈"
    "|传销|垄断|霸占|侵占|侵害|占道|占用|乱|脏|臭|刺鼻|垃圾|污染|排污|超标|油烟|扬尘|灰尘|浓烟|噪音|噪声|扰民|污水"
    "|积水|浑浊|淹|漏水|渗水|漏电|堵|断水|断电|停水|停电|坏|烂|坑|破损|裂|塌|老化|故障|失灵|危险|危房|隐患|事故|误诊"
    "|失职|渎职|腐败|造假|虚假|弄虚|恶劣|粗暴|刁难|缺少|缺乏|滞后|闲置|烂尾|猖獗|泛滥|偷|失修|超载|吵|视而不见|置若罔闻"
)
_DENIAL = re.compile("不|没|未|无|难|慢|差|贵|久|欠|拖|缺|影响|困扰|多次|反复|等了|只有")
_PLACE = re.compile(
    "[A-Z]\\d*[区县市]|[\u4e00-\u9fff]{1,3}[区县市镇乡村]|[\u4e00-\u9fff]{2}[路街巷桥]|小区|社区|花园|学校|小学|中学|[一二三四五六七八九十]中"
    "|幼儿园|学院|大学|医院|公园|广场|车站|[政县市区]府|[\u4e00-\u9fff]{2}[局厂]|窗口|大厅|派出所|法院|工地"
)
_THING = re.compile(
    "公交|地铁|物业|公司|开发商|系统|网站|平台|电话|热线|[证费款金税]|补贴|工资|社保|医保|养老|户口|户籍|房|电梯|停车|车位"
    "|路灯|红绿灯|道路|公路|马路|自来水|水质|燃气|供水|供电|材料|手续|审批|办事|流程|部门|老师|教师|医生|人员|车|烟囱|工厂|门面"
)
_QUESTION = re.compile(
    "[？?]|^(?:咨询|请问|想问|想咨询|我想)|吗$|呢$|能否|可否|是否|怎么|如何|什么时候|何时|为什么|为何|多少"
)
_SELF = re.compile(
    "^(?:我|俺|本人)(?:是|系|叫|家|今年|于|在|们是|们系|们都是|爱人|老婆|老公|父亲|母亲|孩子|小孩|的|，|,)|^家住|^住在|^现住|^(?:你|您)们?好|^本人"
)
_WISH = re.compile(
    "^请|希望|恳请|恳求|恳切|请求|请有关|请相关|请领导|请政府|请市|请县|望[有相领政各上市县]|盼望|盼复|拜托|麻烦|建议|呼吁|强烈要求|敬请|请予|请给|请您|求|敬礼"
)
_FEELING = re.compile(
    "[！!]|救救|谢|感谢|辛苦|天理|良心|难道|心声|心痛|气愤|愤怒|岂有|泣|可怜|悲|苍天|父母官|老百姓的命|怎么活|寒心|无语|呜呼|尊敬|百忙|打扰|大家说|试问|恐惧|笑话|奇葩|公道|说法|不知道|您|你"
)
_MIDDLE = re.compile(
    "^(?:并且|而且|但是|但|然而|却|所以|因此|因而|于是|然后|同时|另外|此外|还有|还|再者|其次|甚至|况且|何况|即使|虽然|尽管|如果|假如|因为|由于|就是|就|才|也|都|又|更|其中|其|他|她|它|这|那|该|此|以上|上述|对此|为此|从而|以致|导致|使得|使|致使|加上|后|结果|至今|目前|现在|后来|直到|之后|可是|可|不过|只是|只好|只能|要求|说|据说|听说|并|和|与|及|以及|或)"
)
_LOOSE = re.compile(
    "(?:的|和|与|及|或|而|但|因为|由于|关于|如下|以下几点|以下|几点|并且|而且|为了|对于|从|在|是|把|被|将|向|给|时|后|如|例如|比如|包括|即|说|称|事由|事件|地点|时间|第一|其一|等)$"
)
_STORY = re.compile(
    "我(?![省市县区镇乡村校院]|们[村镇校县市小社])|[他她它]|你们|当时|昨天|前天|那天|记得|后来|第一次|第二次|有一次|结果|说是"
)
_PAIRS = ("（）", "()", "“”", "《》", "【】", "「」")
_FACTS = re.compile(r"问题|情况|现象")


def score(text: str) -> float:
    """How clear a statement is, in 0..1; 1 is a full clause with its place, thing and fault."""
    size = sum(character.isalnum() for character in text)
    if not size:
        return 0.0
    points = _length(size) + _said(text) - _marred(text)
    return round(max(0.0, min(1.0, points / _MOST)), 4)


_MOST = 3.0  # points


def names_a_fault(text: str) -> bool:
    """Whether anything is said to be wrong, or at least to be a problem."""
    return any(words.search(text) for words in (_FAULT, _DENIAL, _FACTS))


def _length(size: int) -> float:
    if size < SHORTEST:
        return size / SHORTEST - 0.2
    return 1.0 if size <= LONGEST else max(0.0, 1.0 - (size - LONGEST) / LONGEST)


def _said(text: str) -> float:
    """What it names: something wrong (more of it counts little), and what is wrong there."""
    faults = len(set(_FAULT.findall(text)))
    wrong = 1.2 + 0.1 * min(faults - 1, 2) if faults else 0.4 * bool(_FACTS.search(text))
    denied = 0.8 if not faults and _DENIAL.search(text) else 0.0
    return max(wrong, denied) + 0.4 * bool(_PLACE.search(text)) + 0.2 * bool(_THING.search(text))


def _marred(text: str) -> float:
    """What keeps it from being handed in as it is."""
    lost = 0.9 * bool(_QUESTION.search(text)) + 0.9 * bool(_SELF.search(text))
    lost += 0.5 * bool(_WISH.search(text)) + 0.5 * bool(_FEELING.search(text))
    lost += 0.7 * bool(_MIDDLE.search(text)) + 0.7 * bool(_LOOSE.search(text))
    lost += 0.2 * bool(_STORY.search(text))
    return lost + 0.6 * any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS)
