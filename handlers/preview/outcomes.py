"""What a response would leave behind, in words: for who tries a questionnaire out."""

from domain.answers import Answers
from domain.campaign import Campaign
from domain.ledgers import numeral
from domain.opinions import Ledger, Statement
from domain.questions import BAD_GRADES, GRADES
from domain.responses import Mode, Outcome
from domain.text import Language
from handlers import places
from handlers.answering import shown
from handlers.catalogue import label, say, series

_MOST = 20  # statements of a ledger that are listed: a message has its limits


def write(outcome: Outcome, campaign: Campaign, mode: Mode, language: Language) -> str:
    """What would be stored, then the statements by ledger. HTML."""
    listed = [
        _ledger(ledger, found, language)
        for ledger in Ledger
        if (found := tuple(known for known in outcome.statements if known.ledger is ledger))
    ]
    nothing = [] if listed else [say(language, "preview-no-statements")]
    return "\n\n".join([_stored(outcome, campaign, mode, language), *listed, *nothing])


def _stored(outcome: Outcome, campaign: Campaign, mode: Mode, language: Language) -> str:
    answers = outcome.answers.values()
    return say(
        language,
        "preview-outcome",
        respondent=label(language, f"kind-{outcome.respondent}"),
        mode=mode,
        department=places.find_name(campaign, outcome.department, language),
        matter=shown.shortened(outcome.matter) or None,
        grade=GRADES[outcome.grade].say(language) if outcome.grade else None,
        bad=outcome.grade in BAD_GRADES,
        given=sum(not answer.is_empty for answer in answers),
        skipped=sum(answer.is_empty for answer in answers),
        files=_files(outcome.answers, language) or None,
        contact=bool(outcome.contact),
        days=campaign.kept_for_days,
    )


def _files(answers: Answers, language: Language) -> str:
    return shown.files(
        tuple(known for answer in answers.values() for known in answer.attachments), language
    )


def _ledger(ledger: Ledger, statements: tuple[Statement, ...], language: Language) -> str:
    lines = [say(language, "preview-ledger", numeral=numeral(ledger, language))]
    lines += [_line(statement, language) for statement in statements[:_MOST]]
    more = len(statements) - _MOST
    if more > 0:
        lines.append(say(language, "preview-more", count=more))
    return "\n".join(lines)


def _line(statement: Statement, language: Language) -> str:
    aspects = series(language, (label(language, f"aspect-{name}") for name in statement.aspects))
    text = shown.shortened(statement.text)
    return say(language, "preview-statement", text=text, aspects=aspects or None)
