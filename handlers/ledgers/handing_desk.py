"""What a department would hand in, as whoever asks may see it at this moment."""

from dataclasses import dataclass

from domain import handing, people
from domain.handing import Contents, HandIn
from domain.ledgers import Draft
from domain.people import Memberships
from domain.text import Language
from handlers.context import Context, Services
from handlers.ledgers import drafting
from storage import drafts
from storage import handing as stored

LONGEST_NAME = 200  # characters of a name that Telegram tells


@dataclass(frozen=True, slots=True)
class Desk:
    """Who sent this update, and what they may do."""

    services: Services
    language: Language
    held: Memberships
    person: bytes  # a keyed hash
    holder: bytes  # another: of whose self-check it is
    name: str

    @property
    def campaign(self) -> str:
        """The code of the campaign."""
        return self.services.campaign.code

    @property
    def places(self) -> tuple[str, ...]:
        """The departments whose ledgers they may look at before they are handed in."""
        known = (department.code for department in self.services.campaign.departments)
        return tuple(code for code in known if people.may_see_drafts(self.held, code))

    @property
    def own(self) -> tuple[str, ...]:
        """The departments they may hand in for."""
        return tuple(code for code in self.places if people.may_hand_in(self.held, code))


@dataclass(frozen=True, slots=True)
class Stand:
    """How a department stands. `draft` is its newest, frozen; `last` what was handed in last."""

    department: str
    draft: Draft | None
    contents: Contents
    new: int  # opinions that no run has read yet
    last: HandIn | None

    @property
    def is_done(self) -> bool:
        """Whether the draft is the one that was handed in last."""
        return bool(self.draft and self.last and self.last.draft == self.draft.number)


async def desk_of(context: Context) -> Desk:
    """Whoever sent this update."""
    services, user = context.services, context.telegram_user
    assert user is not None
    person = services.keys.pseudonym("member", user.id)
    return Desk(
        services=services,
        language=await context.language(),
        held=await context.memberships(),
        person=person,
        holder=services.self_checker(user.id),
        name=user.full_name[:LONGEST_NAME],
    )


async def stand_of(desk: Desk, department: str) -> Stand:
    """How a department stands, its entries frozen as they are.

    Who may hand in finds a draft also where nobody has said anything: the form goes in empty.
    """
    campaign, now = desk.campaign, desk.services.now()
    await drafting.catch_up(desk.services, department)
    async with desk.services.database.transaction() as session:
        made = await drafts.freeze(session, campaign, department, now=now)
        number = made or await drafts.last_number(session, campaign, department)
        new = await drafts.new_opinions(session, campaign, department)
        if not number and not new and department in desk.own:
            await drafts.freeze_anyway(session, campaign, department, now=now)
    async with desk.services.database.reading() as session:
        draft = await drafts.find_latest(session, campaign, department)
        last = await stored.find_last(session, campaign, department)
    found = handing.contents(draft) if draft else Contents((0, 0, 0), 0, 0, 0)
    return Stand(department, draft, found, new, last)
