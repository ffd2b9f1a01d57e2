"""What fits of signs have in common: how many papers are told rightly by weights of other papers' layouts."""

from collections.abc import Mapping, Sequence

from extractors.papers.signs.fit import Sample, fit
from extractors.papers.signs.table import NOBODY, Worths, worth

_FOLDS = 8


def told_without(samples: Sequence[Sample], roles: Sequence[str], prior: Mapping[str, Worths]) -> dict[str, list[bool]]:
    """By role, whether each paper is told rightly by weights of all layouts but those of its fold."""
    layouts = sorted({sample.layout for sample in samples})
    told: dict[str, list[bool]] = {role: [] for role in roles}
    for fold in range(min(_FOLDS, len(layouts))):
        out = set(layouts[fold::_FOLDS])
        weights = fit([sample for sample in samples if sample.layout not in out], roles, prior)
        for sample in samples if out else ():
            for at, role in enumerate(roles) if sample.layout in out else ():
                if role in sample.right:
                    told[role].append(_best(sample, weights, at) in (sample.right[role] or {None}))
    return told


def _best(sample: Sample, weights: Mapping[str, Worths], role: int) -> int | None:
    """The thing that is worth most; None where nobody is."""
    worths: dict[int | None, float] = {n: worth(weights, signs, role) for n, signs in enumerate(sample.signs)}
    worths[None] = worth(weights, (NOBODY,), role)
    return max(worths, key=worths.__getitem__)
