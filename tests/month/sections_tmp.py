import time, functools
from collections import defaultdict
from tests.month import month as m, office, respondents
from bot import importing
from handlers.office import digests

spent = defaultdict(lambda: [0, 0.0, 0.0])


def wrap(obj, name):
    f = getattr(obj, name)

    @functools.wraps(f)
    async def g(*a, **k):
        c, w = time.process_time(), time.perf_counter()
        try:
            return await f(*a, **k)
        finally:
            s = spent[name]
            s[0] += 1
            s[1] += time.process_time() - c
            s[2] += time.perf_counter() - w

    setattr(obj, name, g)


for n in ("tick", "come", "work", "react", "take_file", "deliver"):
    wrap(m.Month, n)
wrap(m.jobs, "work")
for n in ("opening",):
    wrap(m.jobs.opening, "send_on")
for n in ("batch_if_due", "draft_if_due", "digest_if_due", "remind_of_cases_if_due", "tidy_if_due"):
    wrap(m.jobs, n)


def show():
    for k, v in spent.items():
        print(f"{k:25} {v[0]:5} cpu {v[1]:7.2f} wall {v[2]:7.2f}")
