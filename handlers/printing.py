"""What stands on a poster, and what its file is called, wherever it is asked for."""

from datetime import datetime

from domain import doors
from domain.campaign import Campaign
from domain.doors import Door
from domain.questionnaire import Questionnaire
from domain.text import Language, Text
from handlers.catalogue import label
from reports.poster_labels import Paper, PosterLabels

_REASONS = ("poster-useful", "poster-safe", "poster-easy")


def labels(
    campaign: Campaign,
    questionnaire: Questionnaire | None,
    door: Door,
    *,
    username: str,
    now: datetime,
    practice: bool = False,
) -> PosterLabels:
    """The words of the poster that leads to a door of the bot with this user name.

    A practice copy says that its code leads nowhere yet.
    """
    department = campaign.find_department(door.department)
    window = department.find_window(door.window) if department else None
    respondent = questionnaire.respondent if questionnaire else "none"
    return PosterLabels(
        title=label(Language.ZH, "poster-name", place=place(campaign, door, Language.ZH)),
        dated=now,
        organiser=campaign.organiser,
        headline=_both("poster-headline", respondent=respondent),
        department=department.name if department else None,
        window=window.name if window else None,
        scan=_both("poster-scan"),
        type_it=_both("poster-practice" if practice else "poster-type"),
        link=doors.link(door, username=username),
        reasons=tuple(map(_both, _REASONS)),
        campaign=campaign.name,
        until=_both("poster-until", last=campaign.ends_on.isoformat()),
        questionnaire=questionnaire.title if questionnaire else _both("poster-any"),
    )


def place(campaign: Campaign, door: Door, language: Language) -> str:
    """The department of a door, with the window if there is one."""
    department = campaign.find_department(door.department)
    if department is None:
        return label(language, "all-departments")
    window = department.find_window(door.window)
    names = (department.name, window.name) if window else (department.name,)
    return " · ".join(name.say(language) for name in names)


def file_name(campaign: Campaign, door: Door, paper: Paper, language: Language) -> str:
    """A name that says which poster it is."""
    name = label(language, "poster-name", place=place(campaign, door, language))
    return f"{name} {paper}.pdf"


def _both(key: str, **values: str) -> Text:
    return Text(label(Language.ZH, key, **values), label(Language.EN, key, **values))
