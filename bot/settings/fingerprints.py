"""A short mark of a questionnaire's content, by which a changed version is found out.

The same for the same content, whatever the file's layout, the machine and the run. A field that
has its default leaves no trace, so that a field added to the product later changes no mark.
"""

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal

from domain.questionnaire import Questionnaire


def fingerprint(questionnaire: Questionnaire) -> str:
    """64 hexadecimal digits (SHA-256)."""
    content = json.dumps(_plain(questionnaire), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value):
        written = {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
        return {type(value).__name__: written}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"  # 1, 1.0 and 1e0 are one number
    if isinstance(value, date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value
