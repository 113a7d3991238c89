"""Which columns of a workbook are Chinese and which are English, and the words in them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.settings.wording import LONGEST_PROSE
from bot.xlsform.decoration import plain
from bot.xlsform.findings import Findings, Place, shown
from bot.xlsform.rows import Row, Sheets
from domain.text import Text

_CODE = re.compile(r"\(([A-Za-z]{2,3})(?:[-_][^)]*)?\)\s*$|^([A-Za-z]{2,3})(?:[-_]\w+)*$")
_CHINESE = re.compile(
    r"[中汉漢国國]文|[汉漢华華国國][语語字]|普通[话話]|[简簡繁]體?体?|chinese|mandarin|^ch[st]?$|^cn$",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"英文|英[语語]|english", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_UNNAMED = ("", "default")  # columns that name no language
_SAID = (("label",), ("hint",), ("bind", "jr:constraintMsg"))

_LONGEST = 5 * LONGEST_PROSE
_ANSWER = re.compile(r"\$\{[^}]*\}?")


@dataclass(frozen=True, slots=True)
class Tongues:
    """The columns of each language, as the workbook calls them; the same if there is only one."""

    zh: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Whether one text serves for both languages."""
        return self.zh == self.en


def find(sheets: Sheets, findings: Findings) -> Tongues:
    """Decide which columns are read, and say which are not."""
    titles = (name for name in sheets.settings.translations("title") if name)
    names = dict.fromkeys((*_names((*sheets.survey, *sheets.choices)), *titles))
    named = [name for name in names if name not in _UNNAMED]
    kinds = {name: _language(name, sheets) for name in (*named, *_UNNAMED) if name in names}
    zh = tuple(name for name, kind in kinds.items() if kind == "zh")
    en = tuple(name for name, kind in kinds.items() if kind == "en")
    default = sheets.settings.text("default_language")
    spare = (default if default in kinds else (*kinds, "")[0],)
    tongues = Tongues(zh or en or spare, en or zh or spare)
    if tongues.is_one:
        called = "one language" if tongues.zh[0] in _UNNAMED else tongues.zh[0]
        said = f"the form is in {called} only: these words are used for Chinese and English"
        findings.remark(Place("survey"), said)
    for name in named:
        if name not in (*tongues.zh, *tongues.en):
            said = f'the language "{shown(name)}" is left out: the bot speaks Chinese and English'
            findings.remark(Place("survey"), said)
    return tongues


def read(row: Row, column: tuple[str, ...], tongues: Tongues, findings: Findings) -> Text | None:
    """The words of a cell in both languages; `None` if there are none.

    A column that names no language stands in for one that is missing.
    """
    written = row.translations(*column)
    ours = {*tongues.zh, *tongues.en, *_UNNAMED}
    said = {each: _plain(written[each], row, findings) for each in written if each in ours}
    if not any(said.values()) and not written.keys() - ours:
        return None
    called = {"jr:constraintMsg": "constraint_message", "title": "form_title"}
    name = called.get(column[-1], column[-1])
    zh, en = _first(said, (*tongues.zh, *_UNNAMED)), _first(said, (*tongues.en, *_UNNAMED))
    if not zh and not en:
        findings.refuse(row.place, f"{name} is neither Chinese nor English: {', '.join(written)}")
        return None
    if bool(zh) != bool(en):
        missing = "Chinese" if en else "English"
        findings.remark(row.place, f"{name} has no {missing}: the other language is used")
    for language in (*tongues.zh, *tongues.en, *_UNNAMED):
        if said.get(language, "") not in {"", zh, en}:
            where = f"the column {language}" if language else "the column without a language"
            findings.remark(row.place, f"{name} in {where} is left out: there is another")
    return Text(zh or en, en or zh)


def _first(said: Mapping[str, str], names: Iterable[str]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _plain(text: str, row: Row, findings: Findings) -> str:
    if _ANSWER.search(text):
        said = f"puts an answer into its words, write them without ${{…}}: {shown(text)}"
        findings.refuse(row.place, said)
    text = _ANSWER.sub("…", text)
    if len(text) > _LONGEST:
        return text  # it is refused for its length
    found = plain(text)
    if found != text:
        findings.remark(row.place, "bold, colours and the like are left out of its words")
    return found


def _names(rows: Iterable[Row]) -> Iterable[str]:
    for row in rows:
        for column in _SAID:
            yield from row.translations(*column)


def _language(name: str, sheets: Sheets) -> str:
    """zh, en or something else; by the words themselves where a column names no language."""
    if name in _UNNAMED:
        rows = (*sheets.survey, *sheets.choices)
        words = (row.translations(*column).get(name, "") for row in rows for column in _SAID)
        return "zh" if any(_HAN.search(said) for said in words) else "en"
    code = _CODE.search(name)
    found = (code[1] or code[2]).lower() if code else ""
    if found in ("zh", "zho", "chi", "cmn") or _CHINESE.search(name):
        return "zh"
    return "en" if found in ("en", "eng") or _ENGLISH.search(name) else found or name
