"""A bare Click program: what `perkin --help` is measured against."""

import click


@click.group()
def main() -> None:
    """Documents from a master."""


for name in ("init", "validate", "rules", "compute", "explain", "generate", "templates", "doctor"):
    main.add_command(click.Command(name, help=f"The command {name}."))

if __name__ == "__main__":
    main(prog_name="yardstick")
