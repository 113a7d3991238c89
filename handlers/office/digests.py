"""The digest 简报: each morning to leaders and the campaign office, and on demand by /digest."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
from io import BytesIO

from telegram import InputFile, Update
from telegram.constants import ChatAction, ParseMode

from domain import people
from domain.campaign import Campaign
from domain.figures import DepartmentLine, Digest
from domain.people import Role
from domain.text import Language
from handlers.background import batching
from handlers.catalogue import label, say, series
from handlers.context import Context, Services
from handlers.office import staff
from handlers.updates import chat_of
from reports import tasks
from reports.labels import ChartLabels
from storage import cohorts, members, outbox, responses
from storage.members import Member
from storage.outbox import Message

_TAG = re.compile("<[^>]+>")
_FRESH = timedelta(hours=23)  # then comes the next one
_NAMED = 8  # departments that one line names
_READERS = (Role.LEADER, Role.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A digest as one message: HTML, at most a caption long, and a PNG."""

    text: str
    chart: bytes


async def show(update: Update, context: Context) -> None:
    """The digest about today so far."""
    chat, services = chat_of(update), context.services
    if not people.may_see_digest(await context.memberships()):
        await staff.refuse(update, context)
        return
    await chat.send_action(ChatAction.UPLOAD_PHOTO)
    rendered = await render(services, services.today(), await context.language())
    await chat.send_photo(
        InputFile(BytesIO(rendered.chart), "digest.png"),
        caption=rendered.text,
        parse_mode=ParseMode.HTML,
    )


async def post(services: Services, due: datetime) -> int:
    """Queue the digest about the day before `due` for everyone who reads it; gives how many."""
    day = due.astimezone(services.timetable.zone).date() - timedelta(days=1)
    readers = await _readers(services)
    rendered = {
        language: await render(services, day, language)
        for language in sorted({reader.language for reader in readers})
    }
    async with services.database.transaction() as session:
        posted = [
            await outbox.post(
                session, _message(services, day, reader, rendered[reader.language], due)
            )
            for reader in readers
        ]
    services.bell.ring()
    return sum(posted)


async def render(services: Services, day: date, language: Language) -> Rendered:
    """Compose a day's digest and put it into words and a picture."""
    campaign = services.campaign
    await batching.form(services)
    async with services.database.reading() as session:
        tallies = await responses.tallies(session, campaign.code)
        batches = await cohorts.read(session, campaign.code)
    digest = await services.worker.run(tasks.digest, tallies, batches, campaign=campaign, day=day)
    labels = _labels(campaign, digest, language)
    chart = await services.worker.run(tasks.chart, digest, labels=labels)
    return Rendered(write(campaign, digest, language), chart)


def plain(text: str) -> str:
    """A message without its HTML, for the terminal."""
    return unescape(_TAG.sub("", text))


def write(campaign: Campaign, digest: Digest, language: Language) -> str:
    """A digest in words: where the campaign stands, then what needs a leader's eye."""
    reached = sum(line.responses >= line.target for line in digest.lines)
    parts = [
        say(language, "digest-title", campaign=campaign.name, day=digest.day),
        "\n".join(
            [
                say(language, "digest-total", responses=digest.responses, new=digest.new),
                _satisfied(campaign, digest, language),
                say(
                    language,
                    "digest-reached",
                    reached=reached,
                    total=len(digest.lines),
                    target=campaign.target,
                ),
            ]
        ),
        "\n".join([say(language, "digest-attention"), *_attention(campaign, digest, language)]),
    ]
    return "\n\n".join(parts)


def _satisfied(campaign: Campaign, digest: Digest, language: Language) -> str:
    said, minimum = digest.said, campaign.minimum_base
    if said.satisfied.share is None:
        return say(language, "digest-satisfied-hidden", minimum=minimum, waiting=said.waiting)
    share, base = f"{said.satisfied.share:.0%}", said.satisfied.base
    fields = {"minimum": minimum, "waiting": said.waiting}
    return say(language, "digest-satisfied", share=share, base=base, **fields)


