"""From drafts to handed-in files."""
