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


def conditions(earlier):
    """Any condition on the questions before, two levels deep."""
    chosen = st.builds(
        Chosen, st.sampled_from(earlier), st.sets(st.sampled_from(CODES), min_size=1).map(frozenset)
    )
    pair = st.tuples(chosen, chosen)
    deep = st.builds(Every, pair) | st.builds(Either, pair) | st.builds(Unless, chosen)
    return chosen | deep | st.builds(Unless, deep) | st.builds(Every, st.tuples(chosen, deep))


@st.composite
def questionnaires(draw):
    """Any questionnaire of all five kinds whose conditions look back, never forward."""
    kinds = st.sampled_from([Rating, SingleChoice, MultipleChoice, FreeText, DepartmentChoice])
    questions = []
    for n, kind in enumerate(draw(st.lists(kinds, min_size=1, max_size=6))):
        earlier = [known.id for known in questions]
        show_if = draw(st.none() | conditions(earlier)) if earlier else None
        ledger = draw(st.none() | st.sampled_from(Ledger))
        fields = {"required": draw(st.booleans()), "yields": ledger and Yields(ledger)}
        questions.append(question(kind, f"q{n}", show_if=show_if, **fields))
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


def under_way(questionnaire, draw, *, longest=14):
    """The answers of an interview after some replies, good and bad."""
    answers, replies = {}, all_replies(questionnaire)
    for number in draw(st.lists(st.integers(0, 9999), max_size=longest)):
        step = flow.next_step(questionnaire, answers)
        good = valid_replies(step.question, step.answer) if isinstance(step, flow.Ask) else ()
        choice = good if good and number % 3 else replies
        reply = choice[number // 3 % len(choice)]
        answers |= flow.take(questionnaire, answers, reply, DEPARTMENTS).answers
    return answers


def complete(questionnaire, answers, draw):
    """The answers after a good reply to whatever is still open, and how many that took."""
    numbers = draw(st.lists(st.integers(0, 99), min_size=1, max_size=5))
    taken = 0
    while isinstance(step := flow.next_step(questionnaire, answers), flow.Ask) and taken < 99:
        replies = valid_replies(step.question, step.answer)
        reply = replies[numbers[taken % len(numbers)] % len(replies)]
        answers = {**answers, **flow.take(questionnaire, answers, reply, DEPARTMENTS).answers}
        taken += 1
    return answers, taken
