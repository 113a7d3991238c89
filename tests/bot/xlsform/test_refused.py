"""What the bot cannot do is refused with sheet, row and reason, all of it at once."""

import pytest

from tests.bot.xlsform.conftest import ORDER

ZH, EN = "label::中文 (zh)", "label::English (en)"
HEAD = ("type", "name", ZH, EN)
LIST = ("list_name", "name", ZH, EN)
ASK = ("text", "q", "问", "Ask")
COLOURS = [LIST, ("c", "red", "红", "Red"), ("c", "blue", "蓝", "Blue"), ("c", "none", "无", "No")]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("video", "the bot takes no films"),
        ("barcode", "the bot reads no barcodes"),
        ("time", "the bot asks for days, not hours; use text"),
        ("dateTime", "the bot asks for days, not hours; use date"),
        ("geotrace", "the bot takes one place, no lines; use geopoint"),
        ("geoshape", "the bot takes one place, no areas; use geopoint"),
        ("acknowledge", "use note, or select_one with what can be answered"),
        ("rank c", "the bot puts nothing in order; ask for the first with select_one"),
        ("select_one_from_file a.csv", "choices must stand on the choices sheet"),
        ("select_multiple_from_file a.xml", "choices must stand on the choices sheet"),
        ("csv-external", "nothing is read from other files"),
        ("percentage", "the bot has no such question"),
    ],
)
def test_types(refused, kind, why):
    said = refused([HEAD, ASK, (kind, "x", "某", "Some")], COLOURS)

    assert said == [f"survey, row 3: type {kind} cannot be carried: {why}"]


def test_a_slider(refused):
    said = refused([(*HEAD, "parameters"), ("range", "x", "某", "Some", "start=1 end=5 step=1")])

    assert said[0] == ("survey: there is no question that the bot can ask")
    assert said[1] == (
        "survey, row 2: type range cannot be carried: "
        "the bot has no slider; use integer with a constraint"
    )


@pytest.mark.parametrize(
    ("column", "said", "why"),
    [
        ("default", "yes", "default: the bot puts no answer into anyone's mouth"),
        ("calculation", "1 + 1", "calculation: the bot reckons nothing"),
        ("read_only", "yes", "read_only: use note for what is only read"),
        ("read_only", "${a} = ''", "read_only: use note for what is only read"),
        ("required", "${a} = ''", "required: it is yes or no here, no condition"),
        ("trigger", "${a}", "trigger: the bot reckons nothing"),
        ("media::image", "a.png", "image: a question shows no pictures"),
        ("audio::English (en)", "a.mp3", "audio: a question plays no recordings"),
        ("video", "a.mp4", "video: a question plays no films"),
        ("intent", "org.app", "intent: other apps cannot be opened"),
        ("body::intent", "org.app", "intent: other apps cannot be opened"),
        ("appearance", "ex:org.app()", 'appearance "ex:org.app()" changes what is asked'),
        (
            "appearance",
            "w1 numbers",
            'appearance "numbers": use integer, or a constraint with regex',
        ),
    ],
)
def test_columns(refused, column, said, why):
    found = refused([(*HEAD, column), ("text", "a", "甲", "A"), (*ASK, said)])

    assert found == [f"survey, row 3: {why}"]


@pytest.mark.parametrize(
    ("kind", "appearance"),
    [
        ("select_one c", "search('cities')"),
        ("image", "signature"),
        ("image", "annotate new"),
        ("date", "month-year"),
        ("date", "persian"),
    ],
)
def test_appearances_that_change_what_is_asked(refused, kind, appearance):
    found = refused([(*HEAD, "appearance"), (kind, "q", "问", "Ask", appearance)], COLOURS)

    assert found == [f'survey, row 2: appearance "{appearance}" changes what is asked']


def test_choices_that_depend_on_answers_or_change_their_order(refused):
    survey = [
        (*HEAD, "choice_filter", "parameters"),
        ("select_one c", "a", "甲", "A", "name != 'red'"),
        ("select_one c", "b", "乙", "B", None, "randomize=true"),
    ]

    assert refused(survey, COLOURS) == [
        "survey, row 2: choice_filter: choices cannot depend on earlier answers",
        "survey, row 3: randomize: choices keep their order",
    ]


def test_what_is_repeated(refused):
    survey = [
        (*HEAD, "repeat_count"),
        ("begin repeat", "r", "每", "Each", "3"),
        ASK,
        ("end repeat", None),
    ]

    assert refused(survey) == [
        "survey, row 2: begin repeat: nothing can be repeated",
        "survey, row 2: repeat_count: nothing can be repeated",
    ]


def test_what_a_group_cannot_have(refused):
    group = ("begin group", "g", "组", "Group", "Hint", "yes", ". = 1")

    assert refused([(*HEAD, "hint", "required", "constraint"), group, ASK, ("end group",)]) == [
        "survey, row 2: hint of a group: write a note into it",
        "survey, row 2: required of a group: write it beside its questions",
        "survey, row 2: constraint of a group: write it beside its questions",
    ]


