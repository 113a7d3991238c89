"""What members see and do: ledgers, figures, posters, invitations, and incoming."""
