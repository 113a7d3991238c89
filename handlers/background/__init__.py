"""What happens at its time, and what the bot sends by itself."""