@pytest.mark.parametrize(
    ("relevant", "why"),
    [
        ("${age} >= 18", "compares ${age} by size, and its answers are no short list of numbers"),
        ("${age} + 1 = 2", 'reckons with "+"'),
        ("${age} mod 2 = 0", 'reckons with "mod"'),
        ("${words} = 'x'", "compares ${words}, whose answers are free words"),
        ("${one}", "names an answer or a value without comparing it"),
        ("${one} = ${many}", "compares something else than an answer with a value"),
        ("selected(${one}, 'green')", 'looks for "green", which is no choice of ${one}'),
        ("selected(${age}, 'red')", "asks what is selected in ${age}, which has no choices"),
        ("count-selected(${many}) > 1", "counts: it can only ask whether there is an answer"),
        ("${last} = ''", "looks at ${last}, which is no question above this row"),
        ("${later} = ''", "looks at ${later}, which is no question above this row"),
        ("${now} != ''", "looks at ${now}, which is left out"),
        ("${film} != ''", "looks at ${film}, which cannot be carried"),
        ("${group} != ''", "looks at ${group}, a group, which nobody answers"),
        ("${text} != ''", "looks at ${text}, a note, which nobody answers"),
        ("${score} > 10", "can never hold"),
        ("${day} = 'soon'", 'compares a date with "soon"'),
        ("regex(${words}, 'x')", "calls regex()"),
        ("false()", "calls false()"),
        (". = 'x'", 'looks at its own answer "."'),
        ("../one = 'red'", 'has ".."'),
        ("/data/one = 'red'", 'has "/"'),
        ("one = 'red'", 'has "one", which is no answer: write ${one}'),
        ("${one} = 'red", 'has "\'red"'),
        ("${one} = 'red' ${age}", 'has "age" where it should end'),
        ("(${one} = 'red'", 'has "its end" instead of ")"'),
        ("${one} =", "ends too early"),
        ("(" * 40 + "${one} = 'red'" + ")" * 40, "is nested too deeply"),
    ],
)
def test_conditions(refused, relevant, why):
    survey = [
        (*HEAD, "relevant", "constraint"),
        ("start", "now"),
        ("begin group", "group"),
        ("video", "film", "片", "Film"),
        ("note", "text", "读", "Read"),
        ("select_one c", "one", "一", "One"),
        ("select_multiple c", "many", "多", "Many"),
        ("integer", "age", "岁", "Age"),
        ("integer", "score", "分", "Score", None, ". >= 0 and . <= 10"),
        ("date", "day", "日", "Day"),
        ("text", "words", "话", "Words"),
        ("end group",),
        ("text", "last", "末", "Last", relevant),
        ("text", "later", "后", "Later"),
    ]

    said = refused(survey, COLOURS)

    shown = relevant if len(relevant) <= 60 else f"{relevant[:59]}…"
    assert said[1:2] == [f"survey, row 13: relevant {why}: {shown}"]


@pytest.mark.parametrize(
    ("kind", "constraint", "why"),
    [
        ("integer", ". > ${a}", "limits a number by something else than numbers"),
        ("integer", ". < 5 or . > 9", "limits a number by something else than numbers"),
        ("integer", ". = 5", 'limits a number with "="'),
        ("integer", "regex(., '[0-9]+')", "limits a number by something else than numbers"),
        ("date", ". < today()", 'leaves out today: write "<= today()" or ">= today()"'),
        ("date", ". > 'soon'", 'has "soon", which is no date such as 2020-07-17'),
        ("date", ". > '9999-12-31'", 'has "9999-12-31", which is no date such as 2020-07-17'),
        ("date", ". = '2020-07-17'", 'limits a date with "="'),
        ("date", ". > ${a}", "limits a date by something else than today() and dates"),
        ("text", ". = 'x'", "limits a text by something else than one regex and its length"),
        (
            "text",
            "regex(., 'a') and regex(., 'b')",
            "limits a text by something else than one regex and its length",
        ),
        (
            "text",
            "regex(., 'a') and string-length(.) >= 3",
            "limits the length to at least 3 beside a regex",
        ),
        ("text", "string-length(.) < 1", "leaves no text to write"),
        ("text", "string-length(.) <= 1.5", "counts characters by halves"),
        ("select_one c", ". != 'red'", "limits an answer of this type"),
        ("image", ". != ''", "limits an answer of this type"),
        ("select_multiple c", "count-selected(.) <= 2", "limits what may be ticked together"),
        ("select_multiple c", "count-selected(.) >= 1", "limits nothing"),
        (
            "select_multiple c",
            "selected(., ${a})",
            "limits what may be ticked by something else than choices",
        ),
    ],
)
def test_constraints(refused, kind, constraint, why):
    survey = [(*HEAD, "constraint"), ("text", "a", "甲", "A"), (kind, "q", "问", "Ask", constraint)]

    assert refused(survey, COLOURS) == [f"survey, row 3: constraint {why}: {constraint}"]


