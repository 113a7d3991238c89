"""What a preview in the terminal has of a deployment: its campaign and its day, no database."""

from dataclasses import dataclass, field
from datetime import date

from domain.campaign import Campaign
from handlers.context import Suggester


class NamesOnly:
    """Departments are found by name and key word; what people confirmed is in the database."""

    def suggest(self, words: str) -> tuple[str, ...]:  # noqa: ARG002 - the protocol's
        """None."""
        return ()

    def learn(self, words: str, department: str) -> None:
        """Forgotten."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The surroundings of a preview: see `handlers.answering.opened.Surroundings`."""

    campaign: Campaign
    day: date
    router: Suggester = field(default_factory=NamesOnly)

    def today(self) -> date:
        """The day it is in the deployment's time zone."""
        return self.day
