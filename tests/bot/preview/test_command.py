import pytest

from tests.bot.preview.conftest import ALL_KINDS

BADLY = ("投资促进局", "不满意", "1", "/10", "材料交了三次", "1")
FIRST = """\

┌──
│ ●●○
│
│ 您对投资促进局的服务满意吗？
│
│ [1] 😀 非常满意
│ [2] 🙂 满意
│ [3] 😐 基本满意
│ [4] 🙁 不满意
│ [5] 😣 非常不满意
│ [6] ‹ 上一题   [7] EN
└──
"""


def cards(said):
    """What stands in the frames, from the first to the last."""
    frames = said.split("┌──\n")[1:]
    bodies = [frame.split("└──")[0] for frame in frames]
    return [[line.removeprefix("│").strip() for line in body.splitlines()] for body in bodies]


def questions(said):
    return [card[2] for card in cards(said)]


def complaints(said):
    return [line for line in said.splitlines() if line.startswith("! ")]


def test_a_card_is_framed_and_its_buttons_are_numbered(play):
    _, said, _ = play("enterprise", options=["--department", "tzcj"])

    assert said.split("q quits.\n")[1].split("\nThe preview")[0] == FIRST


def test_the_end_says_what_would_be_stored(play):
    code, said, _ = play("enterprise", *BADLY, "1")

    assert code == 0
    assert said.split("> 1\n\n")[-1] == (
        "要是真的发送，会存下这些\n\n"
        "受访者　企业，匿名\n部门　投资促进局\n评价　不满意（差评）\n回答　5 题\n保存　365 天\n\n"
        "写进清单一\n· 一件事要跑几个窗口（流程）\n\n"
        "写进清单三\n· 跑了好几趟，材料反复交（流程）\n· 材料交了三次（流程）\n"
    )


def test_nothing_is_written_to_the_disk(play, tmp_path):
    play("enterprise", *BADLY, "1")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["script.txt"]


def test_the_end_of_the_input_ends_the_preview(play):
    code, said, _ = play("enterprise", "投资促进局")

    assert (code, said.splitlines()[-1]) == (0, "The preview is over; nothing was stored.")


def test_q_quits(play):
    code, said, _ = play("enterprise", "投资促进局", "q", "不满意")

    assert (code, len(cards(said))) == (0, 2)


def test_lines_are_read_from_standard_input_where_there_is_no_script(najian, monkeypatch):
    import io  # noqa: PLC0415

    monkeypatch.setattr("sys.stdin", io.StringIO("投资促进局\n\nq\n"))
    code, said, _ = najian("preview", "enterprise")

    assert (code, said.count("┌──")) == (0, 1)


def test_b_goes_back_and_stops_at_the_first_question(play):
    _, said, _ = play("enterprise", "投资促进局", "b", "b")

    assert questions(said) == [
        "您最近一次办事，是和哪个部门打交道？",
        "您对投资促进局的服务满意吗？",
        "您最近一次办事，是和哪个部门打交道？",
        "您最近一次办事，是和哪个部门打交道？",
    ]
    assert complaints(said) == ["! Nothing is before this."]


def test_b_opens_the_last_answer_from_the_review(play):
    _, said, _ = play("enterprise", *BADLY, "b")

    assert questions(said)[-2:] == ["部门　投资促进局", "和深圳等地相比，我们最大的差距是哪一条？"]


def test_what_is_no_answer_is_said_in_the_words_of_the_chat(play):
    _, said, _ = play("enterprise", "投资促进局", "很不好", "photo", "/99")

    assert complaints(said) == [
        "! 请点下面的一个选项。",
        "! 这一题收不了这种内容，请照题目的提示回答。",
        "! There is no button 99.",
    ]


@pytest.mark.parametrize("line", ["/cancel", '"', '"  "', '"/2"'])
def test_what_no_chat_would_send_as_an_answer_is_told_so(play, line):
    _, said, _ = play("enterprise", line)

    assert complaints(said) == ["! No chat would send that as an answer."]