def test_limits_that_leave_nothing(refused):
    survey = [(*HEAD, "constraint"), ("integer", "q", "问", "Ask", ". > 5 and . < 6")]

    assert refused(survey) == ["survey, row 2: below leaves no number to give: correct the bounds"]


def test_patterns_that_re2_does_not_take(refused):
    survey = [(*HEAD, "constraint"), ("text", "q", "问", "Ask", "regex(., '(?=a)b')")]

    assert refused(survey) == [
        (
            "survey, row 2: pattern is not a pattern that RE2 takes (invalid perl operator: (?=): "
            "rewrite it"
        )
    ]


def test_labels_that_are_missing_too_long_or_contain_answers(refused):
    survey = [
        HEAD,
        ("text", "a", "甲" * 4000, "A"),
        ("text", "b"),
        ("text", "c", "${a}呢", "And ${a}?"),
        ("select_one c", "d", "丁", "D"),
    ]
    more = [("c", "green", "绿" * 21, "Green"), ("c", "black", "黑", "Red"), ("c", "x")]

    assert refused(survey, [*COLOURS, *more]) == [
        "survey, row 2: label (Chinese) has 4000 characters: at most 1000, shorten it",
        (
            "survey, row 3: is no XLSForm, says pyxform: "
            "The survey element named 'b' has no label or hint."
        ),
        "survey, row 3: has no label: there is nothing to ask",
        "survey, row 4: puts an answer into its words: ${a}呢",
        "survey, row 4: puts an answer into its words: And ${a}?",
        (
            "choices, row 5: label (Chinese) is 42 columns wide (a Chinese character has two): "
            "a button shows 40, shorten it"
        ),
        "choices, row 6: has the same English label as choices, row 2: give it its own",
        'choices, row 7: "x" has no label: a button needs one',
    ]


def test_choices_that_are_too_few_too_many_or_the_same(refused):
    choices = [
        LIST,
        ("few", "a", "甲", "A"),
        *[("many", f"n{n}", f"第{n}", f"No. {n}") for n in range(91)],
    ]
    survey = [
        HEAD,
        ASK,
        ("select_one few", "a", "甲", "A"),
        ("select_one many", "b", "乙", "B"),
    ]

    assert refused(survey, choices) == [
        "survey, row 3: has 1 choices: 2 to 90 fit a message",
        "survey, row 4: has 91 choices: 2 to 90 fit a message",
    ]


def test_names_that_stand_twice(refused):
    settings = [("form_id", "allow_choice_duplicates"), ("demo", "yes")]
    choices = [LIST, ("c", "a", "甲", "A"), ("c", "a", "乙", "B"), ("c", "b", "丙", "C")]

    said = refused([HEAD, ("select_one c", "q", "问", "Ask")], choices, settings)

    assert said == ['choices, row 3: the name "a" is that of choices, row 2: give it its own']


def test_a_title_that_is_too_long_and_a_version_that_is_there(refused):
    settings = [("form_title", "form_id", "version"), ("T" * 41, "demo", "2")]
    order = type(ORDER)(None, ORDER.respondent, (), frozenset({("demo", 2)}))

    assert refused([HEAD, ASK], [], settings, order=order) == [
        "settings, row 2: version 2 of demo is there already: raise it, or give another --id",
        (
            "settings, row 2: form_title is 41 columns wide (a Chinese character has two): "
            "a button shows 40, shorten it"
        ),
    ]


def test_an_id_that_is_a_departments_code(refused):
    settings = [("form_id",), ("czj",)]

    assert refused([HEAD, ASK], [], settings) == [
        (
            'settings, row 2: id "czj" is also a department\'s code: links could mean either, '
            "choose another"
        )
    ]


def test_sheets_of_other_uses(refused):
    said = refused([HEAD, ASK], entities=[("list_name", "label"), ("trees", "Tree")])

    assert said == ["entities: the bot cannot use this sheet: remove it"]


def test_what_pyxform_refuses(refused):
    assert refused([HEAD, ("select_one gone", "q", "问", "Ask"), ASK], COLOURS)[-1] == (
        "survey, row 2: is no XLSForm, says pyxform: List name not in choices sheet: gone"
    )


def test_a_label_in_no_language_of_ours(refused):
    survey = [(*HEAD, "label::Français (fr)"), ASK, ("text", "r", None, None, "Demander")]

    assert refused(survey) == [
        "survey, row 3: label is neither Chinese nor English: Français (fr)",
        "survey, row 3: has no label: there is nothing to ask",
    ]


def test_a_none_option_that_is_added_by_a_setting(refused):
    settings = [("form_id", "add_none_option"), ("demo", "yes")]

    assert refused([HEAD, ASK], [], settings) == [
        "settings, row 2: add_none_option: write the choice yourself"
    ]
