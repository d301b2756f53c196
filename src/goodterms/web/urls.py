"""The addresses of the pages: plain words that tell nothing of anyone."""

from django.urls import path

from goodterms.web.pages import (
    answers,
    copies,
    dates,
    delete,
    door,
    home,
    how,
    keep,
    look,
    messages,
    plan,
    questions,
    reading,
    settings,
    unlock,
    who,
    work,
)
from goodterms.web.pages import help as help_page

urlpatterns = [
    path("", home.home, name="home"),
    path("start/<str:ticket>", door.start, name="start"),
    path("here", door.here, name="here"),
    path("lock", door.lock, name="lock"),
    path("leave", door.leave, name="leave"),
    path("bread", door.away, name="away"),
    path("questions", questions.questions_, name="questions"),
    path("questions/<int:place>", questions.question, name="question"),
    path("answers", answers.answers, name="answers"),
    path("answers/changed/<int:number>", answers.changed, name="changed"),
    path("plan", plan.plan, name="plan"),
    path("help", help_page.help_, name="help"),
    path("look", look.look, name="look"),
    path("how", how.how, name="how"),
    path("how/<slug:name>", how.one, name="how-one"),
    path("messages", messages.messages, name="messages"),
    path("messages/files", messages.files, name="messages-files"),
    path("messages/work", work.work, name="messages-work"),
    path("messages/stop", work.stop, name="messages-stop"),
    path("messages/chat", who.chat, name="messages-chat"),
    path("messages/who", who.who, name="messages-who"),
    path("messages/done", work.done, name="messages-done"),
    path("messages/called", messages.called, name="messages-called"),
    path("messages/forget", messages.forget_, name="messages-forget"),
    path("reading", reading.reading, name="reading"),
    path("reading/dates", dates.dates, name="dates"),
    path("reading/dates/<int:place>", dates.date_, name="date"),
    path("keep", keep.keep, name="keep"),
    path("keep/code", keep.code, name="keep-code"),
    path("keep/check", keep.check, name="keep-check"),
    path("unlock", unlock.unlock, name="unlock"),
    path("unlock/code", unlock.by_code, name="unlock-code"),
    path("unlock/over", delete.start_over, name="start-over"),
    path("settings", settings.settings, name="settings"),
    path("settings/passphrase", settings.passphrase, name="passphrase"),
    path("settings/code", settings.new_code, name="new-code"),
    path("settings/copies", copies.copies, name="copies"),
    path("settings/copies/readable", copies.readable, name="readable"),
    path("settings/delete", delete.delete, name="delete"),
    path("done", delete.deleted, name="deleted"),
    path("import", copies.import_, name="import"),
    path("import/code", copies.import_by_code, name="import-code"),
]

handler400 = "goodterms.web.pages.errors.refused"
handler404 = "goodterms.web.pages.errors.nothing_here"
handler403 = "goodterms.web.pages.errors.refused"
handler500 = "goodterms.web.pages.errors.broken"
