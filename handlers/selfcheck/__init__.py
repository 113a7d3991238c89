"""The ten questions that staff ask themselves, and their personal ledgers."""
