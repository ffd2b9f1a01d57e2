"""A mail's own HTML, made harmless: its words and their arrangement, without anything that runs, loads or links."""

import nh3

_MOST = 300_000
"""Characters; a longer letter is shown by its words only."""
_TAGS = frozenset(
    ["a", "abbr", "address", "b", "big", "blockquote", "br", "caption", "center", "code", "col", "colgroup", "dd",
     "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "q",
     "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
     "tt", "u", "ul"]
)  # fmt: skip
_SPANS = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}}
_GONE = frozenset({"script", "style", "title", "head", "template", "noscript", "svg", "math", "iframe", "object"})
"""Elements whose content goes with them."""


def harmless(markup: str) -> str:
    """Only elements that arrange text, without styles, addresses or anything to be fetched; empty where too long."""
    if len(markup) > _MOST:
        return ""
    return nh3.clean(
        markup.replace("\0", ""),
        tags=set(_TAGS),
        clean_content_tags=set(_GONE),
        attributes={tag: set(names) for tag, names in _SPANS.items()},
        url_schemes=set(),
        strip_comments=True,
        link_rel=None,
    )
