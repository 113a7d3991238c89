from tests.bench.grouping import Score, b_cubed, main, pairwise, report


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
