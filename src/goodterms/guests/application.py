"""The WSGI application of the pages of guests: by their own settings, whatever the environment says."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "goodterms.guests.settings"
application = get_wsgi_application()
