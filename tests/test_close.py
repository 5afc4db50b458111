"""Where a text ends: the surname under it."""

import pytest

import cablegrammar

ABOVE = "C O N F I D E N T I A L LIMA 000123\n\nSUBJECT: TIDES\n\n1. (C) The tide was high.\n\n2. (C) "
TAIL = "\nUNCLASSIFIED\n\nBT\n#0123\nNNNN"


@pytest.mark.parametrize(
    ("below", "signature", "last"),
    [
        # On a line of its own, whatever stands between it and the text.
        ("It fell.\nBRANNIGAN", "BRANNIGAN", "It fell."),
        ("IT FELL IN WASH, D.C. BRANNIGAN", "BRANNIGAN", "IT FELL IN WASH, D.C."),
        ("It fell.\nvan Brannigan", "van Brannigan", "It fell."),
        ("It fell.\n\nDE LA CRUZ", "DE LA CRUZ", "It fell."),
        ("It fell.\ndos Santos-Exemplo", "dos Santos-Exemplo", "It fell."),
        ("It fell.\nST. BRANNIGAN", "ST. BRANNIGAN", "It fell."),
        ("It fell.\nBRANNIGAN\n#\n\nS E C R E T", "BRANNIGAN", "It fell."),
        ("It fell.\nBRANNIGAN\n====\nCABLE ENDS\n====", "BRANNIGAN", "It fell."),
        ("It fell.\nBRANNIGAN\n- - - CABLE ENDS - - -", "BRANNIGAN", "It fell."),
        ("It fell.\nBRANNIGAN JR", "BRANNIGAN JR", "It fell."),
        ("It fell.\nBRANNIGAN \n.", "BRANNIGAN", "It fell."),
        ("It fell.\nMinimize considered\nBRANNIGAN.", "BRANNIGAN", "Minimize considered"),
        ("It fell. END COMMENT\nBRANNIGAN.", "BRANNIGAN", "It fell. END COMMENT"),
        ('It fell.\nBRANNIGAN "', "BRANNIGAN", "It fell."),
        ("It fell.\nBRANNIGAN ACTING", "BRANNIGAN", "It fell."),
        ("It fell.\nBRANNIGAN 0 12/23/2007", "BRANNIGAN", "It fell."),
        ("It fell.\nMINIMIZE CONSIDERED\nBRANNIGAN", "BRANNIGAN", "MINIMIZE CONSIDERED"),
        ("It fell on the pier\nBRANNIGAN", "BRANNIGAN", "It fell on the pier"),
        # Above notices and what a communication centre adds.
        ("It fell.\nBRANNIGAN\n\nMinimize considered.", "BRANNIGAN", "Minimize considered."),
        ("It fell.\nBRANNIGAN\n\nVisit Lima's web site:\nhttp://lima.example", "BRANNIGAN", "Visit Lima's web site:\nhttp://lima.example"),
        ("It fell.\nBRANNIGAN" + TAIL, "BRANNIGAN", "It fell."),
        # At the end of the last line.
        ("It fell. End comment. BRANNIGAN", "BRANNIGAN", "It fell. End comment."),
        ("It fell. End comment BRANNIGAN", "BRANNIGAN", "It fell. End comment"),
        ("It fell.  Brannigan", "Brannigan", "It fell."),
        ("It fell. van der Brannigan", "van der Brannigan", "It fell."),
        ('He said, "It fell." BRANNIGAN' + TAIL, "BRANNIGAN", 'He said, "It fell."'),
        ("It fell (see paragraph 3) BRANNIGAN", "BRANNIGAN", "It fell (see paragraph 3)"),
        ("It fell by Article 5. BRANNIGAN", "BRANNIGAN", "It fell by Article 5."),
        ("It fell. MINIMIZE CONSIDERED BRANNIGAN", "BRANNIGAN", "It fell. MINIMIZE CONSIDERED"),
        ("It fell.\nVisit our web site: http://lima.example BRANNIGAN", "BRANNIGAN", "It fell.\nVisit our web site: http://lima.example"),
        ("It fell (reftel E) Brannigan", "Brannigan", "It fell (reftel E)"),
        # Glued to it; in capitals without the end of a sentence before it; in small letters.
        ("It fell. End comment.BRANNIGAN", "BRANNIGAN", "It fell. End comment."),
        ("It fell. .BRANNIGAN", "BRANNIGAN", "It fell. ."),
        ("Ann Example, Office of Tides, NOAA BRANNIGAN", "BRANNIGAN", "Ann Example, Office of Tides, NOAA"),
        ("It fell in July 2009 BRANNIGAN", "BRANNIGAN", "It fell in July 2009"),
        ("It fell.\nbrannigan" + TAIL, "brannigan", "It fell."),
        ("Visit our web site: http://lima.example\nbrannigan", "brannigan", "Visit our web site: http://lima.example"),
        ("It fell.\n\nhttp://lima.example\n****\nbrannigan", "brannigan", "****"),
        # Above what a newspaper puts below a telegram.
        ("It fell.\nBRANNIGAN\n\nEXAM @ EL EJEMPLO", "BRANNIGAN", "It fell."),
        # Twice: once is enough.
        ("It fell.\nBRANNIGAN\nBRANNIGAN", "BRANNIGAN", "It fell."),
        ("It fell.\n\nBrannigan\n\nBRANNIGAN" + TAIL, "BRANNIGAN", "It fell."),
        ("It fell.\nBRANNIGAN BRANNIGAN", "BRANNIGAN", "It fell."),
        ("It fell. BRANNIGAN BRANNIGAN", "BRANNIGAN", "It fell."),
        ("Ann Example, Office of Tides, NOAA BRANNIGAN BRANNIGAN", "BRANNIGAN", "Ann Example, Office of Tides, NOAA"),
        ("It fell by the pier.\n\n3. (C) BRANNIGAN\n\nBRANNIGAN", "BRANNIGAN", "BRANNIGAN"),
        # No surname: a phrase of the text, an office, words that end a text.
        ("It fell in Lima,\nCallao", None, "It fell in Lima,\nCallao"),
        ("It fell on the coast of\nCallao", None, "It fell on the coast of\nCallao"),
        ("It was seen by the people of northern\nPeru.", None, "It was seen by the people of northern\nPeru."),
        ("It fell. Regards", None, "It fell. Regards"),
        ("It fell. End Comment.", None, "It fell. End Comment."),
        ("It was seen by Mr. Brannigan", None, "It was seen by Mr. Brannigan"),
        ("BRANNIGAN", None, "BRANNIGAN"),
        ("The tides of UNESCO are those of UNESCO", None, "The tides of UNESCO are those of UNESCO"),
        ("NOAA told UNESCO of it, and then asked UNESCO", None, "NOAA told UNESCO of it, and then asked UNESCO"),
        ("IT FELL ON THE PIER OF CALLAO", None, "IT FELL ON THE PIER OF CALLAO"),
        ("It was seen by people from the CALLAO", None, "It was seen by people from the CALLAO"),
        ("It fell on the pier\nand then\ncallao", None, "It fell on the pier\nand then\ncallao"),
        ("It fell.\nthanks", None, "It fell.\nthanks"),
        ("It fell. XXXXXXXXXXXX", None, "It fell. XXXXXXXXXXXX"),
        ("Released by Vice Admiral\nJ. Q. Brannigan.", None, "Released by Vice Admiral\nJ. Q. Brannigan."),
    ],
)  # fmt: skip
def test_signature(below: str, signature: str | None, last: str) -> None:
    """The surname is known by its place: alone under the text, or after its last sentence."""
    cable = cablegrammar.parse(f"{ABOVE}{below}")
    assert (cable.signature, cable.unrecognized) == (signature, ())
    assert cable.body[-1].text == last
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


@pytest.mark.parametrize(
    "text", ["FM AMEMBASSY LIMA", "SUBJECT: THE TIDE FELL. BRANNIGAN", "UNCLAS\n\nBRANNIGAN"]
)
def test_nothing_is_signed_but_a_text(text: str) -> None:
    """Without a text the last words are no surname."""
    cable = cablegrammar.parse(text)
    assert cable.signature is None
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_what_is_no_line_below_a_surname() -> None:
    """A line of a web address alone is none: the text goes on with it."""
    cable = cablegrammar.parse(f"{ABOVE}It fell.\n\nBRANNIGAN\n\nhttp://lima.example")
    assert cable.signature is None
    assert cable.body[-1].text.endswith("http://lima.example")
