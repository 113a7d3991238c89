"""The numbers of a digest in words, with the differences to what the last one said."""

from domain.campaign import Campaign
from domain.case_figures import Share
from domain.digests import Digest, Edition, Figures
from domain.text import Language
from handlers.catalogue import calendar_day, clauses, label, say, series


def news(digest: Digest, figures: Figures, language: Language, *, is_office: bool) -> list[str]:
    """What has come since the last one; cases by how many more are known."""
    days, is_whole = digest.issue.days, digest.issue.edition is Edition.CLOSING
    head = say(
        language,
        "digest-news",
        first=calendar_day(days.first, language),
        last=calendar_day(days.last, language),
        single=days.first == days.last,
        edition=digest.issue.edition,
    )
    before = None if is_whole else _before(digest, is_office=is_office)
    week = [line.before for line in digest.lines if line.before is not None]
    opened = figures.opened - (before.opened if before else 0)
    closed = figures.closed - (before.closed if before else 0)
    is_known = before is not None or is_whole
    told = [say(language, "digest-new", new=digest.new, before=sum(week) if week else None)]
    if is_known and (opened > 0 or closed > 0):
        moved = {"opened": max(0, opened), "closed": max(0, closed)}
        told.append(say(language, "digest-turnover", **moved))
    return [head, f"• {clauses(language, told)}"]


def stand(
    campaign: Campaign, digest: Digest, figures: Figures, language: Language, *, is_office: bool
) -> list[str]:
    """How it stands, with the differences to what was said last."""
    before = _before(digest, is_office=is_office)
    total = say(
        language,
        "digest-total",
        responses=digest.responses,
        reached=figures.reached,
        total=len(digest.lines),
        target=campaign.target,
    )
    lines = [say(language, "digest-stand"), total, _satisfied(campaign, digest, before, language)]
    if figures.opened or figures.open or digest.orders.open:
        changes = {
            "more_open": _change(figures.open, before.open if before else None),
            "more_late": _change(figures.late, before.late if before else None),
        }
        counts = {"open": figures.open, "late": figures.late, "orders": digest.orders.open}
        lines.append(say(language, "digest-cases", **counts, **changes))
    if figures.opened or figures.open:
        lines += _rates(campaign, figures, before, language)
    return lines


def _satisfied(
    campaign: Campaign, digest: Digest, before: Figures | None, language: Language
) -> str:
    said, minimum = digest.said, campaign.minimum_base
    if said.satisfied.share is None:
        return say(language, "digest-satisfied-hidden", minimum=minimum, waiting=said.waiting)
    return say(
        language,
        "digest-satisfied",
        share=f"{said.satisfied.share:.0%}",
        base=said.satisfied.base,
        change=_points(said.satisfied.share, before.satisfied if before else None),
    )


def _rates(
    campaign: Campaign, figures: Figures, before: Figures | None, language: Language
) -> list[str]:
    """A line a rate with its base; those of too few in one line together."""
    rates, old = figures.rates, before.rates if before else None
    known = {
        "response": (rates.response, old.response if old else None),
        "resolution": (rates.resolution, old.resolution if old else None),
        "verdicts": (rates.verdicts, old.verdicts if old else None),
    }
    lines, few = [], []
    for name, (share, last) in known.items():
        if share.ratio is None or share.base < campaign.minimum_base:
            few.append(label(language, f"rate-{name}"))
            continue
        told = say(
            language,
            "digest-rate",
            name=label(language, f"rate-{name}"),
            share=f"{share.ratio:.0%}",
            count=share.count,
            base=share.base,
            change=_points(share.ratio, last),
            silent=rates.silent if name == "verdicts" else 0,
        )
        lines.append(told)
    if few:
        listed = series(language, few)
        lines.append(say(language, "digest-few", rates=listed, minimum=campaign.minimum_base))
    return lines


def _before(digest: Digest, *, is_office: bool) -> Figures | None:
    if digest.last is None:
        return None
    return digest.last.office if is_office else digest.last.leaders


def _change(now: int, before: int | None) -> str:
    """▲2, ▼2; nothing where nothing changed or nothing was said before."""
    if before is None or now == before:
        return ""
    return f" {'▲' if now > before else '▼'}{abs(now - before)}"


def _points(now: float, before: Share | None) -> str:
    """The same of percentages, as they are printed."""
    if before is None or before.ratio is None:
        return ""
    return _change(round(now * 100), round(before.ratio * 100))
