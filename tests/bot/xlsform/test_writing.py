"""A questionnaire that is written as a file is the one that is read from it."""

from datetime import date
from decimal import Decimal

import pytest

from bot.settings.configuration import OWN_QUESTIONNAIRES
from bot.settings.questionnaires import load_all, read_text
from bot.xlsform.writing import written
from domain.attachments import Medium
from domain.conditions import Answered, Chosen, Either, Every, Unless
from domain.opinions import Respondent
from domain.questionnaire import Questionnaire
from domain.questions import (
    Contact,
    Day,
    FreeText,
    Location,
    Note,
    Number,
    Upload,
    YesNo,
)
from domain.text import Text

SHORT = Text("短", "Short")
ODD = ['a"""b\nc\\', "'\"", "\\u0041", "🎉\n\n\u202eمرحبا", "# [x] = {", "{}"[:1] + " brace"]


@pytest.mark.parametrize("name", ["citizen", "enterprise"])
def test_the_shipped_questionnaires_survive(name):
    (known,) = [each for each in load_all(OWN_QUESTIONNAIRES, None) if each.id == name]

    text = written(known, head=("Above all.",), notes={"rating": "survey, row 3"})

    assert read_text(name, text, None) == known
    assert text.startswith('# Above all.\n\nid = "')
    assert '\n# survey, row 3\n[[question]]\nid = "rating"\n' in text


def test_every_kind_and_condition_survives():
    first = Number(id="n", text=SHORT, short=SHORT, whole=False, above=Decimal("0.1"))
    some = Every(
        (Either((Chosen("n", frozenset({"1", "2"})), Answered("n"))), Unless(Answered("n")))
    )
    questions = (
        first,
        Number(id="n2", text=SHORT, short=SHORT, least=Decimal(1), most=Decimal(2)),
        Day(id="d", text=SHORT, short=SHORT, earliest=date(2020, 7, 17), future=False),
        FreeText(id="t", text=SHORT, short=SHORT, pattern=r"^\d+$", longest=9, show_if=some),
        FreeText(id="t2", text=SHORT, short=SHORT, accepts=frozenset({Medium.VOICE}), most=2),
        Upload(id="u", text=SHORT, short=SHORT, accepts=frozenset(Medium), most=1),
        YesNo(id="y", text=SHORT, short=SHORT, hint=SHORT, complaint=SHORT, required=False),
        Location(id="l", text=SHORT, short=SHORT),
        Contact(id="contact", text=SHORT, short=SHORT),
        Note(id="note", text=SHORT, short=SHORT),
    )
    known = Questionnaire("all", 2, SHORT, Respondent.STAFF, questions)

    assert read_text("all", written(known, head=(), notes={}), None) == known


@pytest.mark.parametrize("odd", ODD)
def test_words_survive_whatever_they_are(odd):
    question = Note(id="note", text=Text(odd, odd), short=SHORT)
    known = Questionnaire("all", 2, SHORT, Respondent.STAFF, (question,))

    assert read_text("all", written(known, head=(), notes={}), None) == known
