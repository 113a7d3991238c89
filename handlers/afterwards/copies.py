"""A copy of what is kept about somebody, as plain values: what the exported file is made of."""

from dataclasses import dataclass, replace
from itertools import count

from domain import attachments, responses
from domain.answers import Answer, Answers, Value
from domain.attachments import Attachment
from domain.questionnaire import Questionnaire
from domain.questions import Contact, Day, FreeText, Note, Number, Question, Upload
from domain.self_check import Plan
from domain.text import Language
from handlers import contacts, origins, places
from handlers.answering import shown
from handlers.cards import View
from handlers.cases import case_progress
from handlers.cases.case_progress import Added
from handlers.catalogue import label
from handlers.context import Services
from storage import opinions, remarks, selfchecks, sent, transcripts
from storage.database import Session
from storage.interviews import Interview
from storage.selfchecks import SelfCheck
from storage.sent import Sent


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: what was asked, what was said in words, and how it is stored."""

    question: str
    asked: str
    said: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Enclosed:
    """An attachment, under the name that it is sent along with."""

    file: str
    question: str
    attachment: Attachment
    transcript: str | None


@dataclass(frozen=True, slots=True)
class ResponseCopy:
    """A response; without `sent_on` it is still under way. Days are written as 2026-11-21."""

    questionnaire: str
    mode: str
    way: str | None  # by which channel, and where, staff have recorded it
    department: str | None
    window: str | None
    sent_on: str | None
    kept_until: str | None
    withdrawn_on: str | None
    contact: str | None
    replies: tuple[Reply, ...]
    statements: tuple[str, ...]
    remarks: tuple[Added, ...]
    files: tuple[Enclosed, ...]
    plans: tuple[str, ...] = ()  # of a self-check: what is planned about its rows
    case: tuple[Added, ...] = ()  # what was said between them and who deals with it


class Copier:
    """Copies responses of one export; its attachments are numbered throughout."""

    def __init__(self, services: Services, language: Language) -> None:
        self._services, self._language = services, language
        self._numbers = count(1)

    async def of_sent(self, session: Session, response: Sent, *, is_own: bool) -> ResponseCopy:
        """A complete response. The contact only for whom it is."""
        known = self._services.library.find_exactly(response.questionnaire)
        answers = await sent.answers(session, response.id)
        written = await transcripts.of_response(session, response.id)
        title = known.title.say(self._language) if known else (response.questionnaire or ("",))[0]
        return ResponseCopy(
            questionnaire=title,
            mode=response.mode,
            way=origins.of_response(response, self._language),
            department=places.find_name(
                self._services.campaign, response.department, self._language
            ),
            window=self._window(response.department, response.window),
            sent_on=response.completed_on.isoformat(),
            kept_until=response.kept_until.isoformat(),
            withdrawn_on=response.withdrawn_on.isoformat() if response.withdrawn_on else None,
            contact=self._contact(response.contact) if is_own else None,
            replies=self._replies(known, answers),
            statements=await opinions.texts(session, response.id),
            remarks=tuple(
                Added(known.added_on.isoformat(), known.text)
                for known in await remarks.of_response(session, response.id)
            ),
            files=self._files(answers, written),
            case=await case_progress.said(session, self._services, response.id, self._language),
        )

    async def of_self_check(self, session: Session, known: SelfCheck) -> ResponseCopy:
        """A self-check, with what is planned about its rows."""
        asked = self._services.library.find_exactly(known.sent.questionnaire)
        found = await selfchecks.findings(session, known, asked) if asked else ()
        plans = tuple(
            f"{row.statement.text}\n{row.plan.measure}\n{row.plan.deadline}".strip()
            for row in found
            if row.plan != Plan()
        )
        return replace(await self.of_sent(session, known.sent, is_own=True), plans=plans)

    def of_begun(self, begun: Interview) -> ResponseCopy:
        """A response under way."""
        found = self._services.library.find_exactly((begun.questionnaire, begun.version))
        known = responses.asked_of(found, begun.mode) if found else None
        return ResponseCopy(
            questionnaire=known.title.say(self._language) if known else begun.questionnaire,
            mode=begun.mode,
            way=origins.heading(begun),
            department=None,
            window=None,
            sent_on=None,
            kept_until=None,
            withdrawn_on=None,
            contact=None,
            replies=self._replies(known, begun.answers),
            statements=(),
            remarks=(),
            files=self._files(begun.answers, {}),
        )

    def _replies(self, known: Questionnaire | None, answers: Answers) -> tuple[Reply, ...]:
        """In the order of the questionnaire; as it is stored where nobody knows what was asked."""
        if known is None:
            return tuple(
                Reply(question, question, _plain(answer), answer.value)
                for question, answer in answers.items()
            )
        return tuple(
            self._reply(known, question, answers)
            for question in known.questions
            if question.id in answers and not isinstance(question, Note)
        )

    def _reply(self, known: Questionnaire, question: Question, answers: Answers) -> Reply:
        campaign, language = self._services.campaign, self._language
        view = View(language, campaign, known, 0, answers, self._services.today())
        department = responses.find_department(known, answers)
        asked = shown.wording(question.text, campaign, department, language)
        given = answers[question.id]
        if isinstance(question, Contact):
            value = self._services.keys.seal_of(str(given.value)) if given.value else None
            return Reply(question.id, asked, self._contact(value) or "", None)
        if isinstance(question, FreeText | Number | Day | Upload):
            said = _plain(given)
        else:
            chosen = shown.answer(question, replace(given, attachments=(), words=""), view)
            said = f"{chosen}\n{given.words}".strip()
        return Reply(question.id, asked, said or "", given.value)

    def _files(self, answers: Answers, written: dict[tuple[str, str], str]) -> tuple[Enclosed, ...]:
        return tuple(
            Enclosed(
                file=self._name(attachment),
                question=question,
                attachment=attachment,
                transcript=written.get((question, attachment.digest)),
            )
            for question, answer in answers.items()
            for attachment in answer.attachments
        )

    def _name(self, attachment: Attachment) -> str:
        name = label(self._language, "enclosure-name", number=next(self._numbers))
        return f"{name}.{attachments.ending_of(attachment.kind)}"

    def _window(self, department: str | None, window: str | None) -> str | None:
        known = self._services.campaign.find_department(department)
        place = known.find_window(window) if known else None
        return place.name.say(self._language) if place else window

    def _contact(self, sealed: bytes | None) -> str | None:
        if sealed is None:
            return None
        return " ".join(contacts.read(self._services.keys.unseal(sealed))).strip()


def _plain(answer: Answer) -> str:
    """An answer as it was typed, with the words beside it."""
    value = answer.value
    said = "\n".join(value) if isinstance(value, tuple) else value or ""
    return f"{said}\n{answer.words}".strip()
