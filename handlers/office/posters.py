"""/poster: a poster to hang at a counter, with the code that leads to its questions."""

from dataclasses import replace

from telegram import InputFile, Update
from telegram.constants import ChatAction

from domain import doors, people
from domain.doors import Door
from domain.text import Language
from handlers.acts import Act
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, grid, keyboard
from handlers.office import printing, staff
from handlers.office.poster_acts import ChoosePoster, PosterAct, PrintPoster, ShowPoster
from handlers.speaking import answer_card, answer_tap, send_card, send_document
from handlers.updates import chat_of
from reports import tasks
from reports.poster_labels import MissingGlyphsError, Paper, TooLongError


async def open_panel(update: Update, context: Context) -> None:
    """The poster of one's own department, or the list of those one may print for."""
    services, language = context.services, await context.language()
    places = await _places(context)
    if not places:
        await staff.refuse(update, context)
    elif len(places) == 1:
        await send_card(update, _panel(services, places, _first(places[0]), language))
    else:
        await send_card(update, _list(services, places, language))


async def take_tap(update: Update, context: Context, act: PosterAct) -> None:
    """The list, another choice, or the file: the right to it is asked for at every tap."""
    places, language = await _places(context), await context.language()
    if not _may(context.services, places, act):
        await staff.refuse(update, context)
        return
    match act:
        case ChoosePoster():
            await answer_card(update, _list(context.services, places, language))
        case ShowPoster():
            await answer_card(update, _panel(context.services, places, act, language))
        case PrintPoster():
            await _give(update, context, act, language)


async def _give(update: Update, context: Context, act: PrintPoster, language: Language) -> None:
    """Send the poster as a document, or say why it can not be printed."""
    username = context.bot.username
    await answer_tap(update, label(language, "poster-preparing"))
    await chat_of(update).send_action(ChatAction.UPLOAD_DOCUMENT)
    try:
        poster = await _render(context.services, username, act)
    except MissingGlyphsError as error:
        await send_card(update, Card(say(language, "poster-missing-glyphs", about=error.about)))
    except TooLongError as error:
        await send_card(update, Card(say(language, "poster-too-long", about=error.about)))
    else:
        caption = _caption(context.services, username, act, language)
        await send_document(update, poster, caption=caption)


async def _render(services: Services, username: str, act: PrintPoster) -> InputFile:
    campaign, door = services.campaign, _door(act)
    questionnaire = services.library.find_current(act.questionnaire or "")
    labels = printing.labels(campaign, questionnaire, door, username=username, now=services.now())
    file = await services.worker.run(tasks.poster, labels, paper=act.paper)
    return InputFile(file, printing.file_name(campaign, door, act.paper, Language.ZH))


async def _places(context: Context) -> tuple[str | None, ...]:
    """The departments one may print for; `None` stands for all together."""
    services, held = context.services, await context.memberships()
    known = (None, *(department.code for department in services.campaign.departments))
    return tuple(place for place in known if people.may_print_posters(held, place))


def _may(
    services: Services,
    places: tuple[str | None, ...],
    act: PosterAct,
) -> bool:
    """Both the right and a door that is there: a tap may be forged or old."""
    if isinstance(act, ChoosePoster):
        return bool(places)
    department = services.campaign.find_department(act.department)
    windows = (None, *(known.code for known in department.windows)) if department else (None,)
    questionnaires = (None, *services.library.ids())
    return (
        act.department in places and act.window in windows and act.questionnaire in questionnaires
    )


def _first(department: str | None) -> ShowPoster:
    return ShowPoster(department, None, None, Paper.A4)


def _door(act: ShowPoster | PrintPoster) -> Door:
    return Door(act.questionnaire, act.department, act.window)


def _list(services: Services, places: tuple[str | None, ...], language: Language) -> Card:
    buttons: list[tuple[str, Act]] = [
        (printing.place(services.campaign, Door(department=place), language), _first(place))
        for place in places
    ]
    return Card(say(language, "poster-choose"), keyboard(grid(buttons)))


def _panel(
    services: Services, places: tuple[str | None, ...], act: ShowPoster, language: Language
) -> Card:
    place = printing.place(services.campaign, _door(act), language)
    make = PrintPoster(act.department, act.window, act.questionnaire, act.paper)
    rows: list[Row] = [
        *_questionnaires(services, act, language),
        *_windows(services, act, language),
        tuple(_choice(paper, act, replace(act, paper=paper)) for paper in Paper),
        ((label(language, "poster-make"), make),),
    ]
    if len(places) > 1:
        rows.append(((label(language, "other-department"), ChoosePoster()),))
    return Card(say(language, "poster-panel", place=place), keyboard(rows))


def _questionnaires(services: Services, act: ShowPoster, language: Language) -> list[Row]:
    titles: list[tuple[str | None, str]] = [(None, label(language, "poster-any"))]
    for known in map(services.library.find_current, services.library.ids()):
        assert known is not None
        titles.append((known.id, known.title.say(language)))
    return grid(_choice(title, act, replace(act, questionnaire=code)) for code, title in titles)


def _windows(services: Services, act: ShowPoster, language: Language) -> list[Row]:
    department = services.campaign.find_department(act.department)
    if department is None or not department.windows:
        return []
    names: list[tuple[str | None, str]] = [(None, label(language, "poster-no-window"))]
    names += [(known.code, known.name.say(language)) for known in department.windows]
    return grid(_choice(name, act, replace(act, window=code)) for code, name in names)


def _choice(text: str, shown: ShowPoster, act: ShowPoster) -> tuple[str, Act]:
    """A button for one of several; what stands already is marked."""
    return (f"• {text}" if act == shown else text, act)


def _caption(services: Services, username: str, act: PrintPoster, language: Language) -> str:
    door = _door(act)
    return say(
        language,
        "poster-caption",
        place=printing.place(services.campaign, door, language),
        link=doors.link(door, username=username),
    )
