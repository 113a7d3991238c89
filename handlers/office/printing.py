"""What stands on a poster, and what its file is called, wherever it is asked for."""

from datetime import datetime

from domain import doors
from domain.campaign import Campaign
from domain.doors import Door
from domain.questionnaire import Questionnaire
from domain.text import Language, Text
from handlers import places
from handlers.catalogue import Value, label
from reports.poster_labels import Paper, PosterLabels

_REASONS = ("poster-useful", "poster-safe", "poster-easy")


def labels(  # noqa: PLR0913 - what stands on it, and whose bot it is
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
    respondent = questionnaire.respondent if questionnaire else None
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
        until=_both("poster-until", last=campaign.ends_on),
        questionnaire=questionnaire.title if questionnaire else _both("poster-any"),
    )


def place(campaign: Campaign, door: Door, language: Language) -> str:
    """What a poster is for, in one line."""
    return places.of_door(campaign, door, language) or label(language, "all-departments")


def file_name(campaign: Campaign, door: Door, paper: Paper, language: Language) -> str:
    """A name that says which poster it is."""
    name = label(language, "poster-name", place=place(campaign, door, language))
    return f"{name} {paper}.pdf"


def _both(key: str, **values: Value) -> Text:
    return Text(label(Language.ZH, key, **values), label(Language.EN, key, **values))
