"""Gives people a copy of what is kept about them: a page to read, and their files along with it."""

import asyncio

from telegram import InputFile, Update
from telegram.constants import ChatAction

from domain.text import Language
from handlers.afterwards import export_page, privacy, reaching, tracking
from handlers.afterwards.copies import Copier, Enclosed
from handlers.afterwards.export_page import Copy
from handlers.afterwards.own_acts import Export
from handlers.afterwards.reaching import Missing
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.office import staff
from handlers.speaking import answer_tap, send_card, send_document
from handlers.updates import chat_of
from storage import sent
from storage.attachments import MissingFileError
from storage.keys import WrongKeyError


async def export(update: Update, context: Context, act: Export) -> None:
    """All, or one response."""
    user_id, services = context.user_id, context.services
    language = await context.language()
    if act.reference is None:
        copy = await _copy_all(services, user_id, language)
    else:
        found = await _copy_one(services, user_id, act.reference, language)
        if isinstance(found, Missing):
            await tracking.say_missing(update, context, found)
            return
        copy = found
    await answer_tap(update, label(language, "export-preparing"))
    missing = await _send(update, services, copy, language)
    if missing:
        await send_card(update, Card(say(language, "export-missing", count=missing)))


async def _copy_all(services: Services, user_id: int, language: Language) -> Copy:
    kept, copier = await privacy.look_up(services, user_id), Copier(services, language)
    async with services.database.reading() as session:
        begun = copier.of_begun(kept.begun) if kept.begun else None
        responses = [await copier.of_sent(session, known, is_own=True) for known in kept.responses]
        known = kept.self_check
        own = await copier.of_self_check(session, known) if known else None
        unsaved = copier.of_begun(kept.self_check_begun) if kept.self_check_begun else None
        recording = copier.of_begun(kept.recording) if kept.recording else None
    roles = tuple(staff.role_name(services, held, language) for held in kept.held)
    return Copy(
        campaign=services.campaign.name,
        made_at=f"{services.here():%Y-%m-%d %H:%M}",
        records=privacy.records(services, kept, language),
        chosen_language=kept.chosen,
        consent=kept.consent,
        has_taken_part=kept.has_taken_part,
        roles=roles,
        begun=begun,
        responses=tuple(responses),
        self_check=own,
        self_check_begun=unsaved,
        recording=recording,
    )


async def _copy_one(
    services: Services, user_id: int, reference: str, language: Language
) -> Copy | Missing:
    """One response and nothing of who asks for it: the copy of an anonymous one names nobody."""
    async with services.database.reading() as session:
        found = await reaching.find_standing(session, services, user_id, reference)
        if isinstance(found, Missing):
            return found
        own = await sent.find_own(session, services.sender(user_id), found.id)
        copied = await Copier(services, language).of_sent(session, found, is_own=own is not None)
    return Copy(
        campaign=services.campaign.name,
        made_at=f"{services.here():%Y-%m-%d %H:%M}",
        records=(),
        chosen_language=None,
        consent=None,
        has_taken_part=None,
        roles=(),
        begun=None,
        responses=(copied,),
    )


async def _send(update: Update, services: Services, copy: Copy, language: Language) -> int:
    """Send the page and the files; gives how many files are not there any more."""
    await chat_of(update).send_action(ChatAction.UPLOAD_DOCUMENT)
    files = _files(copy)
    name = label(language, "export-name", day=services.today())
    page = export_page.page(copy, language).encode()
    caption = say(language, "export-caption", files=len(files))
    await send_document(update, InputFile(page, f"{name}.html"), caption=caption)
    missing = 0
    for file in files:
        try:
            content = await asyncio.to_thread(services.files.get, file.attachment.digest)
        except (MissingFileError, WrongKeyError):
            missing += 1
        else:
            await send_document(update, InputFile(content, file.file))
    return missing


def _files(copy: Copy) -> tuple[Enclosed, ...]:
    begun = tuple(known for known in (copy.begun, copy.recording) if known is not None)
    return tuple(file for response in (*copy.responses, *begun) for file in response.files)
