"""What the bot cannot do is refused with sheet, row and reason, all of it at once."""

import pytest

from tests.bot.xlsform.conftest import ASK, COLOURS, HEAD, LIST, ORDER


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("video", "the bot takes no films"),
        ("barcode", "the bot reads no barcodes"),
        ("time", "the bot asks for days, not hours; use text"),
        ("dateTime", "the bot asks for days, not hours; use date"),
        ("geotrace", "the bot takes one place, no lines; use geopoint"),
        ("geoshape", "the bot takes one place, no areas; use geopoint"),
        ("acknowledge", "make it required, or use note, or select_one with what can be answered"),
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
    said = refused([(*HEAD, "parameters"), ("range", "x", "某", "Some", "start=0 end=1 step=0.1")])

    assert said == [
        (
            "survey, row 2: type range cannot be carried: "
            "the bot has no slider; use decimal with a constraint"
        )
    ]


@pytest.mark.parametrize(
    ("column", "said", "why"),
    [
        (
            "calculation",
            "1 + 1",
            "calculation: the bot reckons nothing; ask, or use type calculate",
        ),
        ("read_only", "${a} = ''", "read_only: use note for what is only read"),
        ("required", "${a} = ''", "required: write yes or no; a condition cannot be carried"),
        ("trigger", "${a}", "trigger: the bot reckons nothing; remove it"),
        ("intent", "org.app", "intent: other apps cannot be opened"),
        ("body::intent", "org.app", "intent: other apps cannot be opened"),
        (
            "appearance",
            "ex:org.app()",
            'appearance "ex:org.app()" changes what is asked: remove it',
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

    assert found == [f'survey, row 2: appearance "{appearance}" changes what is asked: remove it']


def test_choices_that_depend_on_answers(refused):
    survey = [
        (*HEAD, "choice_filter"),
        ("select_one c", "a", "甲", "A", "name != 'red'"),
    ]

    assert refused(survey, COLOURS) == [
        (
            "survey, row 2: choice_filter: choices cannot depend on earlier answers; "
            "make a question of each list, with relevant"
        )
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
        "survey, row 2: constraint of a group: write it beside its questions",
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
        "survey, row 3: has no label: there is nothing to ask",
        "survey, row 4: puts an answer into its words, write them without ${…}: ${a}呢",
        "survey, row 4: puts an answer into its words, write them without ${…}: And ${a}?",
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
        "survey, row 3: has one choice only: add another, or use note for what is only confirmed",
        "survey, row 4: has 91 choices: at most 90 fit a message, split the question",
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
        'survey, row 2: the list "gone" is not on the choices sheet'
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
