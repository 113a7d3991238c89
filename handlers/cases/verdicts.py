"""The respondent's part: their verdict in five grades, why, and their answer to a question.

Who may say it is who can see the response: by its receipt code, or because it is theirs.
"""

import re
from enum import StrEnum

from telegram import Update

from domain import reading
from domain.cases import Act, Deed, Ending, Party, Refusal, State, is_better
from domain.questions import GRADES
from handlers import prompts
from handlers.afterwards import reaching, tracking
from handlers.afterwards.own_cards import Found
from handlers.afterwards.reaching import Missing
from handlers.cards import Card
from handlers.cases import case_doing, case_news, case_progress, casework, opening
from handlers.cases.case_acts import (
    CaseFollowing,
    ReplyToCase,
    SayVerdict,
    SayWhy,
    SeePhoto,
)
from handlers.cases.case_progress import Progress
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.prompts import Purpose
from handlers.speaking import answer_tap, say_briefly, send_card
from handlers.updates import message_of
from storage import case_steps, cases, complainants, shields
from storage.case_steps import Verdict
from storage.cases import File
from storage.database import Session
from storage.sent import Sent

LONGEST = 500  # characters
_WHY = re.compile(r"([0-9A-Za-z]{1,20})x([0-9a-f]{1,4})")


class _End(StrEnum):
    """What became of what was said; each has its message."""

    ACCEPTED = "accepted"
    REOPENED = "reopened"
    KEPT = "kept"  # others of the case are still to be heard
    GONE = "gone"  # it was said before, or nothing is asked any more


async def take_tap(update: Update, context: Context, act: CaseFollowing) -> None:
    """Whatever the buttons below a respondent's card say."""
    match act:
        case SayVerdict():
            await _judge(update, context, act)
        case SayWhy():
            await _ask_why(update, context, act)
        case ReplyToCase():
            await _ask_reply(update, context, act)
        case SeePhoto():
            await _show_photo(update, context, act)


async def take_reply(update: Update, context: Context, purpose: Purpose, reference: str) -> None:
    """What a respondent replied: the answer to a question, or the reason of a verdict."""
    text = reading.plain(message_of(update).text or "")
    language = await context.language()
    if not text or len(text) > LONGEST:
        await send_card(update, Card(say(language, "own-case-words", most=LONGEST)))
        return
    if purpose is Purpose.CASE_REPLY:
        await _reply(update, context, reference, text)
    else:
        await _give_reason(update, context, reference, text)


async def _judge(update: Update, context: Context, act: SayVerdict) -> None:
    services, user_id, end = context.services, context.user_id, _End.GONE
    if act.grade not in GRADES:
        await say_briefly(update, label(await context.language(), "no-such-button"))
        return
    async with context.turn() as turn:
        found = await _find(turn.session, services, user_id, act.reference)
        if isinstance(found, Progress) and turn.first and found.file.case.round == act.round:
            end = await _say(turn.session, services, found, act.grade)
    services.bell.ring()
    if isinstance(found, Missing):
        await tracking.say_missing(update, context, found)
        return
    language = await context.language()
    toast = label(language, f"said-{end}")
    await _show(update, context, act.reference, toast)


async def _say(session: Session, services: Services, found: Progress, grade: str) -> _End:
    """Keep the verdict; what is no better than the first rating opens the case again."""
    case = found.file.case
    is_asked = case.state is State.SETTLED or case.ending is Ending.SILENCE
    if not is_asked:
        return _End.GONE
    verdict = Verdict(found.response, case.round, grade, "", services.today())
    if not await case_steps.say_verdict(session, found.file.id, verdict):
        return _End.GONE
    better = is_better(found.first, grade)
    last = await _is_last(session, found)
    deed = Deed(Act.ACCEPT if better else Act.REOPEN, frozenset({Party.RESPONDENT}), is_last=last)
    done = await case_doing.record(session, services, found.file, deed, response=found.response)
    if isinstance(done, Refusal):
        return _End.GONE
    if not better:
        return _End.REOPENED
    return _End.ACCEPTED if last else _End.KEPT


async def _is_last(session: Session, found: Progress) -> bool:
    """Whether all others who can say something have said it in this round."""
    behind = await complainants.of_case(session, found.file.id)
    heard = await case_steps.heard(session, found.file.id, found.file.case.round)
    return all(one.response in heard for one in behind if one.can_answer)


