"""What every update that reaches a handler has: a chat, and in most cases a message."""

from telegram import Chat, Message, Update


def chat_of(update: Update) -> Chat:
    """The chat it comes from."""
    chat = update.effective_chat
    assert chat is not None
    return chat


def message_of(update: Update) -> Message:
    """The message that was sent or edited, or whose button was tapped."""
    message = update.effective_message
    assert message is not None
    return message
