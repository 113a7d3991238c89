"""Everyone of the month, and how they tap: by what a button does, whatever its language."""

from dataclasses import dataclass

from bot.sandbox import acts
from bot.sandbox.keyboards import inline_buttons
from domain.people import Membership, Role
from handlers import callbacks
from tests.person import Person

DEPARTMENTS = ("dzb", "zzrs", "tzcj", "czj", "jsj", "aqhb")
_ENGLISH = 4  # one of so many


@dataclass
class Worker:
    """Somebody who works on cases. `zeal`: how often they sit down when they could."""

    person: Person
    department: str | None
    zeal: float


@dataclass
class Respondent:
    """Somebody who answered. `says` is how they judge outcomes; `mark` stands in their words."""

    person: Person
    mode: str
    department: str | None
    says: str
    mark: str
    code: str
    grade: str
    response: int = 0


@dataclass
class People:
    staff: list[Worker]
    office: list[Worker]
    leaders: list[Person]
    admin: Person

    @property
    def members(self):
        """Who holds a role, by their number."""
        workers = (worker.person for worker in (*self.staff, *self.office))
        return {person.id: person for person in (*workers, *self.leaders, self.admin)}

    def of(self, department):
        """The staff of a department."""
        return [worker for worker in self.staff if worker.department == department]


async def invited(town, chance):
    """Two or three staff in each department, two coordinators, two leaders, one administrator."""
    staff, number = [], 1000
    for place, department in enumerate(DEPARTMENTS):
        for _ in range(2 + place % 2):
            number += 1
            language = "en" if number % _ENGLISH == 0 else "zh-hans"
            membership = Membership(Role.STAFF, department)
            person = await town.member(number, membership, language)
            staff.append(Worker(person, department, chance.choice((0.9, 0.6, 0.3))))
    office = [
        Worker(await town.member(2000 + n, Membership(Role.COORDINATOR)), None, 0.9)
        for n in range(2)
    ]
    leaders = [await town.member(3000 + n, Membership(Role.LEADER)) for n in range(2)]
    return People(staff, office, leaders, await town.member(4000, Membership(Role.ADMIN)))


def offered(person):
    """What the buttons of the last message that has any would do, in their order."""
    for message in reversed(person.messages):
        if buttons := inline_buttons(message):
            data = [button["callback_data"] for button in buttons]
            return [(message["message_id"], one, callbacks.unpack(one)) for one in data]
    return []


def find(person, kind, **fields):
    """The first button that does this, if there is one."""
    for button in offered(person):
        act = button[2]
        if isinstance(act, kind) and all(getattr(act, k) == v for k, v in fields.items()):
            return button
    return None


async def press(person, kind, **fields):
    """Tap the button that does this; false if there is none."""
    button = find(person, kind, **fields)
    if button is not None:
        await tap(person, button)
    return button is not None


async def tap(person, button):
    """Tap a button that was offered."""
    queue(person, button)
    await person._town.settle()


def queue(person, button):
    """Tap it while the bot is not looking."""
    message_id, data, _ = button
    acts.tap(person._world, person.id, message_id, data)
