"""What the process tells a monitoring system: counts and seconds, never who or what."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import nan
from time import monotonic

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._heard_at: float | None = None
        self._received = self._counter("najian_updates_received_total", "Updates stored.")
        self._refused = self._counter("najian_updates_refused_total", "Updates of floods, refused.")
        self._handling = Histogram(
            "najian_update_seconds",
            "From an update's turn to its answer, settled.",
            registry=self.registry,
            buckets=_SECONDS,
        )
        self._underway = self._gauge("najian_updates_underway", "Updates being handled.")
        self.waiting = self._gauge(
            "najian_outbox_waiting", "Messages that are due, and not put aside."
        )
        self.parked = self._gauge("najian_outbox_parked", "Messages put aside for people.")
        self.bytes = self._gauge("najian_database_bytes", "Size of the database.")
        self.database = self._gauge("najian_database_up", "1 while the database answers.")
        self.house = self._gauge("najian_keeps_house", "1 in the process that runs the jobs.")

    def received(self, count: int, *, refused: int = 0) -> None:
        """Updates came in."""
        self._received.inc(count)
        self._refused.inc(refused)
        self.heard_of_telegram()

    @contextmanager
    def handling(self) -> Iterator[None]:
        """An update is being handled meanwhile."""
        with self._underway.track_inprogress(), self._handling.time():
            yield

    def heard_of_telegram(self) -> None:
        """Telegram has answered, or called."""
        self._heard_at = monotonic()

    def lose_database(self) -> None:
        """It does not answer: what it would tell is not known, and not what it was."""
        self.database.set(0)
        for gauge in (self.waiting, self.parked, self.bytes):
            gauge.set(nan)

    def silence(self) -> float | None:
        """Seconds since Telegram was last heard of; `None` if it never was."""
        return None if self._heard_at is None else monotonic() - self._heard_at

    def written(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self.registry)

    def _counter(self, name: str, meaning: str) -> Counter:
        return Counter(name, meaning, registry=self.registry)

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(name, meaning, registry=self.registry)