async def _ask_why(update: Update, context: Context, act: SayWhy) -> None:
    found = await _reach(update, context, act.reference)
    if found is None:
        return
    language = await context.language()
    await answer_tap(update)
    text = say(language, "own-case-why-ask", most=LONGEST)
    reference = f"{act.reference}x{act.round:x}"
    example = label(language, "own-case-why-example")
    await prompts.ask(update, Purpose.VERDICT, reference, text, placeholder=example)


async def _give_reason(update: Update, context: Context, reference: str, text: str) -> None:
    services, read, kept = context.services, _WHY.fullmatch(reference), False
    found: Progress | Missing = Missing.UNKNOWN
    if read is not None:
        async with context.turn() as turn:
            found = await _find(turn.session, services, context.user_id, read[1])
            if isinstance(found, Progress) and turn.first:
                round_ = int(read[2], 16)
                kept = await case_steps.give_reason(turn.session, found.response, round_, text)
                if kept:
                    await shields.more_words(turn.session, found.response)
                    await cases.note_news(turn.session, found.file, news=True)
                    mark = f"{found.response:x}:{round_}"
                    await case_news.tell_words(turn.session, services, found.file, "reason", mark)
    services.bell.ring()
    if isinstance(found, Missing) or read is None:
        await tracking.say_missing(update, context, Missing.UNKNOWN)
        return
    await _send(update, context, read[1], "own-case-why-kept" if kept else "own-case-gone")
    await opening.look(services)


async def _ask_reply(update: Update, context: Context, act: ReplyToCase) -> None:
    found = await _reach(update, context, act.reference)
    if found is None:
        return
    language = await context.language()
    if found.file.case.state is not State.WAITING:
        await answer_tap(update, label(language, "own-case-gone"), alert=True)
        return
    await answer_tap(update)
    text = say(language, "own-case-reply-ask", most=LONGEST)
    example = label(language, "own-case-reply-example")
    await prompts.ask(update, Purpose.CASE_REPLY, act.reference, text, placeholder=example)


async def _reply(update: Update, context: Context, reference: str, text: str) -> None:
    services, done = context.services, None
    async with context.turn() as turn:
        found = await _find(turn.session, services, context.user_id, reference)
        if isinstance(found, Progress) and turn.first:
            deed = Deed(Act.REPLY, frozenset({Party.RESPONDENT}), note=text)
            done = await case_doing.record(
                turn.session, services, found.file, deed, response=found.response
            )
            if isinstance(done, File):
                await shields.more_words(turn.session, found.response)
                await cases.note_news(turn.session, found.file, news=True)
    services.bell.ring()
    if isinstance(found, Missing):
        await tracking.say_missing(update, context, found)
        return
    key = "own-case-replied" if isinstance(done, File) else "own-case-gone"
    await _send(update, context, reference, key)
    await opening.look(services)


async def _show_photo(update: Update, context: Context, act: SeePhoto) -> None:
    found = await _reach(update, context, act.reference)
    if found is None:
        return
    shown = [one for one in found.steps if one.id == act.step and one.is_public and one.photo]
    if not shown or shown[0].photo is None:
        await answer_tap(update, label(await context.language(), "own-case-gone"), alert=True)
        return
    await casework.send_photo(update, context, shown[0].photo, protected=False)


async def _reach(update: Update, context: Context, reference: str) -> Progress | None:
    """The case of a response that they can see; where there is none, it is said."""
    async with context.services.database.reading() as session:
        found = await _find(session, context.services, context.user_id, reference)
    if isinstance(found, Missing):
        await tracking.say_missing(update, context, found)
        return None
    return found


async def _find(
    session: Session, services: Services, user_id: int, reference: str
) -> Progress | Missing:
    response = await reaching.find_standing(session, services, user_id, reference)
    if not isinstance(response, Sent):
        return response
    found = await case_progress.find(session, response.id, response.grade)
    return found or Missing.UNKNOWN


async def _show(update: Update, context: Context, reference: str, toast: str) -> None:
    """The card again, as things stand now."""
    found = await tracking.look_up(context.services, context.user_id, reference)
    await answer_tap(update, toast)
    if isinstance(found, Found):
        await tracking.show_progress(update, context, found)


async def _send(update: Update, context: Context, reference: str, key: str) -> None:
    """What became of the words, and the card anew below them."""
    await send_card(update, Card(say(await context.language(), key)))
    found = await tracking.look_up(context.services, context.user_id, reference)
    if isinstance(found, Found):
        await tracking.show_progress(update, context, found)
