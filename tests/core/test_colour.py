import colorsys

import pytest

from ventanilla.core.colour import contrast, dark_shades, light_shades, mail_colours, to_hex, to_oklch

WHEEL = [colorsys.hls_to_rgb(step / 24, 0.5, 1) for step in range(24)]
HUES = ["#" + "".join(f"{round(channel * 255):02x}" for channel in one) for one in WHEEL]
EXTREMES = ["#000000", "#ffffff", "#808080", "#ffff00", "#00ff00", "#0b6775"]


@pytest.mark.parametrize("brand", HUES + EXTREMES)
def test_whatever_the_brand_its_shades_can_be_read(brand):
    light, dark = light_shades(brand), dark_shades(brand)
    colours = mail_colours(brand)

    assert contrast(light.fill, light.ink) >= 4.5
    assert contrast(light.text, light.soft) >= 4.5
    assert contrast(light.text, colours.paper.surface) >= 4.5
    assert contrast(dark.fill, dark.ink) >= 4.5
    assert contrast(dark.text, colours.night.surface) >= 4.5
    assert contrast(light.fill, colours.paper.ground) >= 3


@pytest.mark.parametrize("brand", ["#0b6775", "#b3261e", "#3b5bdb"])
def test_the_hue_is_kept_and_the_lightness_is_the_roles(brand):
    lightness, chroma, hue = to_oklch(light_shades(brand).fill)

    assert lightness == pytest.approx(0.46, abs=0.005)
    assert chroma <= 0.135
    assert hue == pytest.approx(to_oklch(brand)[2], abs=1.5)


def test_known_colours_convert_both_ways():
    lightness, chroma, hue = to_oklch("#ff0000")

    assert (lightness, chroma, hue) == pytest.approx((0.628, 0.2577, 29.23), abs=0.01)
    assert to_oklch("#ffffff")[0] == pytest.approx(1, abs=0.0001)
    for brand in HUES + EXTREMES:
        assert to_hex(to_oklch(brand)) == brand


def test_a_colour_no_screen_shows_loses_chroma_not_lightness():
    assert to_oklch(to_hex((0.46, 0.3, 200)))[0] == pytest.approx(0.46, abs=0.005)


def test_the_papers_inks_can_be_read_on_it():
    colours = mail_colours("#0b6775")
    for paper in (colours.paper, colours.night):
        for ink in (paper.ink, paper.ink_2, paper.ink_3):
            assert contrast(ink, paper.surface) >= 4.5
            assert contrast(ink, paper.ground) >= 4.5
        assert contrast(paper.star, paper.surface) >= 3


@pytest.mark.parametrize("word", ["teal", "#12", "0b6775#"])
def test_what_is_no_colour_is_refused(word):
    with pytest.raises(ValueError, match="Not a colour"):
        to_oklch(word)