def test_a_bare_number_answers_where_a_number_is_asked_for(play):
    _, said, _ = play(ALL_KINDS, "1", "财政局", "1", "99", "2", "b", "/1")

    assert complaints(said) == ["! 1 到 20 次 <请重写>"]
    assert questions(said)[3:] == [
        "跑了几趟？",
        "跑了几趟？",
        "哪一天？",
        "跑了几趟？",
        "去过窗口吗？",
    ]


def test_a_line_in_quotation_marks_is_text_whatever_it_says(play):
    _, said, _ = play(ALL_KINDS, "1", "财政局", "1", "3", "1", '"1"')

    assert questions(said)[-1] == "有照片或材料吗？"


@pytest.mark.parametrize(("language", "mark"), [("zh", "您对投资促进局的服务满意吗？"), ("en", "")])
def test_either_language_can_be_played(play, language, mark):
    _, said, _ = play("enterprise", options=["--language", language, "--department", "tzcj"])

    english = "Investment Promotion Bureau: how satisfied are you with its service?"
    assert questions(said) == [mark or english]


def test_every_kind_of_question_can_be_played(play, taking_contacts):
    lines = ["1", "财政局", "1", "3", "2", "照片: 门口", "语音 12", "文件", "3", "位置 36.1，120.3"]
    code, said, _ = play(
        ALL_KINDS, *lines, "联系方式", "满意", "contact", "1", options=["--mode", "named"]
    )

    assert code == 0
    assert complaints(said) == ["! 这一题收不了这种内容，请照题目的提示回答。"]
    assert said.split("> 1\n\n")[-1].splitlines()[2:] == [
        "受访者　群众，实名",
        "部门　财政局",
        "评价　满意",
        "回答　8 题",
        "附件　🎤 12″ 🖼 1 张照片 📄 1 个文件",
        "联系方式　加密保存",
        "保存　365 天",
        "",
        "写进清单三",
        "· 门口",
    ]


def test_a_voice_message_that_is_too_long_is_refused(play):
    _, said, _ = play(ALL_KINDS, "1", "财政局", "1", "3", "1", "voice 301")

    assert complaints(said) == ["! 这段语音太长了，最长 300 秒。请分几段说，拣要紧的说。"]


def test_discarding_ends_it(play):
    code, said, _ = play("enterprise", *BADLY, "/8", "1")

    assert (code, said.splitlines()[-1]) == (0, "The preview is over; nothing was stored.")


def test_the_wish_to_be_shielded_is_noted_and_taken_back(play):
    code, said, _ = play("enterprise", *BADLY, "/7", "/7", "1")

    shields = [line.split("] ")[1] for line in said.splitlines() if "[7] " in line and "🛡" in line]
    assert (code, shields) == (
        0,
        ["🛡 点到了人？只给专项办看", "🛡 只给专项办看 ✓", "🛡 点到了人？只给专项办看"],
    )


def test_nobody_answers_by_name_where_no_contact_is_kept(play):
    code, _, error = play("enterprise", options=["--mode", "named"])

    assert (code, error) == (
        2,
        "najian: contact = false under [respondents]: nobody answers by name.\n",
    )


def test_an_unknown_questionnaire_is_refused_with_those_there_are(play):
    code, _, error = play("nowhere")

    assert code == 2
    assert error == (
        "najian: nowhere is no questionnaire. There are: citizen, enterprise, selfcheck; "
        "or give the path of a .toml file.\n"
    )


def test_faults_of_a_file_are_listed_as_by_check(play, tmp_path):
    broken = ALL_KINDS.read_text("utf-8").replace('"rating"', '"ratting"')
    (tmp_path / "broken.toml").write_text(broken, "utf-8")
    code, _, error = play("broken.toml")

    assert (code, error) == (
        2,
        'broken.toml:67: question 9, kind "ratting" is not known: did you mean rating?\n',
    )


def test_a_missing_file_is_a_fault(play):
    code, _, error = play("missing.toml")

    assert (code, error) == (2, "missing.toml: there is no such file: check the path\n")


def test_a_script_that_can_not_be_read_is_refused(najian):
    code, _, error = najian("preview", "enterprise", "--script", "missing.txt")

    assert (code, error.splitlines()[0][:48]) == (
        2,
        "najian: missing.txt cannot be read as UTF-8 text"[:48],
    )
