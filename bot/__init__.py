"""Builds, starts and schedules the bot; the command line; the sandbox."""
