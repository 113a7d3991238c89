"""What is kept. Domain values in and out; SQL, tables and keys never leave this folder."""
