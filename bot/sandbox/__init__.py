"""A Telegram of one's own on loopback: a strict Bot API and a chat page at phone width.

Used by `make run` without a token, by staff training and by the browser tests. The bot does not
know that it is here: it is given another base URL. Nothing in this folder imports the rest of the
project or `telegram`, so that a fault in the bot cannot be hidden by the same fault here.
"""
