"""Every kind of question as a file writes it, and what is said where it cannot be meant."""

from datetime import date
from decimal import Decimal

import pytest

from bot.settings.fingerprints import fingerprint
from bot.settings.questionnaires import load_sources, read_text
from domain.attachments import Medium
from domain.conditions import Answered, Chosen, Every
from domain.faults import Fault, FaultyError
from domain.questions import (
    Contact,
    Day,
    FreeText,
    Location,
    Note,
    Number,
    Upload,
    YesNo,
)
from domain.text import Text

HEAD = """\
id = "many"
version = 1
respondent = "citizen"
title = { zh = "问卷", en = "Survey" }
"""
WORDS = 'text = { zh = "问", en = "Ask" }\nshort = { zh = "短", en = "Short" }\n'
COMMON = {"text": Text("问", "Ask"), "short": Text("短", "Short")}


def question(kind, *settings, name="first"):
    lines = "".join(f"{setting}\n" for setting in settings)
    return f'[[question]]\nid = "{name}"\nkind = "{kind}"\n{WORDS}{lines}'


def read(*questions, **options):
    return read_text("many.toml", HEAD + "".join(questions), ("czj",), **options)


def faults(*questions, **options):
    """Lines below the head, and problems."""
    try:
        read(*questions, **options)
    except FaultyError as error:
        return [(fault.line - 4, fault.problem) for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (question("yesno"), YesNo(id="first", **COMMON)),
        (question("number"), Number(id="first", **COMMON)),
        (
            question("number", "whole = false", "above = 0", "most = 0.1"),
            Number(id="first", whole=False, above=Decimal(0), most=Decimal("0.1"), **COMMON),
        ),
        (
            question("number", "least = 1", "below = 10"),
            Number(id="first", least=Decimal(1), below=Decimal(10), **COMMON),
        ),
        (question("date"), Day(id="first", **COMMON)),
        (
            question("date", "earliest = 2020-01-01", "latest = 2020-12-31", "future = false"),
            Day(
                id="first",
                earliest=date(2020, 1, 1),
                latest=date(2020, 12, 31),
                future=False,
                **COMMON,
            ),
        ),
        (question("date", "past = false"), Day(id="first", past=False, **COMMON)),
        (
            question("text", "longest = 20", 'pattern = "[0-9]+"'),
            FreeText(id="first", longest=20, pattern="[0-9]+", **COMMON),
        ),
        (
            question("text", 'accepts = ["voice", "photo"]', "at_most = 2"),
            FreeText(id="first", accepts=frozenset({Medium.VOICE, Medium.PHOTO}), most=2, **COMMON),
        ),
        (
            question("upload", 'accepts = ["document"]'),
            Upload(id="first", accepts=frozenset({Medium.DOCUMENT}), **COMMON),
        ),
        (question("location", "required = false"), Location(id="first", required=False, **COMMON)),
        (question("contact"), Contact(id="first", **COMMON)),
        (
            question("note", 'hint = { zh = "细", en = "Small" }'),
            Note(id="first", hint=Text("细", "Small"), **COMMON),
        ),
        (
            question("number", 'complaint = { zh = "不对", en = "Wrong" }'),
            Number(id="first", complaint=Text("不对", "Wrong"), **COMMON),
        ),
    ],
)
def test_each_kind_is_written_in_a_file(written, meant):
    assert read(written, asks_contact=True).questions == (meant,)


def test_conditions_look_at_what_was_typed_and_whether_anything_was_said():
    show_if = """show_if = { all = [
      { question = "first", in = ["0", "2.5"] },
      { question = "day", in = ["2020-07-17"] },
      { question = "ill", in = ["yes"] },
      { answered = "words" },
    ] }"""

    last = read(
        question("number", "whole = false"),
        question("date", name="day"),
        question("yesno", name="ill"),
        question("text", name="words"),
        question("note", show_if, name="last"),
    ).questions[-1]

    assert last.show_if == Every(
        (
            Chosen("first", frozenset({"0", "2.5"})),
            Chosen("day", frozenset({"2020-07-17"})),
            Chosen("ill", frozenset({"yes"})),
            Answered("words"),
        )
    )