def _attention(campaign: Campaign, digest: Digest, language: Language) -> list[str]:
    """At most a handful of lines, the most pressing first."""
    names = {known.code: known.name.say(language) for known in campaign.departments}
    lines = _silent(digest, names, language)
    lines += [_bad(line, names, language) for line in _worst(digest)]
    behind = [line for line in digest.lines if 0 < line.responses < line.target]
    if behind:
        least = min(behind, key=lambda line: line.responses)
        fields = {"count": least.responses, "target": least.target}
        lines.append(say(language, "digest-behind", department=names[least.department], **fields))
    if digest.unassigned:
        lines.append(say(language, "digest-unassigned", count=digest.unassigned))
    lines += _dates(campaign, digest.day, language)
    return [f"• {line}" for line in lines or [say(language, "digest-quiet")]]


def _silent(digest: Digest, names: dict[str, str], language: Language) -> list[str]:
    """The departments without a response, in one line that leaves room in a caption."""
    silent = [names[line.department] for line in digest.lines if not line.responses]
    if not silent:
        return []
    listed = series(language, silent[:_NAMED])
    return [say(language, "digest-none", departments=listed, more=max(0, len(silent) - _NAMED))]


def _worst(digest: Digest) -> list[DepartmentLine]:
    """The departments with most bad ratings, three at the most."""
    bad = [line for line in digest.lines if line.said.bad]
    return sorted(bad, key=lambda line: -line.said.bad)[:3]


def _bad(line: DepartmentLine, names: dict[str, str], language: Language) -> str:
    fields = {"count": line.said.bad, "base": line.said.satisfied.base}
    return say(language, "digest-bad", department=names[line.department], **fields)


def _dates(campaign: Campaign, day: date, language: Language) -> list[str]:
    due, end = (campaign.ledgers_due_on - day).days, (campaign.ends_on - day).days
    lines = [say(language, "digest-ledgers-due", days=due)] if due >= 0 else []
    return [*lines, say(language, "digest-ends", days=end)] if end >= 0 else lines


def _labels(campaign: Campaign, digest: Digest, language: Language) -> ChartLabels:
    return ChartLabels(
        title=label(language, "chart-title"),
        subtitle=label(language, "chart-subtitle", campaign=campaign.name, day=digest.day),
        departments={known.code: known.name.say(language) for known in campaign.departments},
        responses=label(language, "chart-responses"),
        reached=label(language, "chart-reached"),
        target=label(language, "chart-target", target="{target}"),
        earlier=label(language, "chart-earlier"),
        new=label(language, "chart-new", new="{new}"),
        satisfied_of=label(language, "chart-satisfied-of", base="{base}"),
        satisfied=label(language, "chart-satisfied", share="{share}", base="{base}"),
        withheld=label(language, "chart-withheld", rated="{rated}"),
        unrated=label(language, "chart-unrated"),
        unassigned=label(language, "progress-unassigned", count="{count}"),
        note=label(
            language, "chart-note", minimum=campaign.minimum_base, waiting=digest.said.waiting
        ),
    )


async def _readers(services: Services) -> list[Member]:
    """Everyone who gets the digest, once even if they hold two roles."""
    async with services.database.reading() as session:
        found = [await members.with_role(session, role) for role in _READERS]
    return list({member.person: member for group in found for member in group}.values())


def _message(
    services: Services, day: date, reader: Member, rendered: Rendered, due: datetime
) -> Message:
    """In the quiet hours only where the deployment set its digest into them."""
    return Message(
        key=f"digest:{day}:{reader.person.hex()}",
        chat=reader.chat,
        text=rendered.text,
        picture=rendered.chart,
        not_before=due,
        not_after=due + _FRESH,
        lane=services.lane_of(reader.chat),
        urgent=services.is_quiet(due),
    )
