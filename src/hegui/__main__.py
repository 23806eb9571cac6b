"""``python -m hegui`` is ``hegui``, for machines where the script is not on the path."""

from hegui.cli import main

if __name__ == "__main__":
    main()
