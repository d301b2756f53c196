"""All scenes: what the tests over all pages and the pictures of them walk through."""

from tests.browser.scenes import beginning, contact, keeping, messages, terms, told_no, writing

SCENES = (
    *beginning.SCENES,
    *told_no.SCENES,
    *writing.SCENES,
    *terms.SCENES,
    *contact.SCENES,
    *messages.SCENES,
    *keeping.SCENES,
)
