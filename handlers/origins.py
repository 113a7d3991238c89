"""How something came and who put it in, as people read it: 电话（代录）. All cards say it here."""

from domain.opinions import Channel, Origin
from domain.responses import Mode
from domain.text import Language
from handlers.catalogue import label
from storage.interviews import Interview
from storage.sent import Sent


def channel(given: Channel, origin: Origin, language: Language) -> str:
    """A channel, marked where the respondent did not send it themselves: plain text."""
    name = label(language, f"channel-{given}")
    return label(language, f"origin-{origin}", channel=name)


def counted(given: Channel, count: int, recorded: int, language: Language) -> str:
    """How many came by a channel, and how many of them staff have recorded: plain text."""
    name = label(language, f"channel-{given}")
    part = "none" if not recorded else "all" if recorded == count else "some"
    return label(
        language, "channel-counted", channel=name, count=count, recorded=recorded, part=part
    )


def of_response(response: Sent, language: Language) -> str | None:
    """The same of a response that has a receipt, and where; `None` where its respondent sent it."""
    if response.mode is not Mode.RECORDED:
        return None
    return joined(channel(response.channel, Origin.RECORDED, language), response.place)


def joined(channel_: str, place: str | None) -> str:
    """A channel with the place, if that is told."""
    return f"{channel_} · {place}" if place else channel_


def heading(interview: Interview) -> str | None:
    """What stands above the cards of what is recorded for somebody; plain text, `None` if not."""
    if interview.channel is None:
        return None
    return label(
        interview.language,
        "recording-heading",
        channel=label(interview.language, f"channel-{interview.channel}"),
        place=interview.place,
    )
