import pickle

import pytest

from domain.campaign import Department
from domain.routing import Router
from domain.text import Text
from reports import routing, tasks

DEPARTMENTS = tuple(
    Department(code, Text(code, code)) for code in ("parks", "roads", "lamps", "none")
)
WHERE = ("东门", "西门", "桥头", "校门口", "车站", "医院旁", "河边")
WHAT = {
    "parks": ("草坪枯了", "树枝断了", "花坛没人浇水", "树上有虫", "草长得太高"),
    "roads": ("路面坑洼", "井盖没了", "积水很深", "砖块松动", "路面开裂"),
    "lamps": ("灯不亮", "灯一直闪", "灯杆歪了", "夜里一片漆黑", "灯罩掉了"),
}
EXAMPLES = tuple(
    (f"{where}{what}", code) for code, said in WHAT.items() for where in WHERE for what in said
)


def suggestions(fitted, examples=EXAMPLES):
    router = Router(DEPARTMENTS)
    router.learn_all(examples)
    router.adopt(fitted)
    return [router.suggest(text) for text in ("公园草坪枯了", "桥上路面坑洼", "巷子里灯不亮")]


def test_the_fitted_model_tells_departments_apart():
    found = suggestions(tasks.fitted(EXAMPLES))

    assert [suggested[0].code for suggested in found] == ["parks", "roads", "lamps"]


def test_the_model_does_not_depend_on_the_order_of_examples():
    assert routing.fit(EXAMPLES) == routing.fit(reversed(EXAMPLES))


def test_the_model_comes_back_from_another_process_as_it_was():
    fitted = routing.fit(EXAMPLES)

    assert pickle.loads(pickle.dumps(fitted)) == fitted


def test_what_comes_after_fitting_counts_at_once():
    router = Router(DEPARTMENTS)
    router.learn_all(EXAMPLES)
    router.adopt(routing.fit(EXAMPLES))
    before = {found.code: found.share for found in router.suggest("健身器材生锈")}

    for where in WHERE:
        router.learn(f"{where}健身器材生锈", "none")

    after = {found.code: found.share for found in router.suggest("健身器材生锈")}
    assert after["none"] > before.get("none", 0)


@pytest.mark.parametrize(
    "examples",
    [
        (),
        EXAMPLES[:20],
        tuple((text, "parks") for text, _ in EXAMPLES),
        tuple(("", code) for _, code in EXAMPLES),
    ],
    ids=["none", "few", "one department", "no words"],
)
def test_nothing_is_fitted_where_there_is_nothing_to_tell_apart(examples):
    assert routing.fit(examples) is None


def test_without_a_model_the_router_goes_on_counting():
    assert suggestions(None) == suggestions(routing.fit(EXAMPLES[:20]))
