"""One brand colour becomes the shades that are safe to read, as hex for mail, where CSS cannot compute. Pure.

The same rules as `static/css/tokens.css`: the hue is kept, the chroma is capped, the lightness is fixed per
role, because in OKLCH it is the lightness that decides contrast. Conversions after Björn Ottosson's Oklab.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

OkLch = tuple[float, float, float]
"""Lightness 0 to 1, chroma from 0, hue in degrees."""


@dataclass(frozen=True)
class Shades:
    """The brand in one theme: fill, ink upon it, text, soft ground, line. All `#rrggbb`."""

    fill: str
    ink: str
    text: str
    soft: str
    line: str


@dataclass(frozen=True)
class Paper:
    """The neutrals in one theme."""

    ground: str
    surface: str
    line: str
    ink: str
    ink_2: str
    ink_3: str
    star: str


@dataclass(frozen=True)
class MailColours:
    light: Shades
    dark: Shades
    paper: Paper
    night: Paper


def mail_colours(brand: str) -> MailColours:
    """All that the layout of letters paints with, from one `#rrggbb`."""
    return MailColours(light_shades(brand), dark_shades(brand), _PAPER, _NIGHT)


def light_shades(brand: str) -> Shades:
    _, chroma, hue = to_oklch(brand)
    return Shades(
        fill=to_hex((0.46, min(chroma, 0.13), hue)),
        ink="#ffffff",
        text=to_hex((0.43, min(chroma, 0.13), hue)),
        soft=to_hex((0.945, min(chroma * 0.24, 0.022), hue)),
        line=to_hex((0.82, min(chroma * 0.6, 0.06), hue)),
    )


def dark_shades(brand: str) -> Shades:
    _, chroma, hue = to_oklch(brand)
    return Shades(
        fill=to_hex((0.72, min(chroma, 0.10), hue)),
        ink=to_hex((0.19, 0.03, hue)),
        text=to_hex((0.81, min(chroma, 0.09), hue)),
        soft=to_hex((0.29, min(chroma * 0.45, 0.045), hue)),
        line=to_hex((0.44, min(chroma * 0.6, 0.06), hue)),
    )


def to_oklch(colour: str) -> OkLch:
    """`#rrggbb` as lightness, chroma, hue. Raises ValueError for anything else."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"Not a colour such as #0b6775: {colour!r}")
    red, green, blue = (_to_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def to_hex(colour: OkLch) -> str:
    """The nearest `#rrggbb` of that lightness and hue: what no screen shows loses chroma, not contrast."""
    lightness, chroma, hue = colour
    low, high = (chroma, chroma) if _is_shown(_linear(colour)) else (0.0, chroma)
    while high - low > 0.0005:
        middle = (low + high) / 2
        low, high = (middle, high) if _is_shown(_linear((lightness, middle, hue))) else (low, middle)
    channels = (_from_linear(min(1.0, max(0.0, one))) for one in _linear((lightness, low, hue)))
    return "#" + "".join(f"{round(one * 255):02x}" for one in channels)


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_to_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: OkLch) -> tuple[float, float, float]:
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_shown(channels: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= one <= 1.0005 for one in channels)


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _from_linear(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


_PAPER = Paper(
    ground=to_hex((0.971, 0.0065, 84)),
    surface=to_hex((0.996, 0.0015, 84)),
    line=to_hex((0.905, 0.009, 84)),
    ink=to_hex((0.245, 0.012, 70)),
    ink_2=to_hex((0.42, 0.012, 70)),
    ink_3=to_hex((0.515, 0.012, 70)),
    star=to_hex((0.54, 0.14, 68)),
)
_NIGHT = Paper(
    ground=to_hex((0.196, 0.006, 62)),
    surface=to_hex((0.232, 0.007, 62)),
    line=to_hex((0.325, 0.009, 62)),
    ink=to_hex((0.945, 0.006, 84)),
    ink_2=to_hex((0.80, 0.008, 84)),
    ink_3=to_hex((0.70, 0.008, 84)),
    star=to_hex((0.80, 0.14, 80)),
)
