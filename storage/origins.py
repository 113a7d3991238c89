"""Who has put a response in, as the columns of its row tell: a recording has a questionnaire."""

from sqlalchemy import case

from domain.opinions import Origin
from domain.responses import Mode
from storage.tables import RESPONSE

ORIGIN = case(
    (RESPONSE.c.mode != Mode.RECORDED, Origin.GIVEN),
    (RESPONSE.c.questionnaire.is_(None), Origin.IMPORTED),
    else_=Origin.RECORDED,
).label("origin")
