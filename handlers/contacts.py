"""Name and phone of who answers by name, as they lie under the seal."""

import json


def write(name: str, phone: str) -> str:
    """What is sealed."""
    return json.dumps({"name": name, "phone": phone}, ensure_ascii=False)


def read(plain: bytes) -> tuple[str, str]:
    """Name and phone again."""
    contact = json.loads(plain)
    return contact["name"], contact["phone"]
