"""`python -m worker` is the same program as `copydesk`."""

from worker.cli import main

if __name__ == "__main__":
    main()
