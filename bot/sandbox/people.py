"""The persons a human can be in the sandbox, as Telegram would describe them to a bot."""

from dataclasses import dataclass

from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Persona:
    """A person with a part to play; `role` and `hint` are shown on the page, never sent."""

    user_id: int
    first_name: str
    language_code: str
    role: str
    hint: str
    start: str = ""

    @property
    def opening(self) -> str:
        """What the START button sends."""
        return self.start or "/start"


def guest(user_id: int, number: int, *, language_code: str = "zh-hans") -> Persona:
    """Somebody without a part, as simulated respondents are."""
    return Persona(user_id, f"访客 {number}", language_code, "访客", "")


def as_user(persona: Persona) -> Json:
    """The `User` object of the Bot API."""
    return {
        "id": persona.user_id,
        "is_bot": False,
        "first_name": persona.first_name,
        "language_code": persona.language_code,
    }


def as_chat(persona: Persona) -> Json:
    """The `Chat` object of this person's private chat."""
    return {"id": persona.user_id, "first_name": persona.first_name, "type": "private"}
