"""What the settings sheet says of the whole form: id, version, title."""

from dataclasses import dataclass

from bot.xlsform import languages
from bot.xlsform.codes import near
from bot.xlsform.findings import Findings, shown
from bot.xlsform.languages import Tongues
from bot.xlsform.rows import Row
from bot.xlsform.words import shortened
from domain.text import Text

_LARGEST_VERSION = 1_000_000
_OTHER_ID = " (another one: --id)"
_CARRIED = frozenset({"title", "id_string", "version", "default_language", "name"})
_TELLING = frozenset({"add_none_option"})  # what would change the questions


@dataclass(frozen=True, slots=True)
class Heading:
    """A form's id, title and version; `None` where it has no version of ours."""

    id: str
    title: Text
    version: int | None


def read(
    settings: Row, wanted_id: str | None, file_stem: str, tongues: Tongues, findings: Findings
) -> Heading:
    """The heading of a form. `wanted_id` goes before the form's own."""
    _other_settings(settings, findings)
    named = settings.text("id_string") or file_stem
    id_ = wanted_id or near(named, "f")
    if not wanted_id and id_ != named:
        findings.remark(
            settings.place, f'the form "{shown(named)}" becomes the id {id_}{_OTHER_ID}'
        )
    title = languages.read(settings, ("title",), _of_title(settings, tongues), findings)
    if title and title.zh == title.en and not tongues.is_one:
        said = "form_title is in one language: it is used for Chinese and English"
        findings.remark(settings.place, said)
    spare = shortened(named)
    return Heading(id_, title or Text(spare, spare), _version(settings, findings))


def _of_title(settings: Row, tongues: Tongues) -> Tongues:
    """A title has no translations, as a rule."""
    return Tongues(("",), ("",)) if list(settings.translations("title")) == [""] else tongues


def _version(settings: Row, findings: Findings) -> int | None:
    written = settings.text("version")
    if written.isascii() and written.isdigit() and 0 < int(written) <= _LARGEST_VERSION:
        return int(written)
    if written:
        said = f'the version "{shown(written)}" is no number up to {_LARGEST_VERSION}: we count'
        findings.remark(settings.place, said)
    return None


def _other_settings(settings: Row, findings: Findings) -> None:
    for column, said in settings.cells.items():
        if column[0] in _TELLING and said.lower() in {"yes", "true", "true()"}:
            findings.refuse(settings.place, f"{column[0]}: write the choice yourself")
        elif column[0] not in _CARRIED:
            findings.remark(settings.place, f"left out: {'::'.join(column)}")
