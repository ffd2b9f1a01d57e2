"""From PDF user space (y upwards, before /Rotate) to the page as displayed (points from the top left)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Frame(NamedTuple):
    """How user space maps to the page as displayed: the visible box (left, bottom, right, top) and quarter turns
    clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def place(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """User space to points from the top left."""
        match self.turns % 4:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def boxes(self, raw: NDArray[np.float64]) -> NDArray[np.float64]:
        """n x 4 rectangles of two opposite corners (x, y, x, y) to boxes as displayed."""
        if not len(raw):
            return np.zeros((0, 4))
        ax, ay = self.place(raw[:, 0], raw[:, 1])
        bx, by = self.place(raw[:, 2], raw[:, 3])
        return np.stack([np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)], axis=1)
