import pytest

from domain.opinions import Aspect, Ledger, Respondent, Statement
from domain.responses import Mode, Outcome
from domain.text import Language
from handlers.preview import outcomes


@pytest.fixture
def written(example):
    """What would be stored, in words, of these statements."""

    def written(*statements, language=Language.ZH):
        outcome = Outcome(Respondent.CITIZEN, None, None, {}, statements)
        return outcomes.write(outcome, example.campaign, Mode.CONFIDENTIAL, language)

    return written


def test_what_nobody_said_is_told_so(written):
    assert written() == (
        "<b>要是真的发送，会存下这些</b>\n\n"
        "受访者　群众，保密\n部门　待定，等专项办分派\n评价　没有\n回答　0 题\n保存　365 天\n\n"
        "没有写进清单的意见。"
    )


def test_a_long_list_is_cut_and_the_rest_is_counted(written):
    many = tuple(Statement(f"第{n}条", Ledger.SELF_CHECK) for n in range(23))

    *_, last, more = written(*many).splitlines()

    assert (last, more) == ("· 第19条", "…… 还有 3 条")


def test_words_are_escaped_and_cut_and_aspects_are_named(written):
    said = Statement("<b>" + "长" * 200, Ledger.BENCHMARK, (Aspect.FEES, Aspect.POLICY))

    line = written(said, language=Language.EN).splitlines()[-1]

    assert line == f"· &lt;b&gt;{'长' * 117}…… (Fees, Policy)"
