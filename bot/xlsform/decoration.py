"""Takes from words what makes them bold, coloured or a list elsewhere: the bot shows them plain.

Forms are decorated with HTML and Markdown. Links keep their address, list entries their line.
"""

import html
import re

_LINKS = (
    re.compile(r"<a\b[^<>]*?href\s*=\s*[\"']?([^\"'<>\s]+)[^<>]*>(.*?)</a>", re.IGNORECASE),
    re.compile(r"(?P<said>\[[^\[\]]+\])\((?P<to>https?://[^()\s]+)\)"),
)
_ENTRY = re.compile(r"\s*<li\b[^<>]*>\s*", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]*>|</(?:p|div|li|ul|ol|tr|h[1-6])>(?=\s*\S)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|p|div|small|big|h[1-6]|center|ul|ol|li|table|tbody|tr|td|th"
    r"|hr|img|sub|sup|a)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)"
    r"|(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]+)(?<=\S)_(?!\w)"
)
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)


def plain(text: str) -> str:
    """The words alone."""
    for link in _LINKS:
        text = link.sub(_linked, text)
    text = _ENTRY.sub("\n• ", _BREAK.sub("\n", text))
    text = _HEADING.sub("", _MARKS.sub(_marked, _TAG.sub("", text)))
    return _ENTITY.sub(_meant, text).strip()


def _linked(found: re.Match[str]) -> str:
    named = "to" in found.re.groupindex
    to, said = (found["to"], found["said"][1:-1]) if named else (found[1], found[2])
    return said if said == to else f"{said} ({to})"


def _marked(found: re.Match[str]) -> str:
    return next(said for said in found.groups() if said is not None)


def _meant(found: re.Match[str]) -> str:
    return html.unescape(found[0]).replace("\xa0", " ")
