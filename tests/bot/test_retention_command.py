"""`najian retention`: what it says."""


def test_the_command_tells_kinds_counts_and_days(najian):
    code, said, told = najian("retention", "--dry-run")
    done = najian("retention")

    assert (code, told) == (0, "Looking 30 days ahead …\n")
    assert said.splitlines()[:2] == ["now\tin 30 days\twhat", "0\t0\tresponses"]
    assert (done[0], done[1].splitlines()[0]) == (0, "0\tresponses")
