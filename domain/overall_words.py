"""The fixed words of the overall report, as its template prints them.

Its parts 总体情况、取得成果、下一步打算 are those that the campaign plan 源经发〔2020〕27号 wants.
Nothing here judges: what a person must judge is asked for in the prompts, visibly.
"""

from domain.opinions import Channel

TITLE = "总体情况报告"
TITLE_OF_DEPARTMENT = "开展情况报告"

SITUATION = "一、总体情况"
ASKED = "（一）征求意见情况"
RATED = "（二）满意度评价情况"
LISTED = "（三）问题清单情况"
NAMED = "（四）反映较多的问题"
BLIND = "（五）自查与反映对照情况"
RESULTS = "二、取得成果"
PLANS = "三、下一步打算"
NOTES = "附：数据说明"

TABLE = "表 {number}　{title}"
ASKED_TABLE = "各部门征求意见情况（单位：份）"
CHANNEL_TABLE = "答卷来源（单位：份）"
RATED_TABLE = "满意度评价（单位：人）"
LISTED_TABLE = "三张问题清单（单位：条）"
NAMED_TABLE = "反映人数最多的问题"
BLIND_TABLE = "清单（二）与清单（三）对照（单位：条）"

ASKED_HEAD = ("部门", "企业", "群众", "未注明", "合计", "目标", "进度")
RATED_HEAD = (
    "部门",
    "非常满意",
    "满意",
    "基本满意",
    "不满意",
    "非常不满意",
    "评价人数",
    "满意率",
)
LISTED_HEAD = (
    "部门",
    "稿号",
    "清单（一）",
    "清单（二）",
    "清单（三）",
    "合计",
    "已确认",
    "待确认",
    "不列入",
    "上报",
)
NAMED_HEAD = ("序号", "问题", "清单", "部门", "人数")
BLIND_HEAD = (
    "部门",
    "服务对象反映",
    "其中自查没有列出",
    "自查列出",
    "其中没有人反映",
    "自查没有涉及的方面",
)
CHANNEL_NAMES = {
    Channel.TELEGRAM: "机器人",
    Channel.WEB: "网页",
    Channel.PHONE: "电话",
    Channel.VISIT: "走访",
    Channel.MEETING: "座谈会",
    Channel.PAPER: "纸质",
    Channel.HOTLINE: "热线",
}
CHANNEL_HEAD = ("部门", *CHANNEL_NAMES.values(), "合计")
TOTAL = "合计"
UNASSIGNED = "部门待定"
NOTHING = "—"  # there is none, or it may not be told

PROMPT = "【此处由单位填写：{what}】"
ASKED_PROMPT = "征求意见怎样组织，走访、座谈了哪些对象；没有达到目标的，说明原因和安排。"
RATED_PROMPT = "对评价结果的分析和判断。"
NAMED_PROMPT = "产生这些问题的主要原因。"
BLIND_PROMPT = "自查没有列出的问题，逐条核实后怎样处理。"
RESULTS_PROMPT = "已经完成的整改事项、完成时间和成效。写具体事项和数字，并注明依据。"
PLANS_PROMPT = "尚未完成的事项，逐项写明整改措施、责任科室和完成时限。"
HELP_PROMPT = "需要上级协调解决的困难。没有的，删去本段。"

SEAL = "（单位盖章）"
SIGNED_ON = "　　　　年　　月　　日"
