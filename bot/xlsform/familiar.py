"""Finds the questions with choices that the bot has a kind of its own for."""

from bot.xlsform.choices import ChoiceList
from domain.questions import DepartmentChoice, Question, Rating, YesNo
from domain.text import Text

# What the author should know: the bot's own buttons replace the list, in their own order.
_SAID: dict[type[Question], str] = {
    DepartmentChoice: "its choices are the departments of the configuration, which are shown by "
    "their names there",
    Rating: "its choices are the five grades: it becomes the rating of the department, with the "
    "bot's own buttons, best first (for another question, change a label)",
    YesNo: "its choices are yes and no: it gets the bot's own two buttons",
}


def find(
    listed: ChoiceList, departments: tuple[str, ...], built: frozenset[type]
) -> tuple[type[Question], dict[str, str], str] | None:
    """The kind, our codes by the names of the choices, and what to say; `None` for a usual choice.

    `built` are kinds that the form has already: there is one department and one rating.
    """
    names = {code: Text(code, code) for code in departments}
    found: tuple[tuple[type[Question], dict[str, str] | None], ...] = (
        (DepartmentChoice, listed.match(names)),
        (Rating, listed.grades()),
        (YesNo, listed.yes_or_no()),
    )
    for kind, codes in found:
        if codes and (kind is YesNo or kind not in built):
            return kind, codes, _SAID[kind]
    return None
