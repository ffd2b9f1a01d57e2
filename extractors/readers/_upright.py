"""Straightening: the same three steps for recognition and for the picture on the screen."""

import numpy as np
from PIL import Image

from docflow.schema.place import Upright

_TURNS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}


def straighten(image: Image.Image, upright: Upright) -> Image.Image:
    """The picture cut to the paper, brought upright and level."""
    if upright.corners:
        image = squared(image, upright.corners)
    image = quarter_turned(image, upright.turned)
    if upright.skew:
        image = level(image, upright.skew)
    return image


def quarter_turned(image: Image.Image, turns: int) -> Image.Image:
    """Turned clockwise by quarters."""
    return image.transpose(_TURNS[turns % 4]) if turns % 4 else image


def level(image: Image.Image, degrees: float) -> Image.Image:
    """Turned counterclockwise about its centre, same size, corners filled with white."""
    white = 255 if image.mode in ("L", "1") else (255,) * len(image.getbands())
    return image.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=white)


def paper_size(corners: tuple[float, ...], width: int, height: int) -> tuple[int, int]:
    """Pixels of the squared paper: the longer of each two opposite sides."""
    points = np.array(corners).reshape(4, 2) * (width, height)
    sides = np.hypot(*(points - np.roll(points, -1, axis=0)).T)
    return round(max(sides[0], sides[2])), round(max(sides[1], sides[3]))


def squared(image: Image.Image, corners: tuple[float, ...]) -> Image.Image:
    """The paper cut out of a photograph along its corners (shares of width and height, from the top left clockwise)."""
    width, height = paper_size(corners, image.width, image.height)
    source = np.array(corners).reshape(4, 2) * (image.width, image.height)
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], float)
    rows = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    coefficients = np.linalg.solve(np.array(rows), source.reshape(8))
    return image.transform(
        (width, height), Image.Transform.PERSPECTIVE, coefficients.tolist(), Image.Resampling.BICUBIC
    )
