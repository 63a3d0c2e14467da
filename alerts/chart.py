"""The days of some weeks as a picture: a bar for each meeting, from its first day to its last.

It has its own light ground, so that it can be read in dark mode too, and no words but numbers: those stand
beside it, in the reader's language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_SCALE = 2  # pixels of the picture for one of the page: sharp on phones
WIDTH, _MARGIN = 600, 14
_TOP, _BAR, _GAP, _AXIS = 14, 18, 6, 50
_LANES = 10
_GROUND, _EDGE, _WEEKEND, _INK, _SOFT = "#ffffff", "#dcdad4", "#f4f2ee", "#1f2328", "#8b8f96"
_SATURDAY = 5
_LATE = 24  # the month that begins soon after has the room


@dataclass(frozen=True, slots=True, kw_only=True)
class Pill:
    """`style` is `held`: filled; `ahead`: an outline; or else, put off or not heard of: a grey one."""

    first: date
    last: date
    colour: str
    style: str


def drawn(since: date, until: date, today: date, pills: Sequence[Pill]) -> bytes:
    """A PNG of 1,200 by a few hundred pixels; what has no room is counted in its corner."""
    lanes, left = _in_lanes(pills)
    rows = max(len(lanes), 3)
    height = _TOP + rows * (_BAR + _GAP) + _AXIS
    image = Image.new("RGB", (WIDTH * _SCALE, height * _SCALE), _GROUND)
    canvas = _Canvas(ImageDraw.Draw(image), since, (until - since).days + 1)
    canvas.days(height)
    canvas.line_after(today, height)
    for lane, row in enumerate(lanes):
        for pill in row:
            canvas.pill(pill, height - _AXIS - (lane + 1) * (_BAR + _GAP))
    if left:
        canvas.write(WIDTH - _MARGIN, 2, f"+{left}", 15, _INK, anchor="ra")
    buffer = BytesIO()
    image.quantize(64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _in_lanes(pills: Sequence[Pill]) -> tuple[list[list[Pill]], int]:
    """Bars that touch no other on one line, from below; how many found no line."""
    lanes: list[list[Pill]] = []
    left = 0
    for pill in sorted(pills, key=lambda p: (p.first, p.last)):
        free = next((lane for lane in lanes if lane[-1].last < pill.first), None)
        if free is not None:
            free.append(pill)
        elif len(lanes) < _LANES:
            lanes.append([pill])
        else:
            left += 1
    return lanes, left


class _Canvas:
    """What is drawn in points of the page; a day is a column."""

    def __init__(self, draw: ImageDraw.ImageDraw, since: date, count: int) -> None:
        self._draw, self._since, self._count = draw, since, count
        self._column = (WIDTH - 2 * _MARGIN) / count

    def _x(self, day: date) -> float:
        place = min(max((day - self._since).days, 0), self._count)
        return _MARGIN + place * self._column

    def days(self, height: int) -> None:
        """Weekends in grey, the numbers of Mondays, large enough for a phone, and the months beneath."""
        self._draw.rectangle(_scaled(0, 0, WIDTH - 0.5, height - 0.5), outline=_EDGE, width=_SCALE)
        for number in range(self._count):
            day = self._since + timedelta(days=number)
            x, base = self._x(day), height - _AXIS
            if day.weekday() >= _SATURDAY:
                self._draw.rectangle(_scaled(x, _TOP - 6, x + self._column, base), fill=_WEEKEND)
            if day.weekday() == 0:
                self.write(x + self._column / 2, base + 4, f"{day.day}", 15, _INK, anchor="ma")
            if day.day == 1 or (number == 0 and day.day < _LATE):
                self.write(x + 3, base + 26, f"{day.month}/{day.year}", 14, _SOFT, anchor="la")
                self._draw.line(_scaled(x, base, x, height - 6), fill=_EDGE, width=_SCALE)
        self._draw.line(
            _scaled(_MARGIN, height - _AXIS, WIDTH - _MARGIN, height - _AXIS), fill=_SOFT, width=_SCALE
        )

    def line_after(self, day: date, height: int) -> None:
        """Between what was and what is ahead."""
        x, step = self._x(day + timedelta(days=1)), 6
        for top in range(_TOP - 6, height - _AXIS, step):
            self._draw.line(_scaled(x, top, x, top + step / 2), fill=_SOFT, width=_SCALE)

    def pill(self, pill: Pill, top: float) -> None:
        box = _scaled(
            self._x(pill.first) + 1.5, top, self._x(pill.last + timedelta(days=1)) - 1.5, top + _BAR
        )
        radius = 4 * _SCALE
        if pill.style == "held":
            self._draw.rounded_rectangle(box, radius, fill=pill.colour)
        else:
            colour = pill.colour if pill.style == "ahead" else _SOFT
            self._draw.rounded_rectangle(box, radius, fill=_GROUND, outline=colour, width=2 * _SCALE)

    def write(self, x: float, y: float, text: str, size: int, colour: str, *, anchor: str) -> None:
        font = ImageFont.load_default(size * _SCALE)
        self._draw.text((x * _SCALE, y * _SCALE), text, fill=colour, font=font, anchor=anchor)


def _scaled(*points: float) -> list[float]:
    return [point * _SCALE for point in points]
