"""Say in one sentence what is wrong with what a person gave us.

BadInput
├── messages.BadTable      a message table that breaks its own rules
├── situation.BadSituation unknown keys and wrong values in a situation
├── content.BadContent     a content file that does not hold together
├── chats.BadExport        a file that cannot be read as an export
├── reading.BadRequest     a reading that cannot be made as asked
├── vault.BadVault         a vault that cannot be opened so
└── companion, web         what each use case and page refuses, beside the code that refuses it
"""


class BadInput(ValueError):
    """A mistake in what was given: one sentence that names what, where, and what to do."""
