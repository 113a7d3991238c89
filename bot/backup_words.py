"""What the commands about backups say: sentences and lines, to be read at night."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.home import Home
from domain.backups import Kind
from storage.backups.keeping import Stored
from storage.backups.manifest import Contents, Manifest
from storage.backups.restoring import Place, Report
from storage.backups.verifying import Proof

_SMALL = 1_000_000  # bytes up to which kilobytes say more


def made(known: Manifest, file: Path, home: Home) -> Iterator[str]:
    """What was backed up, and what to do with it."""
    yield f"{file}\t{_size(file.stat().st_size)}"
    yield _holds(known.contents, _files(known))
    yield "Verified: opened, counted, read again, unsealed with the key."
    if known.gone:
        yield f"{known.gone} files were withdrawn meanwhile and are not in it."
    if not known.has_key:
        yield (
            f"It needs the key {known.fingerprint}, which is not in it: "
            f"keep a copy of {home.key} apart."
        )


def proved(proof: Proof) -> Iterator[str]:
    """What was found in a backup."""
    known = proof.manifest
    yield f"made {_moment(known.made_at)} by najian {known.program}"
    yield _holds(known.contents, proof.files)
    yield from _rows(known.contents)
    yield _unsealed(proof)
    if known.lost:
        yield f"{len(known.lost)} files were lost already when it was made: {', '.join(known.lost)}"
    yield "The backup is good."


def restored(report: Report, place: Place) -> Iterator[str]:
    """What stands in place now, what was put aside, and what nobody can know."""
    known, done = report.proof.manifest, report.restored
    yield f"Restored the backup of {_moment(known.made_at)} to {place.home}"
    yield _holds(report.counted, report.files)
    yield from _rows(report.counted)
    if done.before.schema != done.after.schema:
        yield f"schema: {done.before.schema} in the backup, {done.after.schema} now"
    yield (
        "Counted in place: as in the backup."
        if done.before.rows == report.counted.rows
        else ("Counted: in the backup, and in place after the migration.")
    )
    yield _unsealed(report.proof)
    if report.aside is not None:
        yield f"What was there before lies in {report.aside}"
    if report.files is None:
        yield "The backup is of the database alone: attachments and archive are as they were."
    if done.parked:
        yield (
            f"{done.parked} messages that waited to be sent may have been sent since: they are put "
            "aside, and an administrator decides in /health."
        )
    yield _withdrawn(done.withdrawn)


def tidied(deleted: int) -> str:
    """What retention has done at once."""
    return f"Retention: {deleted} responses whose time is over were deleted."


def line(stored: Stored, now: datetime) -> str:
    """Name, moment, age, size, what it holds, whether it is good."""
    copy, known = stored.copy, stored.manifest
    if copy.kind is Kind.BEFORE:
        holds = "the database alone, before a migration"
    elif known is None:
        holds = "DAMAGED: it can't be read"
    else:
        holds = _holds(known.contents, _files(known))
        if known.lost:
            holds += f", {len(known.lost)} files lost"
    age = _age(now - copy.made_at)
    return "\t".join([str(stored.path), _moment(copy.made_at), age, _size(stored.size), holds])


def _holds(contents: Contents, files: int | None) -> str:
    days = f"responses of {contents.first_day} to {contents.last_day}"
    return ", ".join([
        f"schema {contents.schema}",
        f"{sum(contents.rows.values())} rows",
        f"{contents.rows.get('response', 0)} responses",
        *([days] if contents.first_day else []),
        *([f"{files} files"] if files is not None else []),
    ])  # fmt: skip


def _rows(contents: Contents) -> Iterator[str]:
    """The tables that hold something."""
    for table, rows in sorted(contents.rows.items()):
        if rows:
            yield f"  {table:<20}{rows:>10}"


def _files(known: Manifest) -> int:
    return len(known.files("attachments")) + len(known.files("archive"))


def _unsealed(proof: Proof) -> str:
    if not proof.unsealed and not proof.files:
        return "Nothing in it is sealed: the key could not be tried on anything."
    fits = f"The key {proof.keys.fingerprint} fits"
    return f"{fits}: {proof.unsealed} values and {proof.files} files unsealed."


def _withdrawn(count: int | None) -> str:
    if count is None:
        return (
            "Nobody can know what people withdrew after that moment: it is back. "
            "If you know of any, delete it again."
        )
    return (
        f"{count} responses that were withdrawn since, by the database that was replaced, are "
        "deleted again."
    )


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M %Z}"


def _age(passed: timedelta) -> str:
    hours = passed // timedelta(hours=1)
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"  # noqa: PLR2004 - two days


def _size(count: int) -> str:
    return f"{count / 1e3:.0f} kB" if count < _SMALL else f"{count / 1e6:.1f} MB"
