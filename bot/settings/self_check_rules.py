"""What the self-check of staff must not ask: it is about its author's own post.

The department is known without asking; a voice or a photo would tell colleagues who it was.
"""

from collections.abc import Iterator

from bot.settings.outline import Outline
from bot.settings.plain_words import named
from bot.settings.toml_files import TomlFile
from domain.faults import Fault
from domain.opinions import Respondent
from domain.questionnaire import SELF_CHECK

_OTHERS = ("department", "rating", "contact", "upload", "location")


def faults(file: TomlFile, questions: tuple[Outline, ...]) -> Iterator[Fault]:
    """All that a self-check must not have; nothing in any other questionnaire."""
    if file.find(("id",), str) != SELF_CHECK:
        return
    if file.find(("respondent",), str) not in (None, Respondent.STAFF):
        problem = f"is the self-check of staff: write {Respondent.STAFF.value!r}"
        yield file.fault(("respondent",), f"respondent: {SELF_CHECK} {problem}")
    for question in questions:
        accepts = (*question.path, "accepts")
        if question.kind in _OTHERS:
            problem = "has no place in a self-check: remove it"
            yield file.fault((*question.path, "kind"), f"{question.name} {problem}")
        elif file.find_any(accepts) is not None:
            problem = "would tell colleagues who it was: a self-check takes words alone"
            yield file.fault(accepts, f"{named(accepts)} {problem}")
