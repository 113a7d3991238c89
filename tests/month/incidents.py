"""What goes wrong in the month: the network, the process, and people who have had enough."""

from handlers.cases.case_acts import OpenCase
from tests.month.people import offered, queue


async def cut(month):
    """No network from now on."""
    month.town.request.cut_off = True


async def mend(month):
    """The network is back; what was tapped meanwhile is taken in."""
    month.town.request.cut_off = False
    await month.town.settle()
    month.town.clock.pass_(minutes=6)  # the longest wait between two tries


async def tap_into_silence(month):
    """Somebody opens a case while nobody can answer."""
    for worker in month.people.staff:
        if opens := [b for b in offered(worker.person) if isinstance(b[2], OpenCase)]:
            queue(worker.person, opens[0])
            return


async def block(month):
    """A clerk and a respondent have had enough: Telegram forbids the bot their chats."""
    heard = [who for who in month.known if who.mode != "anonymous"]
    for person in (month.chance.choice(month.people.staff).person, heard[-1].person):
        month.blocked.append(person)
        await person.block()


async def unblock(month):
    """They think better of it, and what was kept for them arrives."""
    for person in month.blocked:
        if month.is_blocked(person.id):
            await person.unblock()


async def restart(month):
    """In good order."""
    await month.rise_again()


async def die_speaking(month):
    """The process will die when its third message has arrived, before that is noted."""
    month.town.request.last_words = 3


async def die_answering(month):
    """The process dies when a tap was taken and the answer was about to be given."""
    await tap_into_silence(month)
    await month.town.kill()
    await month.rise_again()
