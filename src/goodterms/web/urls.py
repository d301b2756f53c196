"""The addresses of the pages: plain words that tell nothing of anyone."""

from django.urls import path

from goodterms.web.pages import door, home

urlpatterns = [
    path("", home.home, name="home"),
    path("start/<str:ticket>", door.start, name="start"),
    path("here", door.here, name="here"),
    path("lock", door.lock, name="lock"),
    path("leave", door.leave, name="leave"),
    path("bread", door.away, name="away"),
]

handler404 = "goodterms.web.pages.errors.nothing_here"
handler403 = "goodterms.web.pages.errors.refused"
handler500 = "goodterms.web.pages.errors.broken"
