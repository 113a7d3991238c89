"""The blind spots of a department in its summary: what the self-check and users do not share."""

from html import escape

from domain.blind_spots import Glance
from domain.ledgers import Entry
from domain.text import Language
from handlers.catalogue import label, say, series
from handlers.context import Services
from reports import tasks
from storage import cohorts, drafts

_LONGEST = 60  # characters of a quote


async def told(services: Services, department: str, language: Language, *, inside: bool) -> str:
    """A few lines about the newest draft, quoting it `inside` only; nothing where it is empty."""
    campaign = services.campaign
    async with services.database.reading() as session:
        draft = await drafts.find_latest(session, campaign.code, department)
        backings = {} if inside else await cohorts.backings(session, campaign.code)
    if draft is None:
        return ""
    if inside:
        work = services.worker.run(tasks.own_glance, draft.entries, department=department)
        return _write(await work, language)
    minimum = campaign.minimum_base
    glance = await services.worker.run(
        tasks.glance, draft.entries, backings, department=department, minimum_base=minimum
    )
    return _write(glance, language)


def _write(glance: Glance, language: Language) -> str:
    if glance.reported == 0 and glance.listed == 0:
        return ""
    lines = [say(language, "blind-title")]
    if glance.listed == 0:
        lines.append(say(language, "blind-unchecked"))
    elif glance.reported == 0:
        lines.append(say(language, "blind-unheard"))
    elif glance.is_withheld:
        lines.append(say(language, "blind-hidden", minimum=glance.step))
    else:
        lines += _compared(glance, language)
    return "\n".join(lines)


def _compared(glance: Glance, language: Language) -> list[str]:
    unlisted, reported, unreported, listed = (
        _number(glance, count, language)
        for count in (glance.unlisted, glance.reported, glance.unreported, glance.listed)
    )
    return [
        *_aspects(glance, language),
        say(language, "blind-unlisted", count=unlisted, of=reported),
        *_quotes(glance.most_unlisted, language),
        say(language, "blind-unreported", count=unreported, of=listed),
        *_quotes(glance.most_unreported, language),
        say(language, "blind-note"),
    ]


def _number(glance: Glance, count: int | None, language: Language) -> str:
    """A count as it is, or in steps; no entry at all is told as that."""
    if count is None:
        return label(language, "blind-fewer", step=glance.step)
    is_exact = glance.step == 1 or not count
    return label(language, "blind-exactly" if is_exact else "blind-least", count=count)


def _aspects(glance: Glance, language: Language) -> list[str]:
    """What users name and not one entry of the self-check does: the half that needs no guess."""
    if not glance.aspects:
        return []
    named = (
        f"{label(language, f'aspect-{sides.aspect}')} {_number(glance, sides.reported, language)}"
        for sides in glance.aspects
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
