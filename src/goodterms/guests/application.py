"""The WSGI application of the pages of guests."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodterms.guests.settings")
application = get_wsgi_application()
