"""One reminder, at most, to a response that was left half-way: on a working day, in the daytime."""

from datetime import datetime, timedelta

from telegram import Update

from domain.text import Language
from handlers.acts import Act, Discard, Resume
from handlers.answering import interview
from handlers.callbacks import pack
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.speaking import answer_tap, strip_tapped
from storage import interviews, outbox
from storage.interviews import Left
from storage.outbox import Buttons, Message

PATIENCE = timedelta(hours=2)  # a reminder that is later than this would come at any hour


async def post(services: Services) -> int:
    """Queue a reminder for everyone who stopped before today; gives how many."""
    today, campaign = services.today(), services.campaign
    if not services.timetable.working_days.is_working(today) or today > campaign.ends_on:
        return 0
    now = services.now()
    async with services.database.transaction() as session:
        left = await interviews.left_before(session, campaign.code, today)
        for each in left:
            await outbox.post(session, _message(services, each, now))
        await interviews.note_reminders(session, [each.id for each in left], today)
    services.bell.ring()
    return len(left)


async def resume(update: Update, context: Context, act: Resume) -> None:
    """Go on where somebody stopped."""
    known = await interview.find_open(context)
    if known is None or known.interview.id != act.interview:
        await interview.say_gone(update, context, interview_id=act.interview)
        return
    await answer_tap(update)
    await strip_tapped(update)
    await interview.show_again(update, context)


def _message(services: Services, left: Left, now: datetime) -> Message:
    return Message(
        key=interviews.reminder(left.id),
        chat=left.chat,
        text=say(left.language, "reminder"),
        picture=None,
        not_before=now,
        not_after=now + PATIENCE,
        buttons=_buttons(left.id, left.language),
        lane=services.lane_of(left.chat),
    )


def _buttons(interview_id: int, language: Language) -> Buttons:
    acts: tuple[tuple[str, Act], ...] = (
        ("reminder-go-on", Resume(interview_id)),
        ("reminder-no", Discard(interview_id)),
    )
    return tuple(((label(language, key), pack(act)),) for key, act in acts)
