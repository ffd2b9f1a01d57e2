"""How a misread amount is shown: as an equation where it was taken, as a question and a candidate where proposed."""

from decimal import Decimal

from docflow.schema.money import in_units, plain
from docflow.schema.records import Candidate, Equation
from extractors.papers.draft import Draft
from extractors.remittance._paid import Mended


def tell(draft: Draft, path: str, one: Mended, scale: int, currency: str | None) -> None:
    """One misread amount of the field with this path."""
    value = plain(in_units(Decimal(one.units).scaleb(-scale), currency))
    why = " and ".join(one.proofs)
    if one.sure:
        draft.proof.append(
            Equation(equation=f'{path} = {value}, printed "{one.atom.text}"', holds=True, detail=f"Proven by {why}.")
        )
    else:
        draft.ask(f'{_place(path)} is read "{one.atom.text}"; with {value} {why or "more"} would add up.')
    evidence = draft.fields.get(path)
    if evidence is not None:
        other = _before(one) if one.sure else Candidate(value=value, probability=_shown(one), why=why)
        draft.fields[path] = evidence.model_copy(update={"candidates": (*evidence.candidates, other)})


def _before(one: Mended) -> Candidate:
    """What was read, where something else was taken."""
    return Candidate(value=one.atom.text, probability=0.001, why="as recognised")


def _shown(one: Mended) -> float:
    """An equation that holds makes a rare misreading likely."""
    return 0.9 if len(one.proofs) > 1 else 0.6 if one.proofs else round(one.probability, 4)


def _place(path: str) -> str:
    parts = path.split(".")
    name = parts[-1].removesuffix("_amount")
    return f"The {name} amount in line {int(parts[1]) + 1}" if len(parts) > 1 else f"The {path}"
