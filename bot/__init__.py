"""Builds, starts and schedules the bot; the command line; the sandbox."""

import os

# Telegram's waiting times as timedelta: the other form is deprecated, and warns at each use.
os.environ.setdefault("PTB_TIMEDELTA", "1")
