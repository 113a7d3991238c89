"""The cards of a preview: an interview's, each marked as one, and those before and after them."""

from dataclasses import replace

from domain import responses
from domain.responses import Mode
from domain.text import Language
from handlers.acts import Act
from handlers.answering.opened import Open
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Services
from handlers.keyboards import Row, keyboard
from handlers.preview import outcomes
from handlers.preview.preview_acts import ChoosePreview, OpenPreview


def marked(card: Card, language: Language) -> Card:
    """The card with the words that tell it from a real one."""
    return replace(card, text=f"{say(language, 'preview-mark')}\n\n{card.text}")


def choice(services: Services, language: Language) -> Card:
    """The questionnaires that are offered, in each way to answer that asks something else."""
    buttons = [
        ((_title(services, known, mode, language), OpenPreview(mode, known)),)
        for known in services.library.ids()
        for mode in modes(services)
    ]
    return Card(say(language, "preview-choose"), keyboard(buttons))


def modes(services: Services) -> tuple[Mode, ...]:
    """Who answers by name is asked for a contact; all others are asked the same."""
    named = (Mode.NAMED,) if services.campaign.asks_contact else ()
    return (Mode.ANONYMOUS, *named)


def outcome(known: Open, services: Services) -> Card:
    """What sending would have stored."""
    interview, language = known.interview, known.interview.language
    read = responses.read(known.questionnaire, interview.answers)
    text = outcomes.write(read, services.campaign, interview.mode, language)
    again: Act = OpenPreview(interview.mode, interview.questionnaire)
    return marked(Card(text, keyboard([_onward(again, language)])), language)


def ended(language: Language) -> Card:
    """Given up before the end."""
    return Card(say(language, "preview-ended"))


def _onward(again: Act, language: Language) -> Row:
    return (
        (label(language, "preview-again"), again),
        (label(language, "preview-other"), ChoosePreview()),
    )


def _title(services: Services, questionnaire_id: str, mode: Mode, language: Language) -> str:
    known = services.library.find_current(questionnaire_id)
    assert known is not None
    return label(language, "preview-title", title=known.title.say(language), mode=mode)
