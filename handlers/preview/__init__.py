"""Playing a questionnaire with its real cards; nothing is stored."""