@pytest.mark.parametrize(
    ("written", "line", "problem"),
    [
        (
            question("number", "longest = 5"),
            6,
            "question 1, longest is for questions of kind text only: remove it",
        ),
        (
            question("number", 'accepts = ["voice"]'),
            6,
            "question 1, accepts is for questions of kind text or upload only: remove it",
        ),
        (
            question("text", "least = 5"),
            6,
            "question 1, least is for questions of kind number only: remove it",
        ),
        (
            question("number", "past = false"),
            6,
            "question 1, past is for questions of kind date only: remove it",
        ),
        (
            question("number", 'least = "5"'),
            6,
            "question 1, least must be a number",
        ),
        (
            question("number", "least = true"),
            6,
            "question 1, least must be a number",
        ),
        (
            question("number", "least = nan"),
            6,
            "question 1, least is no number to compare with: at most 1000000000000000 either way",
        ),
        (
            question("number", "least = 6", "most = 5"),
            7,
            "question 1, most leaves no number to give: correct the bounds",
        ),
        (
            question("number", "above = 5", "below = 6"),
            7,
            "question 1, below leaves no number to give: correct the bounds",
        ),
        (
            question("number", "whole = false", "above = 5", "most = 5"),
            8,
            "question 1, most leaves no number to give: correct the bounds",
        ),
        (
            question("number", "least = 5", "above = 5"),
            7,
            "question 1, above stands beside least: keep one of them",
        ),
        (
            question("date", "earliest = 2020-02-01", "latest = 2020-01-01"),
            7,
            (
                "question 1, latest (2020-01-01) is before earliest (2020-02-01): "
                "correct one of the dates"
            ),
        ),
        (
            question("date", "past = false", "future = false"),
            7,
            "question 1, future and past are both false, which leaves today alone: remove one",
        ),
        (
            question("date", 'latest = "2020-01-01"'),
            6,
            "question 1, latest must be a date such as 2020-07-17, without quotes, not text",
        ),
        (
            question("text", 'pattern = "(?=a)"'),
            6,
            (
                "question 1, pattern is not a pattern that RE2 takes (invalid perl operator: (?=): "
                "rewrite it"
            ),
        ),
        (
            question("text", f'pattern = "{"a" * 501}"'),
            6,
            "question 1, pattern has 501 characters: at most 500, shorten it",
        ),
        (
            question("text", "at_most = 2"),
            6,
            (
                "question 1, at_most counts files, but the question accepts none: "
                "add accepts or remove it"
            ),
        ),
        (
            question("upload", 'accepts = ["photo"]', "at_most = 11"),
            7,
            "question 1, at_most is 11: it must be at most 10",
        ),
        (
            question("upload"),
            1,
            'question 1 takes no file: say what it accepts, as accepts = ["photo"]',
        ),
        (
            question("upload", 'accepts = ["video"]'),
            6,
            'question 1, accepts 1 "video" is not known: use one of voice, photo, document',
        ),
        (
            question("note", 'option = [{ code = "a", label = { zh = "一", en = "One" } }]'),
            6,
            'question 1 is of kind "note", which has no options: remove them',
        ),
        (
            question("yesno", "yields = { ledger = 3 }"),
            6,
            "question 1 is of kind yesno and gives no words for a ledger: remove yields",
        ),
        (
            question("text", name="contact"),
            2,
            'question 1 has the id "contact", which is kept for the kind contact: choose another',
        ),
        (
            question("text", 'hint = { zh = "{who}", en = "Small" }'),
            6,
            (
                'question 1, hint.zh has a placeholder "who" that is not known: '
                "there are {department} and {benchmark_city}"
            ),
        ),
        (
            question(
                "single",
                *(
                    ["option = ["]
                    + [
                        f'{{ code = "c{n}", label = {{ zh = "{n}", en = "{n}" }} }},'
                        for n in range(91)
                    ]
                    + ["]"]
                ),
            ),
            6,
            "question 1 has 91 options: a message shows 90 at most",
        ),
    ],
)
def test_what_a_kind_cannot_have_is_named_with_its_line(written, line, problem):
    assert faults(written) == [(line, problem)]


@pytest.mark.parametrize(
    ("kind", "settings", "show_if", "problem"),
    [
        ("number", [], '{ question = "first", in = ["07"] }', '.in 1 "07" {no} write "7"'),
        (
            "number",
            [],
            '{ question = "first", in = ["x"] }',
            '.in 1 "x" {no} write it as 12 or 0.5',
        ),
        (
            "date",
            [],
            '{ question = "first", in = ["20200717"] }',
            '.in 1 "20200717" {no} write "2020-07-17"',
        ),
        (
            "date",
            [],
            '{ question = "first", in = ["soon"] }',
            '.in 1 "soon" {no} write it as 2020-07-17',
        ),
        ("yesno", [], '{ question = "first", in = ["ye"] }', '.in 1 "ye" {no} did you mean yes?'),
        (
            "upload",
            ['accepts = ["photo"]'],
            '{ question = "first", in = ["x"] }',
            '.question "first" is of kind upload, which has no codes to compare with: use answered',
        ),
        (
            "note",
            [],
            '{ answered = "first" }',
            '.answered "first" is a note, which nobody answers: name a question',
        ),
        (
            "text",
            [],
            '{ answered = "second" }',
            '.answered "second" is this question itself: name an earlier question',
        ),
        ("text", [], "{ answered = 1 }", ".answered must be text in quotes, not a whole number"),
    ],
)
def test_a_condition_that_never_holds_is_a_fault(kind, settings, show_if, problem):
    first = question(kind, *settings)

    found = faults(first, question("text", f"show_if = {show_if}", name="second"))

    line = first.count("\n") + 6
    expected = problem.format(no='is no answer to "first":')
    assert found == [(line, f"question 2, show_if{expected}")]


def test_a_contact_is_asked_for_only_where_the_deployment_allows_it():
    contact = question("contact", name="contact")

    found = [faults(contact, asks_contact=allowed) for allowed in (True, None, False)]

    refused = (
        "question 1 asks for a contact, which the configuration does not allow: "
        "remove it, or set contact = true under [respondents]"
    )
    assert found == [[], [], [(3, refused)]]


def test_a_text_gives_the_questionnaire_it_was_loaded_from(tmp_path):
    text = HEAD + question("number", "least = 1")
    (tmp_path / "many.toml").write_text("\ufeff" + text.replace("\n", "\r\n"), "utf-8")

    (loaded,) = load_sources(tmp_path, ())

    assert (loaded.source, loaded.questionnaire) == (text, read(question("number", "least = 1")))


def test_a_text_that_is_no_questionnaire_is_told_by_its_name():
    with pytest.raises(FaultyError) as caught:
        read_text("stored", "a = \n", ())

    assert caught.value.faults == (Fault("stored", 1, "is not valid TOML here: Invalid value"),)


def test_a_fingerprint_tells_numbers_dates_and_media_apart():
    same = [question("number", "least = 1"), question("number", "least = 1.0")]
    others = [
        question("number", "least = 2"),
        question("date", "latest = 2020-01-01"),
        question("upload", 'accepts = ["photo", "voice"]'),
        question("upload", 'accepts = ["photo"]'),
    ]

    marks = [fingerprint(read(written)) for written in (*same, *others)]

    assert (marks[0], len(set(marks))) == (marks[1], 5)
