"""Small settings files whose lines the tests can count."""

CONFIGURATION = """\
[campaign]
code = "yhyshj"
name = "优化营商环境"
organiser = { zh = "办公室", en = "Office" }
purpose = { zh = "改进", en = "To improve" }
starts_on = 2020-07-17
ledgers_due_on = 2020-07-22
ends_on = 2020-08-15
benchmark_city = { zh = "深圳", en = "Shenzhen" }
target = 50
office = "czj"
kept_for_days = 365

[[department]]
code = "czj"
name = { zh = "财政局", en = "Finance" }

[[department]]
code = "jsj"
name.zh = "建设局"
name.en = "Construction"
phone = "0535"
"""

# Stands at the end of each file, so that the lines above it keep their numbers.
VERDICT = """
[[deadline]]
code = "verdict"
name = { zh = "等评价", en = "Verdict" }
stage = "verdict"
working_days = 5
source = { zh = "本地规定", en = "Local rules" }
"""

QUESTIONNAIRE = """\
id = "enterprise"
version = 1
respondent = "enterprise"
title = { zh = "问卷", en = "Survey" }

[[question]]
id = "department"
kind = "department"
text = { zh = "哪个部门？", en = "Which department?" }
short = { zh = "部门", en = "Department" }

[[question]]
id = "rating"
kind = "rating"
text = { zh = "{department}怎么样？", en = "How is {department}?" }
short = { zh = "评价", en = "Rating" }

[[question]]
id = "aspects"
kind = "multiple"
show_if = { question = "rating", in = ["fair", "bad"] }
yields = { ledger = 3 }
text = { zh = "哪些方面？", en = "Which aspects?" }
short = { zh = "方面", en = "Aspects" }
[[question.option]]
code = "slow"
label = { zh = "慢", en = "Slow" }
statement = "办事慢"
aspect = "efficiency"
[[question.option]]
code = "none"
label = { zh = "都不是", en = "None" }
exclusive = true

[[question]]
id = "trouble"
kind = "text"
yields = { ledger = 3, aspects_from = "aspects" }
text = { zh = "什么事？", en = "What happened?" }
short = { zh = "事情", en = "Trouble" }
"""


def changed(text, *changes):
    """The text with some of its parts replaced; each of them must be there once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
