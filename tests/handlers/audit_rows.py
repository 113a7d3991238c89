"""The audit trail as tests compare it: who, what, about what, in the order of the rows."""

from storage.audit_tables import AUDIT
from tests.handlers.paths import rows

CLERK, OFFICE = "staff tzcj", "coordinator"


class Trail:
    """What is noted from now on; the rows before it are those of how people came in."""

    def __init__(self, services, since):
        self._services, self._since = services, since

    async def rows(self):
        """As (name, kind, thing, id, detail)."""
        found = (await rows(self._services, AUDIT))[self._since :]
        return [
            tuple(row[name] for name in ("name", "kind", "thing", "thing_id", "detail"))
            for row in found
        ]

    async def kinds(self):
        return [kind for _, kind, *_ in await self.rows()]


async def begin(services):
    """Watch from now on."""
    return Trail(services, len(await rows(services, AUDIT)))


def on_response(name, kind, number, detail=""):
    return (name, kind, "response", f"{number:x}", detail)


def on_case(name, kind, number, detail=""):
    return (name, kind, "case", f"{number:x}", detail)


def on_entry(name, kind, number, detail=""):
    return (name, kind, "entry", f"{number:x}", detail)


def on_department(name, kind, code, detail=""):
    return (name, kind, "department", code, detail)
