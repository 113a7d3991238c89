"""Recording 代录: staff put into the questionnaire what somebody tells them elsewhere. Pure."""

from dataclasses import dataclass
from hashlib import sha256

from domain.opinions import Channel

CHANNELS = (Channel.PHONE, Channel.VISIT, Channel.MEETING, Channel.PAPER)
LONGEST_PLACE = 60  # characters


@dataclass(frozen=True, slots=True)
class Occasion:
    """The occasion 场合 at which somebody is asked: it stays the same from one to the next.

    `words` are what was last written for the place; they count only while `at_place`. Without a
    questionnaire nothing can begin yet; without a department the questionnaire asks for it.
    """

    channel: Channel
    words: str = ""
    at_place: bool = False
    questionnaire: str | None = None
    department: str | None = None

    @property
    def place(self) -> str | None:
        """Where, if that is told."""
        return self.words if self.at_place and self.words else None

    @property
    def mark(self) -> str:
        """Tells this occasion from another on a button: eight hexadecimal digits."""
        told = (self.channel, self.place, self.questionnaire, self.department)
        return sha256("\x1f".join(part or "" for part in told).encode()).hexdigest()[:8]
