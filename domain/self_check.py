"""The self-check 自查 of staff: what of it a department reads, and what stays with the person.

Ledgers 1 and 2 of the department take what was found, without a name. What service users held
against a person stays in the person's own ledger 3: the department's is for what service users
say themselves, and a recollection of it is not that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2s

from domain.answers import Answers
from domain.ledgers import Draft, Entry
from domain.opinions import Ledger, Statement
from domain.questionnaire import Questionnaire
from domain.responses import stated

INTENTION = "intention"  # the question what its author will do; its answer enters no ledger
LONGEST_MEASURE, LONGEST_DEADLINE = 300, 40  # characters
_MARK = 8  # bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person wrote into two columns of a row of their own; empty until they do."""

    measure: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of somebody's own ledgers: one statement of theirs, and what they plan about it.

    `mark` (16 hexadecimal digits) is the same as long as the same question is answered.
    """

    mark: str
    statement: Statement
    plan: Plan = Plan()


def for_department(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """What the department's ledgers take."""
    own = Ledger.DISSATISFACTION
    return tuple(statement for statement in statements if statement.ledger is not own)


def findings(
    questionnaire: Questionnaire, answers: Answers, plans: Mapping[str, Plan]
) -> tuple[Finding, ...]:
    """The rows of one's own ledgers; where words explain a button, they stand for both."""
    said = stated(questionnaire, answers)
    explained = {question.yields.aspects_from for question, _ in said if question.yields}
    found = (
        Finding(_mark(question.id, statement), statement)
        for question, statement in said
        if question.id not in explained
    )
    return tuple(replace(each, plan=plans.get(each.mark, Plan())) for each in found)


def find_intention(questionnaire: Questionnaire, answers: Answers) -> str:
    """What its author will do, in their words; empty if they did not say."""
    on_path = any(question.id == INTENTION for question in questionnaire.path(answers))
    said = answers[INTENTION].value if on_path else None
    return said if isinstance(said, str) else ""


def draft(
    department: str | None, found: tuple[Finding, ...], *, number: int, now: datetime
) -> Draft:
    """One person's three ledgers; each row was said by one person, so that no figures are told."""
    entries = [_entry(finding, department, row) for row, finding in enumerate(found, start=1)]
    return Draft(
        department=department,
        number=number,
        made_at=now,
        opinions=len(found),
        people=1,
        entries=tuple(sorted(entries, key=lambda entry: entry.ledger)),
    )


def _entry(finding: Finding, department: str | None, row: int) -> Entry:
    return Entry(
        ledger=finding.statement.ledger,
        text=finding.statement.text,
        support=(),
        respondents=(),
        aspects=finding.statement.aspects,
        first_said_on=None,
        measure=finding.plan.measure,
        deadline=finding.plan.deadline,
        department=department,
        id=row,
    )


def _mark(question: str, statement: Statement) -> str:
    """Of the question alone where it was typed: better words keep what is planned."""
    button = "" if statement.question else statement.text
    return blake2s(f"{question}|{button}".encode(), digest_size=_MARK).hexdigest()
