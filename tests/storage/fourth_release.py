"""A file as the fourth release left it: schema 0004 with words in every column that has any."""

import json

from tests.storage.first_release import write

CHAT, PHONE = 1_987_654_321, "13800138000"
DAY, MOMENT = "2020-07-19", "2020-07-19 05:00:00.000000"
_PLACE = {"campaign": "yshj", "department": "tzcj"}
_BY = {"by": "王小明", "person": b"m" * 16}
_ROW = {
    **_PLACE,
    "ledger": 3,
    "text": "窗口少排队久",
    "respondents": '[["enterprise", 1]]',
    "aspects": "[]",
    "measure": "加开窗口",
    "deadline": "七月底前",
    "section": "审批科",
    "note": "与上月同",
    "news": 0,
    "version": 1,
}
_SENT = {
    "campaign": "yshj",
    "channel": "telegram",
    "questionnaire": "enterprise",
    "version": 1,
    "department": "tzcj",
    "completed_on": DAY,
    "kept_until": "2021-07-19",
    "shield": "open",
}


def rows(keys):
    """What stands in it, by table; what was sealed in that release is, with these keys."""
    chat, contact = keys.seal_chat(CHAT), keys.seal(PHONE.encode())
    shared = keys.seal_text(json.dumps({"phone": PHONE}))
    snapshot = json.dumps([{"id": 7, "text": "原来的写法"}], ensure_ascii=False)
    return {
        "interview": [
            {
                "id": 1,
                "campaign": "yshj",
                "person": b"p" * 16,
                "chat": chat,
                "mode": "recorded",
                "language": "zh",
                "questionnaire": "enterprise",
                "version": 1,
                "touched_on": DAY,
                "shield": 0,
                "channel": "visit",
                "place": "城东便利店",
                "complaint": 0,
            }
        ],
        "interview_answer": [
            _answer("trouble", "话说半句"),
            _answer("reach", shared),
            _answer("rating", "bad"),
            _answer("gap", None) | {"words": "边上写的话"},
        ],
        "response": [
            {"id": 1, **_SENT, "mode": "confidential", "person": b"p" * 16, "chat": chat},
            {"id": 2, **_SENT, "mode": "named", "contact": contact},
            {"id": 3, **_SENT, "mode": "recorded", "source": b"s" * 16, "place": "城西服装厂"},
        ],
        "answer": [
            {
                "response": 1,
                "question": "trouble",
                "value": '"\\u6750\\u6599\\u592a\\u591a"',
                "words": "",
            },
            {"response": 1, "question": "voice", "value": "null", "words": "旁边的话"},
        ],
        "attachment": [
            {
                "id": 1,
                "response": 1,
                "question": "voice",
                "place": 0,
                "digest": "d" * 64,
                "medium": "voice",
                "kind": "audio/ogg",
                "size": 9,
                "transcript": "听写下来的话",
                "seen": 1,
            }
        ],
        "remark": [{"id": 1, "response": 1, "text": "后来补充的话", "added_on": DAY, "seen": 0}],
        "opinion": [
            {"id": 1, "response": 1, **_PLACE, "ledger": 3, "text": "跑了三趟", "aspects": "[]"}
        ],
        "example": [{"id": 1, "response": 1, **_PLACE, "text": "找谁办营业执照"}],
        "draft": [{**_PLACE, "number": 1, "made_at": MOMENT, "opinions": 1, "people": 1}],
        "line": [{**_ROW, "entry": 7, "since": 1, "standing": "new"}],
        "entry": [
            {**_ROW, "id": 7, "standing": "set_aside", "reason": "不归我们", "is_held": 1}
            | {"is_stale": 0}
        ],
        "self_check": [{"response": 3, "campaign": "yshj", "person": b"c" * 16, "edition": 1}],
        "self_check_plan": [
            {"response": 3, "mark": "m", "measure": "每周学习", "deadline": "八月初"}
        ],
        "trail": [
            {**_PLACE, **_BY, "at": MOMENT, "kind": "edit", "entry": 7, "shifts": "[]"}
            | {"before": snapshot, "after": snapshot.replace("原来", "后来")}
        ],
        "member": [
            {"person": b"m" * 16, "role": "staff", "department": "tzcj", "chat": chat}
            | {"language": "zh", "joined_on": DAY}
        ],
        "occasion": [
            {"campaign": "yshj", "person": b"m" * 16, "channel": "visit", "words": "走访五金店"}
            | {"at_place": 1}
        ],
        "handed": [
            {**_PLACE, **_BY, "id": 1, "holder": b"h" * 16, "number": 1, "draft": 1, "at": MOMENT}
            | {"place": "投资促进局", "opinions": 1, "people": 1, "rows": "[0, 0, 1]"}
        ],
        "handed_file": [
            {"handed": 1, "document": "all", "name": "王小明的清单.docx", "digest": "f" * 64}
            | {"size": 9}
        ],
        "casefile": [
            {**_PLACE, "id": 1, "number": 1234, "held": 0, "state": "received", "round": 1}
            | {"opened_at": MOMENT, "was_returned": 0, "news": 0}
        ],
        "case_verdict": [
            {"response": 1, "round": 1, "casefile": 1, "grade": "bad", "reason": "还是老样子"}
            | {"said_on": DAY}
        ],
        "case_step": [
            {**_BY, "id": 1, "casefile": 1, "round": 1, "at": MOMENT, "act": "note"}
            | {"party": "handler", "note": "电话打不通", "is_public": 0, "was_late": 0}
        ],
        "directive": [
            {**_PLACE, "id": 1, "number": 1, "text": "请尽快研究", "about": "三件逾期"}
            | {"stage": "open", "given_by": b"l" * 16, "given_name": "林主任", "message": 1}
            | {"given_on": DAY, "days": 5}
        ],
        "directive_step": [
            {**_BY, "id": 1, "directive": 1, "at": MOMENT, "move": "give", "note": "下周汇报"}
        ],
        "outbox": [
            {
                "key": "digest:1",
                "chat": chat,
                "text": "今早的简报",
                "buttons": '[[["看工单", "x"]]]',
            }
            | {"priority": 5, "urgent": 0, "not_before": MOMENT, "state": "waiting", "attempts": 0}
        ],
        "received": [{"update_id": 1, "payload": keys.seal(b"{}"), "taken": 0}],
    }


WORDS = (
    "城东便利店",
    "话说半句",
    "边上写的话",
    "城西服装厂",
    "材料太多",
    "旁边的话",
    "听写下来的话",
    "后来补充的话",
    "跑了三趟",
    "找谁办营业执照",
    "窗口少排队久",
    "加开窗口",
    "七月底前",
    "审批科",
    "与上月同",
    "不归我们",
    "每周学习",
    "八月初",
    "王小明",
    "原来的写法",
    "后来的写法",
    "走访五金店",
    "王小明的清单.docx",
    "还是老样子",
    "电话打不通",
    "请尽快研究",
    "三件逾期",
    "林主任",
    "下周汇报",
    "今早的简报",
    "看工单",
)


def make(path, keys):
    """Write the file."""
    write(path, "0004", rows(keys))


def _answer(question, value):
    kept = {"value": json.dumps(value), "settled": 1, "words": "", "attachments": "[]"}
    return {"interview": 1, "question": question, **kept}
