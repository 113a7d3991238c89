"""Any questionnaire, and anything a person (or a forger) may reply to it."""

from hypothesis import strategies as st

from domain import flow
from domain.opinions import Aspect, Ledger, Respondent
from domain.questionnaire import (
    GRADES,
    Chosen,
    DepartmentChoice,
    Either,
    Every,
    FreeText,
    MultipleChoice,
    Option,
    Questionnaire,
    Rating,
    SingleChoice,
    Unless,
    Yields,
    codes_of,
)
from domain.text import Text

DEPARTMENTS = ("tzcj", "czj")
LONGEST = 10
OPTIONS = (
    Option("a", Text("甲", "Alpha"), Aspect.PROCESS, "甲处不好"),
    Option("b", Text("乙", "Beta"), Aspect.FEES, "乙处不好"),
    Option("c", Text("丙", "Gamma")),
    Option("none", Text("都不是", "None of these"), exclusive=True),
)
CODES = (*GRADES, *(option.code for option in OPTIONS), *DEPARTMENTS)


def words(zh):
    return Text(zh, zh)


def asked(*questions, respondent=Respondent.ENTERPRISE):
    """A questionnaire of these questions."""
    return Questionnaire("any", 1, words("问卷"), respondent, questions)


def question(kind, question_id, **fields):
    """A question with no more words than it must have."""
    if kind in {SingleChoice, MultipleChoice}:
        fields = {"options": OPTIONS} | fields
    if kind is FreeText:
        fields = {"longest": LONGEST} | fields
    return kind(id=question_id, text=words("？"), short=words(question_id), **fields)


PARTS = st.tuples(st.integers(0, 5), st.sets(st.sampled_from(CODES), min_size=1))
# How two conditions on earlier questions are combined; `None`: the question is always asked.
SHAPES = (
    None,
    lambda one, _: one,
    lambda one, other: Every((one, other)),
    lambda one, other: Either((one, other)),
    lambda one, _: Unless(one),
    lambda one, other: Unless(Every((one, other))),
    lambda one, other: Every((one, Unless(Either((one, other))))),
)
KINDS = (Rating, SingleChoice, MultipleChoice, FreeText, DepartmentChoice)
NUMBERS = st.lists(st.integers(0, 9999), max_size=14)  # each picks a reply
SPECIFICATIONS = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.booleans(),
        st.none() | st.sampled_from(Ledger).map(Yields),
        st.sampled_from(SHAPES),
        st.tuples(PARTS, PARTS),
    ),
    min_size=1,
    max_size=6,
)


def questionnaires():
    """Any questionnaire of all five kinds whose conditions look back, never forward."""
    return SPECIFICATIONS.map(_build)


def _build(specifications):
    questions = []
    for n, (kind, required, yields, shape, parts) in enumerate(specifications):
        looks_back = shape is not None and n > 0
        chosen = [Chosen(f"q{back % max(n, 1)}", frozenset(codes)) for back, codes in parts]
        show_if = shape(*chosen) if looks_back else None
        fields = {"required": required, "yields": yields, "show_if": show_if}
        questions.append(question(kind, f"q{n}", **fields))
    return asked(*questions)


def valid_replies(open_question, answer):
    """Replies that bring an interview on: each settles the question, or ticks its first option."""
    codes = codes_of(open_question, DEPARTMENTS)
    skips = () if open_question.required else (flow.Skip(open_question.id),)
    match open_question:
        case FreeText():
            texts = ("太慢", " 窗口少 ", "x" * LONGEST)
            return (*skips, *(flow.Typed(text) for text in texts))
        case MultipleChoice():
            if answer and answer.value:
                return (flow.Settle(open_question.id),)
            return (*skips, *(flow.Tick(open_question.id, code, on=True) for code in codes))
        case _:
            return (*skips, *(flow.Pick(open_question.id, code) for code in codes))


def all_replies(questionnaire):
    """Replies of every kind: in turn or late, under any question or none, with any code."""
    ids = [*(known.id for known in questionnaire.questions), "nowhere"]
    codes = [*CODES, "", "forged"]
    labels = [name for option in OPTIONS for name in (option.label.zh, option.label.en)]
    texts = ["", "  ", "满意", "bad", "x" * (LONGEST + 1), "太慢", *labels]
    return (
        *(kind(known) for kind in (flow.Settle, flow.Skip, flow.Back, flow.Edit) for known in ids),
        *(flow.Pick(known, code) for known in ids for code in codes),
        *(flow.Tick(known, code, on) for known in ids for code in codes for on in (True, False)),
        *(flow.Typed(text) for text in texts),
    )


def any_reply(questionnaire, *kinds):
    """One of all replies, of these kinds if any are named."""
    replies = all_replies(questionnaire)
    return st.sampled_from([r for r in replies if isinstance(r, kinds or flow.Reply)])


def under_way(questionnaire, draw):
    """The answers of an interview after some replies, good and bad."""
    answers, replies = {}, all_replies(questionnaire)
    for number in draw(NUMBERS):
        step = flow.next_step(questionnaire, answers)
        good = valid_replies(step.question, step.answer) if isinstance(step, flow.Ask) else ()
        choice = good if good and number % 3 else replies
        reply = choice[number // 3 % len(choice)]
        answers |= flow.take(questionnaire, answers, reply, DEPARTMENTS).answers
    return answers


def complete(questionnaire, answers, draw):
    """The answers after a good reply to whatever is still open, and how many that took."""
    numbers = draw(NUMBERS) or [0]
    taken = 0
    while isinstance(step := flow.next_step(questionnaire, answers), flow.Ask) and taken < 99:
        replies = valid_replies(step.question, step.answer)
        reply = replies[numbers[taken % len(numbers)] % len(replies)]
        answers = {**answers, **flow.take(questionnaire, answers, reply, DEPARTMENTS).answers}
        taken += 1
    return answers, taken
