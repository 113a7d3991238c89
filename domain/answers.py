"""What a respondent said to one question."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.attachments import Attachment

# Words, a code, a number or a day as text; the codes that were ticked; `None`: nothing.
Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; without value and attachments the question was skipped.

    An answer that is not settled was begun (ticks of a multiple choice, a first photo) or is being
    edited: its question is open again and shows the value. `words` stand beside an answer that is
    not words itself: the matter for which somebody looks for the department, a photo's caption.
    """

    value: Value | None
    settled: bool = True
    words: str = ""
    attachments: tuple[Attachment, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return self.value in {None, ()} and not self.attachments


Answers = Mapping[str, Answer]
