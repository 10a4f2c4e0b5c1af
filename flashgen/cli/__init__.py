"""The command line: one module per command; decides nothing."""


def main() -> None:
    """Run the command line."""
    raise SystemExit("not built yet")
