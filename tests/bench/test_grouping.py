from tests.bench.grouping import Score, b_cubed, main, pairwise, read_apart, report
from tests.bench.grouping_growth import measure
from tests.bench.grouping_texts import texts


def test_a_perfect_grouping_scores_one():
    assert pairwise([1, 1, 2], ["a", "a", "b"]) == Score(1.0, 1.0)
    assert b_cubed([1, 1, 2], ["a", "a", "b"]) == Score(1.0, 1.0)


def test_what_is_joined_wrongly_costs_precision():
    assert pairwise([1, 1, 1], ["a", "a", "b"]) == Score(1 / 3, 1.0)
    assert b_cubed([1, 1, 1], ["a", "a", "b"]) == Score((4 / 3 + 1 / 3) / 3, 1.0)


def test_what_is_left_apart_costs_recall():
    assert pairwise([1, 2, 3], ["a", "a", "b"]) == Score(1.0, 0.0)
    assert b_cubed([1, 2, 3], ["a", "a", "b"]) == Score(1.0, 2 / 3)


def test_rows_that_nobody_judged_are_clustered_but_not_scored():
    rows = [("排队太久了，没人管", "a"), ("排队太久了，没人管", "a"), ("停车难", "")]

    assert report(rows).splitlines()[1:] == [
        "judged    2 texts in 1 groups",
        "pairwise  P 1.000  R 1.000  F1 1.000",
        "B-cubed   P 1.000  R 1.000  F1 1.000",
    ]


def test_a_file_is_measured(tmp_path, capsys):
    file = tmp_path / "said.csv"
    file.write_text("text,group\n停车难,a\n停车难,a\n", encoding="utf-8")

    assert main([str(file)]) == 0
    assert capsys.readouterr().out.startswith("2 texts, 1 groups, ")


def test_without_a_file_there_is_nothing_to_measure(tmp_path, capsys):
    assert main([str(tmp_path / "none.csv")]) == 2
    assert capsys.readouterr().err == "usage: python -m tests.bench.grouping FILE.csv\n"


def test_judgements_are_kept_apart_from_their_messages(tmp_path):
    labels, messages = tmp_path / "labels.csv", tmp_path / "messages.csv"
    labels.write_text("id,group\n2,a\n", encoding="utf-8")
    messages.write_text("subject,detail\n停车难,没有车位\n路灯坏,没人修\n", encoding="utf-8")

    assert read_apart(labels, messages) == [("停车难\n没有车位", ""), ("路灯坏\n没人修", "a")]


def test_invented_opinions_are_the_same_each_time_and_repeat_themselves():
    few, many = texts(300), texts(3_000)

    assert many[:300] == few
    assert len(set(many)) < 2_500


def test_growth_is_measured_by_placing_opinions_in_a_database(tmp_path):
    cold = measure(tmp_path / "bench.sqlite3", 0, 30)
    warm = measure(tmp_path / "bench.sqlite3", 30, 60)

    assert 0 < cold.entries < 30
    assert cold.entries < warm.entries < 60
