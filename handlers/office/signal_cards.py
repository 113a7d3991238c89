"""Signals 数据提醒 in words: what was counted, and what may be behind it that is quite right."""

from domain.figures import Span
from domain.signals import Rule, Signal
from domain.text import Language
from handlers import places
from handlers.cards import Card
from handlers.catalogue import calendar_day, label, say
from handlers.context import Services
from handlers.keyboards import Row, grid, keyboard
from handlers.office.signal_acts import NoteSignal, RefreshSignals
from handlers.office.summary_acts import ShowSummary

_MOST = 12  # signals of one card


def panel(services: Services, found: tuple[Signal, ...], language: Language) -> Card:
    """All of them on one card, with a way to each department's summary."""
    head = say(language, "signals-title")
    shown = found[:_MOST]
    parts = [head, *(words(services, one, language) for one in shown)]
    if not found:
        parts.append(say(language, "signals-none"))
    if len(found) > len(shown):
        parts.append(say(language, "signals-more", count=len(found) - len(shown)))
    parts.append(say(language, "signals-limits"))
    about = dict.fromkeys(one.department for one in shown)
    named = [(f"📊 {_name(services, one, language)}", _summary(one)) for one in about]
    refresh: Row = ((label(language, "signals-refresh"), RefreshSignals()),)
    return Card("\n\n".join(parts), keyboard([*grid(named), refresh]))


def single(services: Services, signal: Signal, language: Language) -> Card:
    """One of them, as it is told in the morning."""
    text = f"{words(services, signal, language)}\n\n{say(language, 'signals-only')}"
    summary = (label(language, "signal-summary"), _summary(signal.department))
    noted = (label(language, "signal-note"), NoteSignal(signal.rule, signal.department))
    return Card(text, keyboard([(noted,), (summary,)]))


def topic(rule: Rule, department: str) -> str:
    """What coordinators are told of a rule and a department."""
    return f"signal:{rule}:{department}"


def words(services: Services, signal: Signal, language: Language) -> str:
    """What was seen and what may be behind it: HTML."""
    department = services.campaign.find_department(signal.department)
    window = department.find_window(signal.window) if department else None
    seen = say(
        language,
        f"signal-{signal.rule}",
        department=_name(services, signal.department, language),
        window=window.name.say(language) if window else signal.window,
        count=signal.count,
        base=signal.base,
        day=calendar_day(signal.day, language) if signal.day else None,
        minutes=services.campaign.signals.burst_minutes,
        usual=f"{signal.usual:.1f}",
    )
    return f"{seen}\n<i>{say(language, f'innocent-{signal.rule}')}</i>"


def _name(services: Services, department: str, language: Language) -> str:
    return places.name(services.campaign, department, language)


def _summary(department: str) -> ShowSummary:
    return ShowSummary(Span.CAMPAIGN, department=department)
