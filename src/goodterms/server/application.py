"""The WSGI application of a node; what is slow to load is loaded while the first people are still on their way."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodterms.server.settings")
application = get_wsgi_application()


def warm_up() -> None:
    """Load the guide, the rules and the measures, which every process does once."""
    from goodterms import guide, situation, words
    from goodterms.companion import own_reading

    del own_reading
    guide.plan(situation.read("{}"))
    words.review("See you on Monday.")
    words.limits_in("Not after nine, please.")


threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
