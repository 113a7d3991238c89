"""Sealed columns: what is in them, what may be asked of them, and which columns are."""

import pytest
from sqlalchemy import Boolean, Date, Float, Integer, insert, select

from storage import responses
from storage.database import Database
from storage.keys import Keys, WrongKeyError
from storage.metadata import METADATA, UtcDateTime
from storage.office_tables import OUTBOX
from storage.sealed import ComparedError, UnsealedError, is_sealed
from storage.tables import ANSWER, OPINION
from tests import hands
from tests.storage.rows import NOON, complete, rows, said

# What is not sealed, for it is nobody's words: a code of ours, a count, a hash, a day, or what the
# deployment itself publishes. A new column has to be sealed, or to be put down here.
MARKS = {
    "answer": "question",
    "attachment": "question digest medium kind",
    # name: of an account of the system; detail: counts and codes
    "audit": "by person name kind thing thing_id detail campaign hash",
    "audit_end": "name hash seal",
    "case_help": "department",
    "case_step": "act party department person photo",
    "case_verdict": "grade",
    "casefile": "campaign department state outcome ending profile claimed_by read_by settled_by",
    "clue": "campaign department",
    "cohort": "campaign department respondent channel grades aspects",
    "consent": "campaign person state notice",
    "digest_told": "campaign edition leaders office",  # figures
    "directive": "campaign department stage given_by reported_by closed_by",
    "directive_step": "move person",
    "draft": "campaign department",
    "entry": "campaign department respondents aspects standing",
    "example": "campaign department",
    "handed": "campaign department holder person place rows",  # place: the department's name
    "handed_file": "document digest",
    "interview": "campaign person mode language questionnaire window channel",
    "interview_answer": "question attachments",  # digests, kinds and sizes
    "invitation": "code role department",
    "line": "campaign department respondents aspects standing",
    "member": "person role department language",
    "notice": "version language text",  # what everyone reads before the first question
    "occasion": "campaign person channel questionnaire department",
    "opinion": "campaign department aspects question",
    "outbox": "key lane topic picture state last_error",  # picture: the digest's chart
    "participation": "campaign person",
    "preference": "person language",
    "published": "questionnaire fingerprint source",  # what everyone is asked
    "received": "fault line",
    "response": "campaign mode channel questionnaire respondent department window grade receipt "
    "person source shield recorder",
    "run": "job",
    "self_check": "campaign person",
    "self_check_plan": "mark",
    "trail": "campaign department target person kind shifts",  # shifts: ids
}


COUNTED = (Integer, Float, Boolean, Date, UtcDateTime)


def test_every_column_is_sealed_or_known_to_be_nobodys_words():
    columns = [column for table in METADATA.sorted_tables for column in table.columns]
    texts = [column for column in columns if not isinstance(column.type, COUNTED)]

    plain = {f"{c.table.name}.{c.name}" for c in texts if not is_sealed(c)}

    marks = {f"{table}.{name}" for table, names in MARKS.items() for name in names.split()}
    assert plain == marks


async def store(database, *texts):
    async with database.transaction() as session:
        return await responses.add(session, complete(statements=said(*texts)))


async def test_what_was_said_stands_in_the_file_as_a_blob_that_the_keys_open(database, place, keys):
    await store(database, "窗口少")

    ((stored,),) = hands.read(place, "SELECT text FROM opinion")

    assert (type(stored), keys.unseal(stored)) == (bytes, "窗口少".encode())
    assert [row["text"] for row in await rows(database, OPINION)] == ["窗口少"]


async def test_the_same_words_are_sealed_otherwise_each_time(database, place):
    await store(database, "窗口少", "窗口少")

    stored = {text for (text,) in hands.read(place, "SELECT text FROM opinion")}
    assert len(stored) == 2


@pytest.mark.parametrize("value", ["窗口少", "", ["fees", "other"], [], None])
async def test_an_answer_comes_back_as_it_was(database, value):
    response = await store(database)
    row = {"response": response, "question": "trouble", "value": value, "words": ""}
    async with database.transaction() as session:
        await session.execute(insert(ANSWER).values(row))

    assert await rows(database, ANSWER) == [row]


async def test_no_answer_can_be_told_from_another_in_the_file(database, place):
    response = await store(database)
    kept = [{"response": response, "question": f"q{n}", "value": None} for n in range(2)]
    async with database.transaction() as session:
        await session.execute(insert(ANSWER), kept)

    stored = [value for (value,) in hands.read(place, "SELECT value FROM answer")]
    assert [(type(value), len(value)) for value in stored] == [(bytes, 4 + 28)] * 2


async def test_no_words_are_stored_as_no_bytes(database, place):
    response = await store(database)
    row = {"response": response, "question": "trouble", "value": "x", "words": ""}
    async with database.transaction() as session:
        await session.execute(insert(ANSWER).values(row))

    assert hands.read(place, "SELECT words FROM answer") == [(b"",)]


async def test_buttons_that_are_none_are_null(database, place):
    row = {"key": "k", "chat": b"", "text": "早", "not_before": NOON, "state": "waiting"}
    async with database.transaction() as session:
        await session.execute(insert(OUTBOX).values(**row, buttons=None))

    assert hands.read(place, "SELECT buttons FROM outbox") == [(None,)]
    assert (await rows(database, OUTBOX))[0]["buttons"] is None


@pytest.mark.parametrize(
    "compare",
    [
        lambda text: text == "窗口少",
        lambda text: text != "窗口少",
        lambda text: text.in_(["窗口少"]),
        lambda text: text.like("窗口%"),
        lambda text: text.contains("窗口"),
        lambda text: text < "窗",
        lambda text: text.desc(),
        lambda text: text + "!",
    ],
)
def test_a_statement_that_compares_what_is_sealed_is_refused_when_it_is_written(compare):
    with pytest.raises(ComparedError, match=r"^opinion\.text is sealed: compare it in Python\.$"):
        compare(OPINION.c.text)


async def test_a_statement_may_ask_whether_there_are_words(database):
    response = await store(database)
    both = [
        {"response": response, "question": "a", "value": None, "words": ""},
        {"response": response, "question": "b", "value": None, "words": "慢"},
    ]
    async with database.transaction() as session:
        await session.execute(insert(ANSWER), both)
        empty = select(ANSWER.c.question).where(ANSWER.c.words == "")
        worded = select(ANSWER.c.question).where(ANSWER.c.words != "", ANSWER.c.words.is_not(None))
        found = [*await session.scalars(empty)], [*await session.scalars(worded)]

    assert found == (["a"], ["b"])


async def test_another_key_does_not_open_it(database, place):
    await store(database, "窗口少")
    other = Database(place, Keys(b"o" * 32))

    async with other.reading() as session:
        with pytest.raises(WrongKeyError):
            (await session.execute(select(OPINION.c.text))).all()
    await other.close()


@pytest.mark.sqlite
async def test_what_an_earlier_release_has_stored_is_not_taken_for_sealed(database, place):
    await store(database, "窗口少")
    hands.change(place, "UPDATE opinion SET text = '窗口少'")

    async with database.reading() as session:
        with pytest.raises(UnsealedError):
            (await session.execute(select(OPINION.c.text))).all()
