"""What a workbook says about our ledgers, in columns that other programs pass over.

On the survey sheet `najian_ledger` is the ledger that a question's answers go into: 1, 2 or 3. On
the choices sheet `najian_statement` is a choice as a sentence about the service, which is what the
ledger gets, and `najian_aspect` what it is about: process, fees, … or 流程, 收费, ….
"""

from bot.xlsform.findings import Findings, shown
from bot.xlsform.rows import Row
from domain.opinions import ASPECT_NAMES, Aspect, Ledger
from domain.questions import Yields

LEDGER, STATEMENT, ASPECT = "najian_ledger", "najian_statement", "najian_aspect"
COLUMNS = (LEDGER, STATEMENT, ASPECT)


def yields(row: Row, findings: Findings) -> Yields | None:
    """The ledger of a question, if it has one."""
    written = row.text(LEDGER)
    ledger = next((each for each in Ledger if str(int(each)) == written), None)
    if written and ledger is None:
        known = ", ".join(str(int(each)) for each in Ledger)
        findings.refuse(row.place, f'{LEDGER} is "{shown(written)}": write one of {known}')
    return None if ledger is None else Yields(ledger)


def aspect(row: Row, findings: Findings) -> Aspect | None:
    """What a choice is about, if it says."""
    written = row.text(ASPECT)
    for each, name in ASPECT_NAMES.items():
        if written.lower() in {each.value, name}:
            return each
    if written:
        known = ", ".join(each.value for each in ASPECT_NAMES)
        findings.refuse(row.place, f'{ASPECT} is "{shown(written)}": write one of {known}')
    return None
