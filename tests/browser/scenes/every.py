"""All scenes: what the tests over all pages and the pictures of them walk through."""

from tests.browser.scenes import beginning, keeping, messages, terms, told_no, way_out, writing

SCENES = (
    *beginning.SCENES,
    *told_no.SCENES,
    *writing.SCENES,
    *terms.SCENES,
    *messages.SCENES,
    *way_out.SCENES,
    *keeping.SCENES,
)
