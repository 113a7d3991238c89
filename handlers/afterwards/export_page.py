"""The exported file: one page that opens anywhere, and the same for programs at its end.

All in one file, so that nothing of it gets lost; no script, no link, nothing from elsewhere. Each
typed text stands in a box of its own direction, so that no character in it can turn or hide what
stands around it.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from html import escape

from domain.text import Language
from handlers.afterwards.copies import Enclosed, Reply, ResponseCopy
from handlers.cases.case_progress import Added
from handlers.catalogue import say
from storage.consents import Consent

_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;
max-width:42rem;margin:0 auto;padding:1.25rem 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem;padding-top:1rem;border-top:1px solid #8886}
h3{font-size:1rem;margin:1.25rem 0 .25rem}
.quiet{opacity:.7;font-size:.9rem;margin:.25rem 0}
.line{margin:.25rem 0}
dl{margin:0}dt{opacity:.7;font-size:.9rem;margin-top:.6rem;white-space:pre-line}
dd{margin:0;white-space:pre-wrap;unicode-bidi:plaintext}
.said{white-space:pre-wrap;unicode-bidi:isolate;margin:.4rem 0;padding:.5rem .75rem;
border-left:3px solid #8886;background:#8881}
blockquote{margin:.5rem 0;padding:.25rem .75rem;border-left:3px solid #8886;white-space:pre-line}
@media print{body{padding:0}}
"""
_LOCALE = {Language.ZH: "zh-CN", Language.EN: "en"}
_UNSAFE = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


@dataclass(frozen=True, slots=True)
class Copy:
    """What goes into the file. `records` are HTML; none in the copy of a single response."""

    campaign: str
    made_at: str
    records: tuple[str, ...]
    chosen_language: str | None
    consent: Consent | None
    has_taken_part: bool | None
    roles: tuple[str, ...]
    begun: ResponseCopy | None
    responses: tuple[ResponseCopy, ...]
    self_check: ResponseCopy | None = None
    self_check_begun: ResponseCopy | None = None
    recording: ResponseCopy | None = None  # what is under way for somebody


def page(copy: Copy, language: Language) -> str:
    """The whole file."""
    title = say(language, "export-title")
    made = say(language, "export-made", campaign=copy.campaign, moment=copy.made_at)
    body = "\n".join(
        [
            f"<h1>{title}</h1>",
            _quiet(made),
            _quiet(say(language, "export-keep")),
            *_settings(copy, language),
            *_responses(copy, language),
            _heading(say(language, "export-unseen")),
            f'<div class="quiet">{say(language, "privacy-unseen")}</div>',
            _quiet(say(language, "export-machine")),
        ]
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{_LOCALE[language]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n"
        f'<script type="application/json">{_for_programs(copy)}</script>\n</body>\n</html>\n'
    )


def _settings(copy: Copy, language: Language) -> list[str]:
    if not copy.records:
        return []
    parts = [_heading(say(language, "export-settings"))]
    parts += [f'<p class="line">{record}</p>' for record in copy.records]
    wording = copy.consent.wording if copy.consent else None
    if wording is not None:
        title = say(language, "export-notice", version=wording.version)
        parts += [f"<h3>{title}</h3>", f"<blockquote>{wording.text}</blockquote>"]
    return parts


def _responses(copy: Copy, language: Language) -> list[str]:
    parts = []
    if copy.begun is not None:
        parts += [_heading(say(language, "export-begun")), *_response(copy.begun, language)]
    if copy.recording is not None:
        parts += [_heading(say(language, "export-recording")), *_response(copy.recording, language)]
    for response in copy.responses:
        title = say(language, "export-sent", day=response.sent_on or "")
        parts += [_heading(title), *_response(response, language)]
    for checked in (copy.self_check_begun, copy.self_check):
        if checked is not None:
            title = say(language, "export-self-check", day=checked.sent_on)
            parts += [_heading(title), *_response(checked, language)]
    return parts


def _response(response: ResponseCopy, language: Language) -> list[str]:
    none = say(language, "export-none")
    return [
        _facts(response, language),
        f"<h3>{say(language, 'export-answers')}</h3>",
        _answers(response.replies, language) if response.replies else _quiet(none),
        *_listed(say(language, "export-said"), map(_said, response.statements)),
        *_listed(say(language, "export-plans"), map(_said, response.plans)),
        *_listed(say(language, "export-remarks"), map(_added, response.remarks)),
        *_listed(say(language, "export-case"), map(_added, response.case)),
        *_listed(say(language, "export-files"), (_file(file, language) for file in response.files)),
    ]


def _facts(response: ResponseCopy, language: Language) -> str:
    facts = {
        "export-questionnaire": response.questionnaire,
        "export-mode": say(language, "export-way", mode=response.mode, way=response.way),
        "export-department": response.department,
        "export-window": response.window,
        "export-until": response.kept_until,
        "export-withdrawn": response.withdrawn_on,
        "export-contact": response.contact,
    }
    rows = [
        f"<dt>{say(language, key)}</dt><dd>{_bdi(fact)}</dd>" for key, fact in facts.items() if fact
    ]
    return f"<dl>{''.join(rows)}</dl>"


def _answers(replies: tuple[Reply, ...], language: Language) -> str:
    rows = (
        f"<dt>{escape(reply.asked)}</dt><dd>{_bdi(reply.said or say(language, 'skipped'))}</dd>"
        for reply in replies
    )
    return f"<dl>{''.join(rows)}</dl>"


def _listed(title: str, parts: Iterable[str]) -> list[str]:
    found = list(parts)
    return [f"<h3>{title}</h3>", *found] if found else []


def _said(text: str) -> str:
    return f'<div class="said" dir="auto">{escape(text)}</div>'


def _added(remark: Added) -> str:
    return f'<div class="quiet">{remark.day}</div>{_said(remark.text)}'


def _file(file: Enclosed, language: Language) -> str:
    kilobytes = max(1, file.attachment.size // 1000)
    line = f'<p class="line">{escape(file.file)} · {kilobytes} KB</p>'
    if file.transcript is None:
        return line
    head = _quiet(say(language, "export-transcript"))
    return f"{line}{head}{_said(file.transcript)}"


def _heading(text: str) -> str:
    return f"<h2>{text}</h2>"


def _quiet(text: str) -> str:
    return f'<p class="quiet">{text}</p>'


def _bdi(text: str) -> str:
    return f'<bdi dir="auto">{escape(text)}</bdi>'


def _for_programs(copy: Copy) -> str:
    """The same as JSON, in which nothing can end the element it stands in."""
    fields = asdict(copy)
    del fields["records"]
    return json.dumps(fields, ensure_ascii=False, default=str).translate(_UNSAFE)
