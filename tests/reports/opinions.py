"""Opinions for the tests of this folder: only what matters is said."""

from datetime import date

from domain.opinions import Aspect, Channel, Ledger, Opinion, Respondent


def opinion(  # noqa: PLR0913 - an opinion has that many marks
    number: int,
    text: str,
    *,
    response: int | None = None,
    department: str | None = "construction",
    ledger: Ledger = Ledger.DISSATISFACTION,
    aspects: tuple[Aspect, ...] = (),
    respondent: Respondent | None = Respondent.CITIZEN,
    said_on: date | None = None,
) -> Opinion:
    return Opinion(
        id=number,
        response_id=number if response is None else response,
        text=text,
        department=department,
        ledger=ledger,
        aspects=aspects,
        respondent=respondent,
        channel=Channel.TELEGRAM,
        said_on=said_on,
    )


def is_subsequence(part: str, whole: str) -> bool:
    characters = iter(whole)
    return all(character in characters for character in part)
