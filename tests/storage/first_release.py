"""A file as the first release left it: schema 0001 with something in every table."""

from alembic import command

from storage import migrate

_PLACE = {"campaign": "yshj", "department": "tzcj", "number": 1}
_RESPONSE = {
    "campaign": "yshj",
    "channel": "telegram",
    "questionnaire": "enterprise",
    "version": 1,
    "respondent": "enterprise",
    "department": "tzcj",
    "grade": "bad",
    "completed_on": "2020-07-19",
    "kept_until": "2021-07-19",
    "receipt": None,
    "chat": None,
    "source": None,
}
ROWS = {
    "interview": [
        {
            "id": 2**47 + 1,
            "campaign": "yshj",
            "person": b"p" * 16,
            "chat": b"sealed chat",
            "mode": "confidential",
            "language": "en",
            "questionnaire": "citizen",
            "version": 1,
            "card": 12,
            "started_at": "2020-07-18 23:59:59.000000",
        }
    ],
    "interview_answer": [
        {"interview": 2**47 + 1, "question": "aspects", "value": '["fees"]', "settled": 0},
        {"interview": 2**47 + 1, "question": "gap", "value": "null", "settled": 1},
        {"interview": 2**47 + 1, "question": "rating", "value": '"bad"', "settled": 1},
    ],
    "participation": [{"campaign": "yshj", "person": b"q" * 16}],
    "response": [
        {**_RESPONSE, "id": 1, "mode": "anonymous", "receipt": b"r" * 16},
        {**_RESPONSE, "id": 2**61, "mode": "confidential", "chat": b"sealed chat"},
        {
            **_RESPONSE,
            "id": 3,
            "mode": "recorded",
            "channel": "hotline",
            "questionnaire": None,
            "version": None,
            "respondent": None,
            "department": None,
            "grade": None,
            "source": b"s" * 16,
        },
    ],
    "answer": [
        {"response": 1, "question": "aspects", "value": '["fees", "process"]'},
        {"response": 1, "question": "trouble", "value": '"材料交了三次"'},
        {"response": 2**61, "question": "gap", "value": "null"},
    ],
    "opinion": [
        {
            "id": number,
            "response": response,
            "campaign": "yshj",
            "department": department,
            "ledger": 3,
            "text": text,
            "aspects": '["fees"]',
            "said_on": said_on,
        }
        for number, response, department, text, said_on in [
            (10, 1, "tzcj", "材料交了三次", "2020-07-19"),
            (11, 2**61, "tzcj", "窗口少", "2020-07-19"),
            (2**60, 3, None, "停车难", None),
        ]
    ],
    "draft": [{**_PLACE, "made_at": "2020-07-19 05:00:00.000000", "opinions": 2, "people": 2}],
    "entry": [
        {
            **_PLACE,
            "position": 0,
            "ledger": 3,
            "text": "材料交了三次",
            "respondents": '[["enterprise", 1]]',
            "aspects": '["fees"]',
            "first_said_on": "2020-07-19",
            "measure": "",
            "deadline": "",
            "section": "",
        }
    ],
    "support": [
        {**_PLACE, "opinion": 10, "position": 0, "rank": 0, "similarity": 1.0},
        {**_PLACE, "opinion": 11, "position": None, "rank": 0, "similarity": 0.0},
    ],
    "member": [
        {
            "person": b"m" * 16,
            "role": "staff",
            "department": "tzcj",
            "chat": b"sealed chat",
            "language": "zh",
            "joined_on": "2020-07-01",
        }
    ],
    "invitation": [
        {
            "code": b"c" * 16,
            "role": "leader",
            "department": "",
            "expires_at": "2020-07-21 00:00:00.000000",
            "used": 1,
        }
    ],
    "run": [
        {
            "job": "digest",
            "due": "2020-07-19 00:00:00.000000",
            "claimed_until": "2020-07-19 00:10:00.000000",
            "finished": 1,
        }
    ],
    "outbox": [
        {
            "key": "digest:2020-07-19",
            "chat": b"sealed chat",
            "text": "早",
            "picture": b"png",
            "not_before": "2020-07-19 00:00:00.000000",
            "state": "parked",
            "attempts": 8,
            "last_error": "Forbidden",
        }
    ],
    "published": [{"questionnaire": "enterprise", "version": 1, "fingerprint": b"f" * 32}],
    "received": [
        {"update_id": 5, "payload": None, "taken": 1, "fault": None},
        {"update_id": 6, "payload": b"sealed update", "taken": 0, "fault": None},
    ],
}


def make(path):
    """Write the file."""
    write(path, "0001", ROWS)


def write(path, revision, kept):
    """A file of some release, with these rows by table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with migrate._connect(path) as connection:
        configuration = migrate._config()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, revision)
        for table, rows in kept.items():
            for row in rows:
                fields = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" * len(row))
                statement = f"INSERT INTO {table} ({fields}) VALUES ({marks})"
                connection.exec_driver_sql(statement, tuple(row.values()))
