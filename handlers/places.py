"""Departments and their windows, as people call them."""

from domain.campaign import Campaign
from domain.doors import Door
from domain.ledgers import UNASSIGNED
from domain.text import Language
from handlers.catalogue import label

Place = str | None  # a department's code; `None` for what nobody has assigned


def find_name(campaign: Campaign, department: str | None, language: Language) -> str | None:
    """A department's name; its code where it has left the campaign, `None` where there is none."""
    known = campaign.find_department(department)
    return known.name.say(language) if known else department


def name(campaign: Campaign, department: str | None, language: Language) -> str:
    """The same of what a response is about, which may not be assigned yet."""
    return find_name(campaign, department, language) or label(language, "unassigned")


def official(campaign: Campaign, department: str | None) -> str:
    """The same as the forms and their files have it, whatever language is spoken in the chat."""
    return find_name(campaign, department, Language.ZH) or UNASSIGNED


def of_door(campaign: Campaign, door: Door, language: Language) -> str | None:
    """The department that a door names, with the window if there is one; `None` for all of them."""
    department = campaign.find_department(door.department)
    window = department.find_window(door.window) if department else None
    return " · ".join(known.name.say(language) for known in (department, window) if known) or None
