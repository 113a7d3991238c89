"""The questionnaires of a running bot. They may be exchanged while interviews are under way."""

from collections.abc import Mapping

from domain.questionnaire import SELF_CHECK, Questionnaire

Versions = Mapping[tuple[str, int], Questionnaire]


class Library:
    """All versions that a response may belong to, and those that are offered to new respondents.

    A version that is not offered any more stays, so that whoever began it can finish it.
    """

    def __init__(
        self, versions: Versions, offered: frozenset[tuple[str, int]] | None = None
    ) -> None:
        self._versions = versions
        self._offered = offered

    @property
    def versions(self) -> Versions:
        """Every known version, by id and number."""
        return self._versions

    @property
    def offered(self) -> frozenset[tuple[str, int]]:
        """The versions that new respondents may begin."""
        return frozenset(self._versions) if self._offered is None else self._offered

    def find(self, questionnaire_id: str, version: int) -> Questionnaire | None:
        """A version; where it is not known any more, the one that is offered in its place."""
        known = self._versions.get((questionnaire_id, version))
        return known or self._newest(questionnaire_id)

    def find_exactly(self, version: tuple[str, int] | None) -> Questionnaire | None:
        """The very version that a response answers, if it answers one that is still known."""
        return None if version is None else self._versions.get(version)

    def find_current(self, questionnaire_id: str) -> Questionnaire | None:
        """The newest version of a questionnaire that is for everyone."""
        return None if questionnaire_id == SELF_CHECK else self._newest(questionnaire_id)

    def find_self_check(self) -> Questionnaire | None:
        """The newest version of the one that is for staff alone."""
        return self._newest(SELF_CHECK)

    def _newest(self, questionnaire_id: str) -> Questionnaire | None:
        numbers = [version for known, version in self.offered if known == questionnaire_id]
        return self._versions[questionnaire_id, max(numbers)] if numbers else None

    def ids(self) -> tuple[str, ...]:
        """The questionnaires that everyone can answer."""
        return tuple(sorted({known for known, _ in self.offered} - {SELF_CHECK}))

    def exchange(self, other: "Library") -> None:
        """Be the other one from now on."""
        self._versions, self._offered = other.versions, other.offered
