"""What can go wrong with a backup, said so that whoever is called at night knows what to do."""


class BackupError(RuntimeError):
    """It could not be done here and now."""


class OccupiedError(ValueError):
    """Something is in the place of what should be restored."""


class UnusableError(ValueError):
    """The file that was given is no good: damaged, foreign, or of a newer release."""


class FullError(BackupError):
    """There is no space for it."""


class DamagedError(BackupError):
    """What should be copied is damaged itself."""


class StoppedError(BackupError):
    """Told to stop half-way; nothing was left behind."""
