"""``python -m hoidam`` is ``hoidam``."""

from hoidam.cli import main

if __name__ == "__main__":
    main(prog_name="hoidam")
