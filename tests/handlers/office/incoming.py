"""Responses with something in them for the eyes of staff, as if they had come by the bot."""

from datetime import timedelta

from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.responses import Mode
from handlers import contacts
from handlers.background import examining
from storage import remarks, responses
from tests.handlers.paths import sent_on

KINDS = {
    Medium.VOICE: "audio/ogg",
    Medium.PHOTO: "image/jpeg",
    Medium.DOCUMENT: "application/pdf",
}
CONTACT = {"name": "李四", "phone": "13800001234"}


async def respond(services, *, department="tzcj", answers=None, days_ago=0, **fields):
    """Store a complete response; gives its id."""
    day = services.today() - timedelta(days=days_ago)
    usual = {
        "department": department,
        "grade": "bad",
        "questionnaire": ("enterprise", 2),
        "answers": {
            "department": Answer(department),
            "rating": Answer("bad"),
            "aspects": Answer(("efficiency",)),
            **(answers or {}),
        },
    }
    async with services.database.transaction() as session:
        return await responses.add(session, sent_on(services, day, **usual | fields))


def attached(services, medium, *, content=b"content", kind=None, seconds=None):
    """A file that was taken in."""
    digest = services.files.put(content, now=services.now())
    return Attachment(digest, medium, kind or KINDS[medium], len(content), seconds)


def voice(services, *, seconds=12, content=b"OggS", **fields):
    return attached(services, Medium.VOICE, content=content, seconds=seconds, **fields)


async def speak(services, *, words=None, seconds=12, **fields):
    """A response with a voice message under the question what happened."""
    said = Answer(words, attachments=(voice(services, seconds=seconds),))
    return await respond(services, answers={"trouble": said}, **fields)


async def attach(services, medium=Medium.PHOTO, *, words="窗口前的队伍", **fields):
    """A response with a photo or a document."""
    said = Answer(words, attachments=(attached(services, medium),))
    return await respond(services, answers={"trouble": said}, **fields)


async def answer_by_name(services, *, contact=CONTACT, **fields):
    """A response by somebody whom the department may call."""
    sealed = services.keys.seal(contacts.write(**contact).encode()) if contact else None
    return await respond(services, mode=Mode.NAMED, contact=sealed, **fields)


async def leave_open(services, *, matter="楼下烧烤摊半夜还在冒烟", **fields):
    """A response of somebody who does not know whom it concerns."""
    asked = {"department": Answer(None, words=matter)}
    return await respond(services, department=None, answers=asked, **fields)


async def add_remark(services, response_id, text="后来还是没人来", *, days_ago=0):
    """What the respondent adds; gives its id."""
    day = services.today() - timedelta(days=days_ago)
    async with services.database.transaction() as session:
        remark = await remarks.add(session, response_id, text, today=day)
    await examining.examine(services)
    return remark
