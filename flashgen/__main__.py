"""Lets `python -m flashgen` do what `flashgen` does."""

from flashgen.cli import main

if __name__ == "__main__":
    main(prog_name="flashgen")
