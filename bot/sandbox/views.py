"""What pages and tests are shown: chats with their messages and keyboards, and who there is."""

from dataclasses import asdict

from bot.sandbox.chats import Kept
from bot.sandbox.people import Persona
from bot.sandbox.wire import Json
from bot.sandbox.world import World

GUESTS_SHOWN = 20
HEARD_SHOWN = 99


def chat(world: World, user_id: int) -> Json:
    """A chat as its person sees it."""
    person = world.chats.person(user_id)
    state = asdict(world.chats.state(user_id))
    return state | {
        "user_id": user_id,
        "revision": world.chats.revision(user_id),
        "messages": [kept.message for kept in world.chats.history(user_id)],
        "reactions": world.chats.reactions(user_id),
        "actions": world.actions.latest(user_id),
        "bot": bot_seen_by(world, person),
    }


def bot_seen_by(world: World, person: Persona) -> Json:
    """Name, description and commands, as they stand for this person."""
    language = person.language_code
    return {
        "name": world.menus.text("name", language) or world.bot["first_name"],
        "username": world.bot["username"],
        "description": world.menus.text("description", language),
        "commands": world.menus.commands_in(person.user_id, language),
    }


def people(world: World) -> Json:
    """Everybody one can be: the personas, and the latest guests."""
    guests = world.chats.guests[-GUESTS_SHOWN:]
    everybody = [*((p, False) for p in world.chats.personas), *((g, True) for g in guests)]
    return {"people": [_person(world, who, is_guest=guest) for who, guest in everybody]}


def bot_status(world: World) -> Json:
    """Whether a bot fetches or takes updates, and how many wait for it."""
    has_hook = world.webhook.hook is not None
    is_heard = world.webhook.is_heard if has_hook else world.updates.is_polled
    return {"is_polled": is_heard, "pending": world.updates.pending}


def _person(world: World, persona: Persona, *, is_guest: bool) -> Json:
    said_by_bot = [_id(k) for k in world.chats.history(persona.user_id) if _is_bots(world, k)]
    about = {"start": persona.opening, "is_guest": is_guest, "heard": said_by_bot[-HEARD_SHOWN:]}
    return asdict(persona) | about


def _id(kept: Kept) -> int:
    return int(kept.message["message_id"])


def _is_bots(world: World, kept: Kept) -> bool:
    return bool(kept.message["from"]["id"] == world.bot["id"])
