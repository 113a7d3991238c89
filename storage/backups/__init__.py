"""Backups: copies of all that is stored, in one file each, and the way back."""
