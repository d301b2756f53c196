"""All scenes: what the tests over all pages and the pictures of them walk through."""

from tests.browser.scenes import (
    beginning,
    changes,
    check_in,
    contact,
    inviting,
    keeping,
    messages,
    terms,
    told_no,
    trial,
    way_out,
    writing,
)

SCENES = (
    *beginning.SCENES,
    *told_no.SCENES,
    *writing.SCENES,
    *terms.SCENES,
    *inviting.SCENES,
    *changes.SCENES,
    *check_in.SCENES,
    *trial.SCENES,
    *contact.SCENES,
    *messages.SCENES,
    *way_out.SCENES,
    *keeping.SCENES,
)
