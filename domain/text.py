"""Words that a deployment writes, in each language the product speaks."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that every text of the product exists in."""

    ZH = "zh"
    EN = "en"

    @property
    def other(self) -> "Language":
        """The one to switch to."""
        return Language.EN if self is Language.ZH else Language.ZH

    @classmethod
    def of(cls, code: str | None) -> "Language":
        """The language nearest to an IETF tag as Telegram sends it; Chinese where unknown."""
        return cls.EN if code is not None and code.lower().startswith("en") else cls.ZH


@dataclass(frozen=True, slots=True)
class Text:
    """One text in all languages; a new language is a new field, and mypy names every place."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        """The text in one language."""
        return self.en if language is Language.EN else self.zh
