import pytest

from storage.backups import making
from tests.storage.backups.deployments import populated, source_of
from tests.storage.rows import NOON


@pytest.fixture
def deployed(tmp_path):
    """A home with something in every table."""
    return populated(tmp_path / "deployed")


@pytest.fixture
def source(deployed):
    return source_of(deployed)


@pytest.fixture
def saved(source, tmp_path):
    """A backup of it."""
    target = tmp_path / "saved.zip"
    making.make(source, target, now=NOON)
    return target
