"""What people do with what they have sent: follow, add, correct, withdraw, export, delete."""
