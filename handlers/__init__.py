"""Speaks Telegram: reads an update, takes the turn in one transaction, and only then answers."""
