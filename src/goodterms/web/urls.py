"""The addresses of the pages: plain words that tell nothing of anyone."""

from django.urls import path

from goodterms.web.pages import answers, door, home, look, plan, questions
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
]

handler404 = "goodterms.web.pages.errors.nothing_here"
handler403 = "goodterms.web.pages.errors.refused"
handler500 = "goodterms.web.pages.errors.broken"
