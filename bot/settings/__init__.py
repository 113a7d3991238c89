"""What a deployment writes down: its configuration and its questionnaires.

Files are read, judged and turned into domain values; every fault is collected with its line and
all are reported together. Nothing here speaks to Telegram, opens the database or prints.
"""
