"""What a summary is asked for: by buttons, by typed words, by a prompt; and who may ask for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import product
from typing import TypeVar

from domain import figures, people, periods
from domain.figures import Filter, Period, Span
from domain.opinions import Channel, Respondent
from domain.people import Memberships
from domain.text import Language
from handlers.catalogue import label
from handlers.context import Services
from handlers.office.summary_acts import Narrowed, ShowSummary, TypeDays

Place = str | None  # a department's code; `None` for all together
ASKED = (Respondent.ENTERPRISE, Respondent.CITIZEN)  # colleagues are no service users
_MARK = 8  # digits that tell departments apart in a prompt
_NONE = "0"
N = TypeVar("N", bound=Narrowed)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed after /summary, as far as it was understood."""

    act: ShowSummary
    ignored: tuple[str, ...] = ()


def seen(services: Services, held: Memberships) -> tuple[Place, ...]:
    """Whose figures somebody may see."""
    known = (None, *(department.code for department in services.campaign.departments))
    return tuple(place for place in known if people.may_see_figures(held, place))


def find(services: Services, act: Narrowed) -> Filter | None:
    """The filter of a button; `None` for days that no button of ours has."""
    days = _days(services, act)
    if days is None:
        return None
    return Filter(days, act.department, act.respondent, act.channel)


def turned(kind: type[N], act: Narrowed) -> N:
    """Another act about the same."""
    return kind(act.span, act.first, act.last, act.department, act.respondent, act.channel)


def understand(services: Services, held: Memberships, typed: Sequence[str]) -> Typed:
    """Words after the command: a department or a part of its name, a span, days, kind, channel.

    What is unknown, or could be several departments, is left out and told.
    """
    places = seen(services, held)
    found = Typed(ShowSummary(Span.CAMPAIGN, department=places[0]))
    words = _words()
    rest: list[str] = []
    for word in typed:
        narrowed = _narrowed(services, places, found.act, word, words)
        if narrowed is None:
            rest.append(word)
        else:
            found = replace(found, act=narrowed)
    return _with_days(services, found, rest)


def reference(act: TypeDays) -> str:
    """The marks of a filter as a prompt keeps them: letters and digits."""
    kind = _NONE if act.respondent is None else str(1 + ASKED.index(act.respondent))
    channel = _NONE if act.channel is None else str(1 + list(Channel).index(act.channel))
    return f"{kind}{channel}{_digest(act.department)}"


def recall(services: Services, kept: str) -> TypeDays | None:
    """The same read again; `None` where nothing of ours says that."""
    codes = (None, *(known.code for known in services.campaign.departments))
    kinds, channels = (None, *ASKED), (None, *Channel)
    acts = (TypeDays(*marks) for marks in product(codes, kinds, channels))
    return next((act for act in acts if reference(act) == kept), None)


def _digest(department: Place) -> str:
    return "" if department is None else sha256(department.encode()).hexdigest()[:_MARK]


def _days(services: Services, act: Narrowed) -> Period | None:
    first, last = act.first, act.last
    if act.span is not None:
        is_plain = first is None and last is None
        starts_on = services.campaign.starts_on
        days = figures.period(act.span, today=services.today(), starts_on=starts_on)
        return days if is_plain else None
    if first is None or last is None or first > last:
        return None
    return Period(first, last)


def _narrowed(
    services: Services,
    places: Sequence[Place],
    act: ShowSummary,
    word: str,
    words: Mapping[str, Span | Respondent | Channel],
) -> ShowSummary | None:
    """The filter with what one word says; `None` where it says nothing."""
    match words.get(word.casefold()):
        case Span() as span:
            return replace(act, span=span, first=None, last=None)
        case Respondent() as kind:
            return replace(act, respondent=kind)
        case Channel() as channel:
            return replace(act, channel=channel)
    place = _place(services, places, word)
    return None if place is None else replace(act, department=place)


def _words() -> dict[str, Span | Respondent | Channel]:
    """What spans, kinds and channels are called on buttons, in both languages."""
    named: dict[str, Span | Respondent | Channel] = {}
    for language in Language:
        named |= {label(language, f"span-{span}"): span for span in Span}
        named |= {label(language, f"kind-{kind}"): kind for kind in ASKED}
        named |= {label(language, f"channel-{channel}"): channel for channel in Channel}
    return {name.casefold().replace(" ", ""): meant for name, meant in named.items()}


def _place(services: Services, places: Sequence[Place], word: str) -> Place:
    """The one department that somebody may see and that is called so, or in part."""
    names = {
        known.code: tuple(known.name.say(language).casefold() for language in Language)
        for known in services.campaign.departments
        if known.code in places
    }
    wanted = word.casefold()
    exact = [code for code, called in names.items() if wanted in {code, *called}]
    part = [code for code, called in names.items() if any(wanted in name for name in called)]
    found = exact or part
    return found[0] if len(found) == 1 else None


def _with_days(services: Services, found: Typed, rest: Sequence[str]) -> Typed:
    """What is left may be days: together, for they can be two words."""
    if not rest:
        return found
    days = periods.read(" ".join(rest), today=services.today())
    if not isinstance(days, Period):
        return replace(found, ignored=tuple(rest))
    return replace(found, act=replace(found.act, span=None, first=days.first, last=days.last))
