"""Publishes the questionnaires of a folder, at the start and again whenever the folder changes.

What is faulty changes nothing: the questionnaires that were there stay. A version whose file is
gone is read from the database, so that whoever began it can finish it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.settings import fingerprints
from bot.settings.questionnaires import Loaded, load_sources, read_text
from domain.auditing import Author, Event, Kind, Thing
from domain.faults import FaultyError
from domain.questionnaire import Questionnaire
from handlers.library import Library
from storage import audit, published
from storage.audit import Trail
from storage.database import Database, Session

_LOG = logging.getLogger(__name__)
Mark = tuple[tuple[str, int, int], ...]


class ChangedQuestionnaireError(ValueError):
    """A published version was edited."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where questionnaires are read from; codes of departments that their answers may name."""

    folder: Path
    departments: tuple[str, ...]
    asks_contact: bool  # whether the deployment keeps contacts

    def read(self) -> tuple[Loaded, ...]:
        """The questionnaires that are offered; `FaultyError` with all faults of all files."""
        return load_sources(self.folder, self.departments, asks_contact=self.asks_contact)

    def mark(self) -> Mark:
        """Changes whenever a file of the folder does."""
        found = (path for path in self.folder.iterdir() if path.suffix == ".toml")
        states = ((path.name, path.stat()) for path in found)
        return tuple(sorted((name, state.st_mtime_ns, state.st_size) for name, state in states))


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, and where it is noted that they do."""

    author: Author
    trail: Callable[[], Trail]


async def publish(database: Database, loaded: tuple[Loaded, ...], publisher: Publisher) -> Library:
    """What is offered and what was offered before; `ChangedQuestionnaireError`."""
    async with database.transaction() as session:
        before = {(each.questionnaire, each.number) for each in await published.versions(session)}
        changed = [each for each in loaded if not await _publish(session, each)]
        if changed:
            raise ChangedQuestionnaireError(_complaint(changed))
        earlier = await published.versions(session)
        new = [_key(each.questionnaire) for each in loaded]
        await _note(session, publisher, [key for key in new if key not in before])
    offered = {_key(each.questionnaire): each.questionnaire for each in loaded}
    gone = (each for each in earlier if (each.questionnaire, each.number) not in offered)
    revived = {_key(known): known for known in map(_revive, gone) if known}
    return Library({**revived, **offered}, frozenset(offered))


class Reloader:
    """Looks at the folder now and then, and exchanges the library when it has changed."""

    def __init__(
        self, database: Database, shelf: Shelf, library: Library, publisher: Publisher
    ) -> None:
        self._database, self._shelf, self._library = database, shelf, library
        self._publisher = publisher
        self._mark = shelf.mark()

    async def look(self) -> None:
        """Publish what is new. Faults go to the log, and nothing changes."""
        try:
            mark = self._shelf.mark()
        except OSError as error:
            _LOG.warning("The questionnaires can't be read: %s.", error.strerror)
            return
        if mark == self._mark:
            return
        self._mark = mark
        try:
            read = self._shelf.read()
            self._library.exchange(await publish(self._database, read, self._publisher))
        except (FaultyError, ChangedQuestionnaireError) as error:
            _LOG.error("Questionnaires were not reloaded: %s", error)
        else:
            _LOG.info("Questionnaires reloaded: %s.", ", ".join(self._library.ids()))


async def _publish(session: Session, loaded: Loaded) -> bool:
    known = loaded.questionnaire
    content = bytes.fromhex(fingerprints.fingerprint(known))
    return await published.publish(
        session, known.id, known.version, fingerprint=content, source=loaded.source
    )


async def _note(session: Session, publisher: Publisher, new: list[tuple[str, int]]) -> None:
    """In the audit trail: which versions people are asked from now on."""
    events = [Event(Kind.PUBLISHED, Thing.QUESTIONNAIRE, f"{name} {n}") for name, n in new]
    await audit.append(session, publisher.trail(), publisher.author, events)


def _revive(version: published.Version) -> Questionnaire | None:
    """An earlier version; departments may have left the campaign since."""
    name = f"{version.questionnaire} version {version.number}"
    try:
        return read_text(name, version.source, None)
    except FaultyError:
        _LOG.warning("%s, published before, can't be read any more.", name)
        return None


def _key(known: Questionnaire) -> tuple[str, int]:
    return known.id, known.version


def _complaint(changed: list[Loaded]) -> str:
    names = ", ".join(
        f"{each.questionnaire.id} version {each.questionnaire.version}" for each in changed
    )
    return (
        f"These questionnaires were changed after they were published: {names}. "
        "Undo the change, or raise `version`: people answered the words that were there."
    )
