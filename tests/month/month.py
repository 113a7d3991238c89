"""The month itself: hour by hour, people act, jobs fall due, and what is queued is delivered."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace

from bot import house, importing
from bot.home import Home
from bot.suggesting import Suggestions
from domain.opinions import Channel
from handlers.afterwards.guesses import Guesses
from handlers.background import jobs
from handlers.background.pace import Pace
from handlers.bell import Bell
from handlers.cases.case_desk import rules_of
from tests.chat import Town
from tests.handlers.recording import recording_ways
from tests.month import dates, oracle_cards, oracle_digest, oracle_reminders, plan, raw, respondents
from tests.month.office import sit_down
from tests.month.people import People
from tests.month.raw import SHANGHAI

TICKS = (2, 8, 10, 12, 14, 16, 18, 20, 22)
_ON_DAYS_OFF = (8, 12, 20)
OFFICE_HOURS = (10, 14, 16)
_RESPONSE = "SELECT DISTINCT response FROM opinion WHERE unsealed(text) LIKE ?"
_SENT = "SELECT * FROM casefile WHERE dispatched_at IS NOT NULL"
_UNSURE = "SELECT count(*) AS n FROM outbox WHERE state = 'parked' AND last_error = 'unsure'"
_HELD_UP = "SELECT key FROM outbox WHERE state = 'waiting' AND attempts > 0"
_WAIT = (429, {"description": "Too Many Requests: retry after 7", "parameters": {"retry_after": 7}})


@dataclass(frozen=True, slots=True)
class Dispatch:
    """When a case was first sent on, and whether it was held then."""

    at: datetime
    is_held: bool


@dataclass
class Month:
    """Everyone and everything of the month, and what the oracles have noted so far."""

    town: Town
    home: Home
    folder: Path  # for files
    chance: Random
    people: People
    visits: list
    files: dict
    known: list = field(default_factory=list)  # those who answered in a conversation
    told: set = field(default_factory=set)  # reminders so far, by case, kind, round and person
    dispatched: dict = field(default_factory=dict)  # by case
    announced: list = field(default_factory=list)  # numbers of cases, and who is told of them
    blocked: list = field(default_factory=list)  # who has ever blocked the bot
    digests: dict = field(default_factory=dict)  # what they have to say, by the morning
    mornings: oracle_digest.Mornings = field(default_factory=oracle_digest.Mornings)
    directed: int = 0  # directives that were given
    unsure: int = 0  # messages that may have arrived
    cards: int = 0  # cards whose dates were compared
    count: int = 10_000

    @property
    def rules(self):
        """What the deployment has laid down."""
        return rules_of(self.town.services)

    @property
    def now(self):
        """The moment it is, in Shanghai."""
        return self.town.clock().astimezone(SHANGHAI)

    def newcomer(self, language):
        """Somebody who has not been here before."""
        self.count += 1
        return self.town.person(self.count, language)

    def mark(self):
        """A word that nobody else writes."""
        return "".join(self.chance.choice("鼋鼍鼐鼒鼗鼙鼢鼩鼯鼱鼷鼹") for _ in range(6))

    def check_card(self, worker):
        """The days on the card that somebody has just opened."""
        self.cards += oracle_cards.check(self, worker)

    async def pass_until(self, hour, day):
        """Let the time pass, never back."""
        moment = datetime.combine(day, time(hour), SHANGHAI)
        self.town.clock.moment = max(self.town.clock.moment, moment)

    async def live(self, day, incidents):
        """A day from its first hour to its last."""
        for hour in TICKS if day in dates.WORKED else _ON_DAYS_OFF:
            await self.pass_until(hour, day)
            for incident in incidents.get((day, hour), ()):
                await incident(self)
            await self.tick()
            if self.town.request.cut_off:
                continue  # whoever would come now comes later
            await self.come(hour)
            await self.deliver()
            if day in dates.WORKED and hour in OFFICE_HOURS:
                await self.work()
            if day in dates.WORKED and hour == 16:
                await self.take_files(day)
                await self.deliver()
            if hour in {12, 20}:
                await self.react()

    async def end(self):
        """The morning after: what had to wait for it is said."""
        await self.pass_until(9, self.now.date() + timedelta(days=1))
        await self.tick()

    async def tick(self):
        """What falls due, and what is to be said; at ten on a working day with the oracle."""
        before = len(self.town.request.arrived)
        expected = oracle_reminders.expected(self) if self.now.hour == 10 else None
        await jobs.work(SimpleNamespace(services=self.town.services))
        self.note_dispatched()
        if self.now.hour == 8 and self.now.date() in oracle_digest.DAYS:
            self.digests[self.now.date()] = oracle_digest.of_morning(self)
        await self.deliver()
        if expected is not None:
            oracle_reminders.check(self, expected, self.town.request.arrived[before:])

    async def deliver(self):
        """Send what is due; what Telegram asks to wait with goes out some seconds later."""
        network = self.town.request
        if self.chance.random() < 0.1:
            network.refuse["sendMessage"] = _WAIT
        is_over = False
        while not is_over:
            network.by_itself = True
            try:
                await self.town.deliver()
                is_over = not raw.read(self.home, _HELD_UP) or network.cut_off
            except asyncio.CancelledError:
                network.by_itself = False
                await self.rise_again()
            finally:
                network.by_itself = False
                network.refuse.pop("sendMessage", None)
            self.town.clock.pass_(seconds=8)

    async def rise_again(self):
        """A new process finds what the one before has left, as the service does at its start."""
        town, known = self.town, self.town.services
        campaign = known.campaign.departments
        town.services = replace(
            known, guesses=Guesses(), bell=Bell(), pace=Pace(), router=Suggestions(campaign)
        )
        await house._take_over(town.services)
        await town.restart()
        (left,) = raw.read(self.home, _UNSURE)
        if left["n"] > self.unsure:
            self.unsure = left["n"]
            await self.people.admin.send("/health")
            assert f"搁置 {self.unsure} 条" in self.people.admin.card, self.people.admin.card

    def note_dispatched(self):
        """Which cases were just sent on for the first time, and whom that was to be told."""
        sent = [row for row in raw.read(self.home, _SENT) if row["id"] not in self.dispatched]
        steps = raw.steps(self.home) if sent else {}
        for row in sent:
            acts = [step["act"] for step in steps[row["id"]]]
            shielded = [act for act in acts if act in {"hold", "release"}]
            was_held = shielded[0] == "release" if shielded else bool(row["held"])
            self.dispatched[row["id"]] = Dispatch(raw.moment(row["dispatched_at"]), was_held)
            if "assign" not in acts:
                told = oracle_reminders.everyone_of(self, row)
                self.announced.append((row["number"], told, len(sent)))

    async def come(self, hour):
        """Those who answer before the next look."""
        later = next(each for each in (*TICKS, 24) if each > hour)
        end = datetime.combine(self.now.date(), time(), SHANGHAI) + timedelta(hours=later)
        while self.visits and self.visits[0].at < end:
            visit = self.visits.pop(0)
            self.town.clock.moment = max(self.town.clock.moment, visit.at)
            who = await respondents.answer(self, visit)
            self.note_dispatched()
            rows = raw.read(self.home, _RESPONSE, f"%{who.mark}%")  # none, if they wrote nothing
            who.response = rows[0]["response"] if rows else 0
            self.known.append(who)

    async def work(self):
        """Members sit down when they feel like it."""
        for worker in (*self.people.staff, *self.people.office):
            is_there = self.chance.random() < worker.zeal * (0.45 if worker.department else 0.8)
            if is_there and not self.is_blocked(worker.person.id):
                await sit_down(self, worker)
                self.town.clock.pass_(seconds=20)

    async def react(self):
        """Respondents who are asked something look at it, sooner or later."""
        asked = oracle_cards.asked(self)
        for who in self.known:
            if self.is_blocked(who.person.id):
                continue
            looks = 0.05 if who.says == "nothing" else 0.4
            if who.mark in asked and self.chance.random() < looks:
                await respondents.react(self, who)

    async def take_files(self, day):
        """The hotline's files up to a day, and what somebody tells a clerk on the telephone."""
        for known in [each for each in self.files if each <= day]:
            written = self.folder / f"{known}.csv"
            written.write_text(plan.file_of(self.files.pop(known), known), "utf-8")
            await importing.take_in(
                self.town.services,
                written,
                Channel.HOTLINE,
                None,
                opens_cases=True,
                progress=lambda *_: None,
            )
            self.note_dispatched()
        if day in plan.ON_THE_TELEPHONE:
            await recording_ways.complete(self.people.of("tzcj")[0].person)
            self.note_dispatched()

    def is_blocked(self, number):
        """Whether somebody blocks the bot now."""
        return self.town.sandbox.world.chats.state(number).is_blocked
