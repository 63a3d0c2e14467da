"""What every table of ``hoidam.toml`` is."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from meetings.duration import duration

Duration = Annotated[timedelta, BeforeValidator(duration)]


class Section(BaseModel):
    """A table of the file: a key it does not know is an error, and values never stand in error messages."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)
