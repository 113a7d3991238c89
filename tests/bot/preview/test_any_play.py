"""Whatever is typed under whatever questionnaire: it goes on, and the test it makes is Python."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.preview import play as plays
from bot.preview import screen, transcript
from bot.preview.desk import Desk
from bot.preview.finding import Found
from bot.preview.play import Play
from bot.settings.questionnaires import Loaded
from domain.responses import Mode
from domain.text import Language
from handlers.preview import previews
from tests.domain.questionnaires import TODAY, questionnaires, some

TYPED = (
    *("b", "/1", "/2", "/9", "/99", "1", "2", "3", "4", "7", "B7", '"b"', '"', "contact"),
    *("财政局", "满意", "不满意", "是", "2026-11-20", "place 36.1,120.3"),
    *("photo", "照片: 门口", "voice 7", "voice 999", "document"),
)
LINES = st.lists(st.sampled_from(TYPED) | st.text(max_size=20), max_size=25)
MODES = st.sampled_from([Mode.ANONYMOUS, Mode.NAMED])


@pytest.fixture(scope="module")
def desk(example):
    return Desk(example.campaign, TODAY)


@some
@given(questionnaire=questionnaires(), lines=LINES, mode=MODES, language=st.sampled_from(Language))
def test_any_lines_can_be_typed(desk, questionnaire, lines, mode, language):
    play = Play(previews.begin(questionnaire, mode, language, today=TODAY))
    for line in lines:
        if not play.is_over:
            screen.shown(plays.card(play, desk), play.known.step())
            play = plays.take(play, line, desk)

    found = Found(Loaded(questionnaire, "'\""), is_shipped=False)
    source = transcript.write(found, play, desk, "czj")
    compile(source, "test_played.py", "exec")
