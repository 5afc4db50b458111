"""Names and titles of officials, in the order and the words in which drafters write them."""

from __future__ import annotations

import difflib
import re
from typing import Final

#: Words of titles and offices in the Foreign Service (the Department's telephone directory, observed in
#: telegrams). What they leave of `Acting Political Counselor Ann B. Example` is the name.
TITLE_WORDS: Final = frozenset(
    """
    a a/dcm a/s acting a.i. adviser advisor affairs affaires afairs affaries ai ait amb amb. ambassador
    ambassador-at-large ambassador-designate and arso aso african asian assistant at asia attache bureau
    central cda cg chair chairman charge charge' chargé chief cong congen consul consular coun couns
    coun. couns. counselor counsellor country d d'affaires d'affaire das dcm de defense department deputy
    desk dir dir. director division dpo drl eap econ econcouns economic economical econoff ecopol embassy
    emin envoy eur exec executive facto for foreign general global head human in inl inr interim ipo isn
    labor large leader legal management mcounselor military min min-couns minister minister-counselor
    mission nea of off officer office official pao pas pdas permanent pol pol-mil polcouns policy
    political political-military polmil poloff press principal prt public refugee regional rep
    representative rights rso sca secretary section senior special state team the to trade u.s. under us
    usaid useu usg usun vci vice wha af eap nea sca eca io rm eb eeb oes prm ct gtmo
    """.split()
)

#: What stands around the name and the title.
_ENDS: Final = " ,;.:-"
_GENERATION: Final = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_INITIAL: Final = re.compile(r"[A-Z]\.?|(?:[A-Z]\.){2,}")

#: Where the reasons begin. Lines were broken inside words, so blanks may stand in any of them.
_REASON: Final = re.compile(
    # It begins where what stands around it does, or after the point of `Jr.`, so that nothing is read twice.
    r"(?:(?<![ ,;:.(])(?<![js]r)|(?<=[js]r[ ,;:.(]))[ ,;:.(]*"
    r"(?:\bf ?[o0]? ?r +|\bper +|\bunder +|\bbased +[o0]n +)*(?:the +)?(?:following +)?"
    r"(?:\br ?e ?a? ?s ?o ?n ?s?\b|\bs ?e ?c ?t ?i ?o ?n +(?=1)|\be ?\. ?o ?\.? *1\d{4}|\beo *1\d{4}"
    r"|\b12958\b|(?<!\d)1 ?[./] ?[45](?!\d)).*",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"^(?:\([A-Z/]+\) *)?(?:this +message +)?"
    r"(?:(?:cla[sif]+ed +by|derived +from)[ :]*(?:\([A-Z/]+\) *)?(?:this +message +)?)+",
    re.IGNORECASE,
)


def split_official(text: str) -> tuple[str, str]:
    """Return name and title of the official in a line that says who classified a text; each may be empty."""
    official = _OPENING.sub("", " ".join(text.replace("\\", "").split()))
    official = _without_ends(_REASON.sub("", official))
    for segment in _segments(official):
        name = _name_in(segment)
        if name:
            before, _, after = official.partition(name)
            title = " ".join(f"{before} {after}".split()).strip(_ENDS)
            return name, re.sub(r" +,", ",", title)
    return "", official


def _without_ends(official: str) -> str:
    """Return an official without what stands around; the point of `Jr.` is a part of the name."""
    stripped = official.strip(_ENDS)
    point = official.lower().lstrip(_ENDS)[len(stripped) - 2 : len(stripped) + 1] in {"jr.", "sr."}
    return f"{stripped}." if point else stripped


def _segments(official: str) -> list[str]:
    """Part a line at its commas, but not before the generation that ends a name."""
    parts: list[str] = []
    for part in re.split(r"[,;]\s+|:\s*|\s+-\s+|\s+\?\s+|;", official):
        if parts and _GENERATION.fullmatch(part.strip()):
            parts[-1] = f"{parts[-1]}, {part.strip()}"
        else:
            parts.append(part.strip())
    return parts


def _is_title(word: str) -> bool:
    plain = word.lower().strip(",.()'\"’")
    return (
        plain in TITLE_WORDS
        or word.lower() in TITLE_WORDS
        or "/" in word
        or "&" in word
        or _is_nearly_title(plain)
    )


def _is_nearly_title(word: str) -> bool:
    """Say whether a long word is a title but for a letter or two."""
    return len(word) > 6 and bool(difflib.get_close_matches(word, TITLE_WORDS, 1, 0.86))


def _name_in(segment: str) -> str:
    """Return what is left of a segment without the words of titles around the name."""
    words = segment.replace("d,Aff", "d'Aff").split()
    initials = [
        place for place, word in enumerate(words) if _INITIAL.fullmatch(word) and place + 1 < len(words)
    ]
    if initials and not (initials[-1] == 0 and len(words) > 3):
        first = initials[0]
        while first and first - 1 not in initials and _is_title(words[first]) and len(initials) > 1:
            initials.pop(0)
            first = initials[0]
        start = first - 1 if first and not _is_title(words[first - 1]) else first
        words = words[start:]
    else:
        while words and _is_title(words[0]):
            word = words.pop(0).lower()
            # What a title is for, or of, is no name: `Ambassador to Utopia`.
            while word in {"to", "for", "of"} and len(words) > 2 and not _is_title(words[0]):
                del words[0]
        titles = [place for place, word in enumerate(words) if place and _is_title(word)]
        if titles:
            words = words[titles[-1] + 1 :] or words[: titles[0]]
    while words and _is_title(words[-1]) and len(words) > 2:
        del words[-1]
    generation = words and _GENERATION.fullmatch(words[-1].strip(","))
    if len(words) > 3 and not initials and not generation:
        words = words[-2:]
    return " ".join(words).strip(" ,;:")
