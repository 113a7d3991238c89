import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import doors
from domain.campaign import Department, Window
from domain.doors import LONGEST_PAYLOAD, Door
from domain.text import Text

NAME = Text("名称", "Name")
TZCJ = Department("tzcj", NAME, windows=(Window("w3", NAME), Window("enterprise", NAME)))
CZJ = Department("czj", NAME, windows=(Window("w3", NAME),))
QUESTIONNAIRES = ("enterprise", "citizen")
LONGEST = "x" * 16

codes = st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=16)


@pytest.fixture(scope="module")
def campaign(example):
    return replace(example.campaign, departments=(TZCJ, CZJ))


def read(campaign, payload):
    return doors.read(payload, questionnaires=QUESTIONNAIRES, campaign=campaign)


@pytest.mark.parametrize(
    ("payload", "door"),
    [
        ("", Door()),
        ("enterprise", Door("enterprise")),
        ("czj", Door(None, "czj")),
        ("enterprise-czj", Door("enterprise", "czj")),
        ("czj-enterprise", Door("enterprise", "czj")),
        ("czj-w3", Door(None, "czj", "w3")),
        ("enterprise-tzcj-w3", Door("enterprise", "tzcj", "w3")),
        ("tzcj-w3-enterprise", Door("enterprise", "tzcj", "w3")),
    ],
)
def test_a_payload_names_a_door(campaign, payload, door):
    assert read(campaign, payload) == door


@pytest.mark.parametrize(
    ("payload", "door"),
    [
        ("nobody", Door(known=False)),
        ("w3", Door(known=False)),
        ("w3-czj", Door(None, "czj", known=False)),
        ("enterprise-nobody", Door("enterprise", known=False)),
        ("enterprise-czj-w9", Door("enterprise", "czj", known=False)),
        ("enterprise-", Door("enterprise", known=False)),
        ("-", Door(known=False)),
        ("CZJ", Door(known=False)),
    ],
)
def test_what_no_link_of_ours_says_is_not_known(campaign, payload, door):
    assert read(campaign, payload) == door


def test_after_its_department_a_window_may_have_the_code_of_a_questionnaire(campaign):
    assert read(campaign, "enterprise-tzcj-enterprise") == Door("enterprise", "tzcj", "enterprise")


def test_another_department_has_none_of_the_windows_before_it(campaign):
    assert read(campaign, "tzcj-w3-czj") == Door(None, "czj")


def test_the_general_door_has_a_link_without_a_payload():
    assert doors.link(Door(), username="najian_bot") == "https://t.me/najian_bot"


def test_the_longest_codes_fit_into_a_payload():
    assert len(doors.write(Door(LONGEST, LONGEST, LONGEST))) <= LONGEST_PAYLOAD


@st.composite
def deployments(draw):
    """Questionnaires, and departments with windows: of a kind each code is another."""
    questionnaires = draw(st.sets(codes, max_size=3))
    known = draw(st.sets(codes.filter(lambda code: code not in questionnaires), max_size=3))
    windows = st.sets(codes | st.sampled_from(sorted({*known, *questionnaires, "w"})), max_size=3)
    departments = tuple(
        Department(code, NAME, windows=tuple(Window(each, NAME) for each in sorted(draw(windows))))
        for code in sorted(known)
    )
    return questionnaires, departments


@given(deployment=deployments(), data=st.data())
def test_every_door_is_read_as_it_was_written(example, deployment, data):
    questionnaires, departments = deployment
    campaign = replace(example.campaign, departments=departments)
    department = data.draw(st.sampled_from((None, *departments)))
    windows = department.windows if department else ()
    window = data.draw(st.sampled_from((None, *windows)))
    door = Door(
        data.draw(st.sampled_from((None, *sorted(questionnaires)))),
        department.code if department else None,
        window.code if window else None,
    )

    payload = doors.write(door)

    assert doors.read(payload, questionnaires=questionnaires, campaign=campaign) == door
    assert set(payload) <= set(string.ascii_letters + string.digits + "_-")


@given(payload=st.text(max_size=80) | st.text("-_w3tzcjenrpis", max_size=80))
def test_any_text_is_read_without_a_fault_and_names_only_what_is_there(example, payload):
    campaign = replace(example.campaign, departments=(TZCJ, CZJ))

    door = read(campaign, payload)

    department = campaign.find_department(door.department)
    assert door.questionnaire in (None, *QUESTIONNAIRES)
    assert (door.department is None) == (department is None)
    assert door.window is None or department.find_window(door.window)
