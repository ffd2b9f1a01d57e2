"""Words that payers print, collected for the random layouts; kept apart from the product's lexicon on purpose.

Each language gives phrases by role; a layout draws one. Where a role has several meanings in practice
("Amount"), the phrase is listed under the role it has when it stands in that company of columns.
"""

from samples.layouts.phrases import deu, eng, fra, ita, nld, por, spa
from samples.layouts.phrases.contract import Phrases

__all__ = ["LANGUAGES", "Phrases"]

LANGUAGES: dict[str, Phrases] = {module.WORDS["name"]: module.WORDS for module in (eng, deu, fra, spa, ita, nld, por)}
