"""The whole table: what each command, button, deep link and reply does, and for whom.

A new one without a row fails `test_table.py` by its name.
"""

from tests.handlers.rights.rows_of_cases import CASES, DIRECTIVES
from tests.handlers.rights.rows_of_ledgers import LEDGERS, SELF_CHECKS
from tests.handlers.rights.rows_of_members import DOORS, MEMBERS_ONLY, RECORDING
from tests.handlers.rights.rows_of_respondents import COMMANDS, INTERVIEWS, OWN
from tests.handlers.rights.rows_of_reviews import REVIEWS
from tests.handlers.rights.rows_of_the_office import FIGURES_SEEN, INCOMING

ROWS = (
    *(*COMMANDS, *DOORS, *INTERVIEWS, *OWN, *CASES, *DIRECTIVES, *REVIEWS, *LEDGERS),
    *(*SELF_CHECKS, *INCOMING, *FIGURES_SEEN, *MEMBERS_ONLY, *RECORDING),
)
