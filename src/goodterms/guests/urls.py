"""The addresses of the pages of guests: none of them is one of who asked, and after the first none has a secret."""

from django.urls import path

from goodterms.guests.pages import answer, back, decline, door, erase, start
from goodterms.guests.pages import help as help_page

urlpatterns = [
    path("", start.start, name="start"),
    path("open/<str:token>", door.open_, name="open"),
    path("topics/<int:place>", answer.topic, name="topic"),
    path("look", answer.look, name="look"),
    path("take-back", answer.take_back, name="take-back"),
    path("decline", decline.decline, name="decline"),
    path("back", back.back, name="back"),
    path("forget", back.forget_, name="forget"),
    path("erase", erase.erase, name="erase"),
    path("done", erase.done, name="done"),
    path("help", help_page.help_, name="help"),
]

handler400 = "goodterms.guests.pages.errors.refused"
handler403 = "goodterms.guests.pages.errors.refused"
handler404 = "goodterms.guests.pages.errors.nothing_here"
handler500 = "goodterms.guests.pages.errors.broken"
