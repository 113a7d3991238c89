"""What members may do, as the chat tells them: their roles, their commands, their menus."""

from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Update,
)
from telegram.ext import ExtBot

from domain import directives, people
from domain.people import Membership, Memberships
from domain.text import Language
from handlers import places
from handlers.catalogue import label, say, series
from handlers.context import Context, Services
from handlers.speaking import say_briefly

_RESPONDENT = ("start", "my", "track", "privacy", "language", "help", "cancel")


def commands(memberships: Memberships) -> tuple[str, ...]:
    """The commands that someone with these roles can use."""
    allowed = {
        "summary": people.may_see_progress(memberships),
        "search": people.may_search(memberships),
        "ledger": any(people.may_see_drafts((held,), held.department) for held in memberships),
        "review": any(people.may_review((held,), held.department) for held in memberships),
        "handin": any(people.may_see_drafts((held,), held.department) for held in memberships),
        "archive": any(people.may_see_drafts((held,), held.department) for held in memberships),
        "cases": people.may_work_on_cases(memberships),
        "inbox": any(people.may_see_incoming((h,), h.department) for h in memberships),
        "record": people.may_record(memberships),
        "selfcheck": people.may_self_check(memberships),
        "progress": people.may_see_progress(memberships),
        "digest": people.may_see_digest(memberships),
        "directives": directives.may_list(memberships),
        "report": any(people.may_see_drafts((held,), held.department) for held in memberships),
        "poster": any(people.may_print_posters((h,), h.department) for h in memberships),
        "preview": people.may_preview(memberships),
        "signals": people.may_see_signals(memberships),
        "health": people.may_see_health(memberships),
        "invite": people.may_invite(memberships),
    }
    return (*(name for name, may in allowed.items() if may), *_RESPONDENT)


def describe(services: Services, memberships: Memberships, language: Language) -> str:
    """Someone's roles and what they can do with them."""
    roles = series(language, (role_name(services, held, language) for held in memberships))
    return say(language, "help-staff", roles=roles, commands=listed(memberships, language))


def listed(memberships: Memberships, language: Language) -> str:
    """The members' own commands, a line each."""
    own = [name for name in commands(memberships) if name not in _RESPONDENT]
    return "\n".join(
        label(language, "command-line", name=name, does=label(language, f"command-{name}"))
        for name in own
    )


def role_name(services: Services, held: Membership, language: Language) -> str:
    """A role as people say it."""
    name = places.find_name(services.campaign, held.department, language)
    return label(language, f"role-{held.role}", department=name)


async def offer_menus(bot: ExtBot[None]) -> None:
    """The command menu of everyone who has no role."""
    for language in Language:
        await bot.set_my_commands(
            _menu(_RESPONDENT, language),
            scope=BotCommandScopeAllPrivateChats(),
            language_code=None if language is Language.ZH else language,
        )


async def offer_member_menu(
    bot: ExtBot[None], chat_id: int, memberships: Memberships, language: Language
) -> None:
    """The command menu of one member."""
    menu = _menu(commands(memberships), language)
    await bot.set_my_commands(menu, scope=BotCommandScopeChat(chat_id))


async def refuse(update: Update, context: Context) -> None:
    """Say that this is not for them."""
    await say_briefly(update, label(await context.language(), "not-allowed"))


def _menu(names: tuple[str, ...], language: Language) -> list[BotCommand]:
    return [BotCommand(name, label(language, f"command-{name}")) for name in names]
