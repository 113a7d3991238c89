"""Both questionnaires, in both languages, from the link to the receipt."""

import pytest

from domain.answers import Answer
from domain.questions import GRADES, FreeText, MultipleChoice, SingleChoice
from domain.text import Language
from handlers.catalogue import label
from storage import tables
from tests.handlers.paths import asked, rows

RECEIVED = {Language.ZH: "收到了，谢谢您！", Language.EN: "Received. Thank you!"}
CASES = [
    (questionnaire, language, grade)
    for questionnaire in ("enterprise", "citizen")
    for language in Language
    for grade in GRADES
]


async def answer(person, question, language):
    """The first option, or a few words."""
    match question:
        case FreeText():
            await person.send("交了 3 次材料 / three times")
        case MultipleChoice():
            await person.tap(question.options[0].label.say(language))
            await person.tap(label(language, "done-ticking"))
        case SingleChoice():
            await person.tap(question.options[0].label.say(language))


@pytest.mark.parametrize(("questionnaire", "language", "grade"), CASES)
async def test_every_path_leads_to_a_receipt(town, services, questionnaire, language, grade):
    person = town.person(7, {Language.ZH: "zh-hans", Language.EN: "en"}[language])
    path = services.library.find_current(questionnaire).path({"rating": Answer(grade)})
    heard = []

    await person.send(f"/start {questionnaire}-tzcj")
    await person.tap(label(language, "mode-anonymous"))
    await person.tap(f" {GRADES[grade].say(language)}")
    for question in path[2:]:
        heard.append(asked(person))
        await answer(person, question, language)
    await person.tap(label(language, "review-send"))

    city = services.campaign.benchmark_city.say(language)
    texts = [question.text.say(language).strip() for question in path[2:]]
    assert heard == [text.replace("{benchmark_city}", city) for text in texts]
    assert person.card.splitlines()[0] == RECEIVED[language]
    (response,) = await rows(services, tables.RESPONSE)
    assert (response["respondent"], response["grade"]) == (questionnaire, grade)
