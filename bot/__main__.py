"""The command line: `najian`, also `python -m bot`."""

from bot.commands import main

if __name__ == "__main__":  # a worker process imports this module too
    main()
