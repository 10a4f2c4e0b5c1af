"""Pitch accent on a card: the number of the mora before the fall, the name of the kind, a picture.

The picture is an SVG in the text's own colour, so that it reads by day and by night: a dot for each
mora, high or low, an open one for a particle after the word, the kana below.
"""

from flashgen.kana import is_kana, morae
from flashgen.lexicon import pitch as accents
from flashgen.notes import fields as f

_STEP = 24  # pixels from mora to mora
_LEVELS = {"H": 7, "L": 21}
_OPEN = 4  # radius of the open dot
_LONGEST = 20  # morae; a longer word's picture would not fit a phone


def fields(pitch: str, reading: str, system: str = "") -> dict[str, str]:
    """Give the fields on pitch accent of a word: `pitch` is "0,2", or a pattern like "HLL" of `system`.

    Nothing is given for an accent that does not fit the reading.
    """
    if not is_kana(reading):
        return {}
    length = len(morae(reading))
    falls = [fall for fall in accents.falls(pitch) if fall <= length]
    if falls:
        patterns = [accents.contour(fall, length) for fall in falls]
        position = ",".join(map(str, falls))
        label = f.label("pitch", "tokyo")
    else:
        patterns = [one for one in pitch.split(",") if len(one) == length and set(one) <= set("HL")]
        position = ",".join(patterns)
        label = system or f.label("pitch", "own")
    if not patterns:
        return {}
    return {
        "PitchPosition": position,
        "PitchGraph": f'<span class="label">{f.plain(label)}</span> {graph(reading, patterns[0], label)}',
        "PitchCategories": ", ".join(dict.fromkeys(f.label("pitch", kind(fall, length)) for fall in falls)),
    }


def kind(fall: int, length: int) -> str:
    """Name the accent of a word of so many morae.

    >>> kind(0, 3), kind(1, 3), kind(2, 3), kind(3, 3)
    ('heiban', 'atamadaka', 'nakadaka', 'odaka')
    """
    if not fall:
        return "heiban"
    return "atamadaka" if fall == 1 else "odaka" if fall == length else "nakadaka"


def graph(reading: str, pattern: str, label: str = "") -> str:
    """Draw the pitch of kana: H or L for each mora and, where it is known, one more for a particle."""
    parts = morae(reading)[:_LONGEST]
    points = [(_STEP // 2 + _STEP * at, _LEVELS[level]) for at, level in enumerate(pattern[: len(parts) + 1])]
    said, after = points[: len(parts)], points[len(parts) :]
    line = "L".join(f"{x} {y}" for x, y in (*said, *(_edge(said[-1], end) for end in after)))
    dots = "".join(f"M{x} {y}h.01" for x, y in said)
    circle = "".join(f'<circle cx="{x}" cy="{y}" r="{_OPEN}" fill="none"/>' for x, y in after)
    places = " ".join(
        str(x) if len(mora) == 1 else f"{x - 5} {x + 6}" for mora, (x, _) in zip(parts, said, strict=True)
    )
    width = _STEP * len(points)
    told = f.plain(f"{label}: {reading} {pattern[: len(parts)]} {pattern[len(parts) :]}".strip(": "))
    return (
        f'<svg class="contour" role="img" aria-label="{told}" width="{width}" height="46" '
        f'viewBox="0 0 {width} 46" stroke="currentColor" stroke-width="2">'
        f'<path d="M{line}" fill="none"/><path d="{dots}" stroke-width="8" stroke-linecap="round"/>{circle}'
        f'<text x="{places}" y="42" font-size="13" text-anchor="middle" stroke="none" fill="currentColor" '
        f'lang="ja">{"".join(parts)}</text></svg>'
    )


def _edge(start: tuple[int, int], end: tuple[int, int]) -> tuple[float, float]:
    """Give where a line from dot to open dot meets the latter."""
    (x0, y0), (x1, y1) = start, end
    share = _OPEN / ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    return round(x1 - (x1 - x0) * share, 1), round(y1 - (y1 - y0) * share, 1)
