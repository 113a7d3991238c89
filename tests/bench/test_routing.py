import pytest

from tests.bench.routing import Message, Score, draw, main, read, score

HEAD = "topic,subject,detail\n"
LONG = "河边的工厂夜里偷排废水，气味刺鼻，附近的人都睡不着觉，打了几次电话也没有人来管"


def test_the_first_suggestion_counts_for_f1_and_any_of_three_for_top_3():
    assert score([["a"], ["b", "a"], []], ["a", "a", "b"]) == Score(pytest.approx(1 / 3), 2 / 3)


def test_reposts_stand_on_one_side(tmp_path):
    file = tmp_path / "said.csv"
    file.write_text(f"{HEAD}水,臭,{LONG}\n灯,暗,路灯坏了\n水,臭,{LONG}！\n", encoding="utf-8")

    messages = read(file)

    assert [message.group for message in messages] == [
        messages[0].text,
        messages[1].text,
        messages[0].text,
    ]


def test_no_two_copies_are_drawn():
    messages = [Message("a", "one", "one"), Message("a", "one!", "one"), Message("b", "two", "two")]

    assert sorted(message.group for message in draw(messages, 5, seed=0)) == ["one", "two"]


def test_without_a_file_there_is_nothing_to_measure(tmp_path, capsys):
    assert main([str(tmp_path / "none.csv")]) == 2
    assert capsys.readouterr().err == "usage: python -m tests.bench.routing FILE.csv\n"
