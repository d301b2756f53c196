"""Words, rules and facts as files, and what reads them.

`<language>/guide` holds the verdicts, `cautions` what goes with any verdict, `routes` the safe ways for what two
people still share, `method` the article's parts in our own words, `evidence` what is known, `questions` what is
asked, `exports` how a chat is got out of an app, `carrying` how it comes to the computer, `deleting` how it is deleted
afterwards, `heard` how people set limits, `control` what no term may set,
`kinds-of-words` the words that are counted in messages,
`sentences` what is said on screen; `helplines.toml` the helplines, as dated data.
"""

from goodterms.content.documents import BadContent

__all__ = ["BadContent"]
