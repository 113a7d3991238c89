"""A file as the third release left it: schema 0003 with what the fourth made anew."""

from tests.storage.first_release import write

_RESPONSE = {
    "campaign": "yshj",
    "mode": "anonymous",
    "channel": "telegram",
    "questionnaire": "enterprise",
    "version": 1,
    "respondent": "enterprise",
    "department": "tzcj",
    "window": "w3",
    "grade": "bad",
    "completed_on": "2020-07-19",
    "kept_until": "2021-07-19",
    "withdrawn_on": None,
    "receipt": None,
    "person": None,
    "chat": None,
    "contact": None,
    "source": None,
}
_OPINION = {"campaign": "yshj", "department": "tzcj", "ledger": 3, "aspects": "[]"}
_INTERVIEW = {
    "campaign": "yshj",
    "chat": b"sealed chat",
    "language": "en",
    "questionnaire": "citizen",
    "version": 2,
    "window": "w3",
    "card": 12,
    "replaces": None,
    "touched_on": "2020-07-18",
    "reminded_on": "2020-07-19",
}
_MESSAGE = {
    "chat": b"sealed chat",
    "text": "早",
    "picture": None,
    "buttons": None,
    "not_before": "2020-07-19 00:00:00.000000",
    "not_after": None,
    "attempts": 0,
    "last_error": None,
}
TICKED, TYPED, ANSWERED, SPOKEN, REMARKED, IMPORTED, UNTOLD = range(1, 8)
ROWS = {
    "interview": [
        {**_INTERVIEW, "id": 1, "person": b"p" * 16, "mode": "anonymous"},
        {**_INTERVIEW, "id": 2**47, "person": b"q" * 16, "mode": "named", "replaces": 5},
    ],
    "interview_answer": [
        {
            "interview": 2**47,
            "question": "rating",
            "value": '"bad"',
            "settled": 1,
            "words": "",
            "attachments": "[]",
            "message": 9,
        }
    ],
    "response": [
        {**_RESPONSE, "id": TICKED, "receipt": b"r" * 16},
        {**_RESPONSE, "id": TYPED, "mode": "named", "person": b"p" * 16, "contact": b"sealed"},
        {**_RESPONSE, "id": ANSWERED, "mode": "confidential", "chat": b"sealed chat"},
        {**_RESPONSE, "id": SPOKEN},
        {**_RESPONSE, "id": REMARKED},
        {
            **_RESPONSE,
            "id": IMPORTED,
            "mode": "recorded",
            "channel": "hotline",
            "questionnaire": None,
            "version": None,
            "source": b"s" * 16,
        },
        {**_RESPONSE, "id": UNTOLD, "withdrawn_on": "2020-07-20", "department": None},
    ],
    "answer": [
        {"response": TICKED, "question": "rating", "value": '"very_bad"', "words": ""},
        {"response": TICKED, "question": "aspects", "value": '["fees", "other"]', "words": ""},
        {"response": TICKED, "question": "gap", "value": "null", "words": ""},
        {"response": TICKED, "question": "visits", "value": '"3.5"', "words": ""},
        {"response": TICKED, "question": "day", "value": '"2020-07-18"', "words": ""},
        {"response": ANSWERED, "question": "trouble", "value": '"\\u738b\\u79d1"', "words": ""},
        {"response": SPOKEN, "question": "trouble", "value": "null", "words": "王科"},
    ],
    "opinion": [
        {**_OPINION, "id": 10, "response": TICKED, "text": "收费不清楚", "question": None},
        {**_OPINION, "id": 11, "response": TYPED, "text": "王科长态度差", "question": "trouble"},
        {**_OPINION, "id": 12, "response": IMPORTED, "text": "停车难", "question": None},
    ],
    "remark": [
        {"id": 1, "response": REMARKED, "text": "还有", "added_on": "2020-07-19", "seen": 1}
    ],
    "outbox": [
        {**_MESSAGE, "key": "digest:1", "state": "sending", "buttons": "[]", "picture": b"png"},
        {**_MESSAGE, "key": "digest:2", "state": "waiting", "attempts": 2},
    ],
}


def make(path):
    """Write the file."""
    write(path, "0003", ROWS)
