"""The blind spots of a department in its summary: what the self-check and users do not share."""

from html import escape

from domain.blind_spots import Glance
from domain.ledgers import Entry
from domain.text import Language
from handlers.catalogue import label, say, series
from handlers.context import Services
from reports import tasks
from storage import drafts, responses

_LONGEST = 60  # characters of a quote


async def told(services: Services, department: str, language: Language, *, inside: bool) -> str:
    """A few lines about the newest draft, quoting it `inside` only; nothing where it is empty."""
    campaign = services.campaign
    async with services.database.reading() as session:
        draft = await drafts.find_latest(session, campaign.code, department)
        tallies = await responses.tallies(session, campaign.code)
    if draft is None:
        return ""
    glance = await services.worker.run(
        tasks.blind_spots_in_short,
        draft.entries,
        tallies,
        department=department,
        minimum_base=campaign.minimum_base,
        inside=inside,
    )
    return _write(glance, language)


def _write(glance: Glance, language: Language) -> str:
    if not glance.reported and not glance.listed:
        return ""
    lines = [say(language, "blind-title")]
    if not glance.listed:
        lines.append(say(language, "blind-unchecked"))
    elif not glance.reported:
        lines.append(say(language, "blind-unheard"))
    elif glance.unlisted is None or glance.unreported is None:
        lines.append(say(language, "blind-hidden"))
    else:
        lines += _aspects(glance, language)
        lines += [
            say(language, "blind-unlisted", count=glance.unlisted, of=glance.reported),
            *_quotes(glance.most_unlisted, language),
            say(language, "blind-unreported", count=glance.unreported, of=glance.listed),
            *_quotes(glance.most_unreported, language),
            say(language, "blind-note"),
        ]
    return "\n".join(lines)


def _aspects(glance: Glance, language: Language) -> list[str]:
    """What users name and not one entry of the self-check does: the half that needs no guess."""
    if not glance.aspects:
        return []
    named = (
        f"{label(language, f'aspect-{sides.aspect}')} {sides.reported}" for sides in glance.aspects
    )
    return [say(language, "blind-aspects", aspects=series(language, named))]


def _quotes(entries: tuple[Entry, ...], language: Language) -> list[str]:
    return [
        f"{n}. {escape(_cut(entry.text), quote=False)}{_people(entry, language)}"
        for n, entry in enumerate(entries, start=1)
    ]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _people(entry: Entry, language: Language) -> str:
    return f" · {label(language, 'people', count=entry.people)}" if entry.people else ""
