"""The addresses of a server: the pages, and the way in. Of django-allauth only what is named here exists."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from goodterms.server.pages import accounts
from goodterms.server.pages import help as help_page
from goodterms.web import urls as pages

# There are no start links on a server, and help is there before anybody signs in.
OWN = [pattern for pattern in pages.urlpatterns if pattern.name not in {"start", "help"}]

urlpatterns = [
    *OWN,
    path("help", help_page.help_, name="help"),
    path("account", accounts.account, name="account"),
    path("account/delete", accounts.delete, name="account-delete"),
    path("account/gone", accounts.gone, name="account-gone"),
    path("account/seen", accounts.seen, name="seen"),
    path("join/<str:word>", accounts.join, name="join"),
    path("account/in", account.login, name="account_login"),
    path("account/out", account.logout, name="account_logout"),
    path("account/new", account.signup, name="account_signup"),
    path("account/inactive", account.account_inactive, name="account_inactive"),
    path("account/again", account.reauthenticate, name="account_reauthenticate"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/password/set", account.password_set, name="account_set_password"),
    path("account/password/forgotten", accounts.forgotten, name="account_reset_password"),
    re_path(
        r"^account/way-in/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/way-in-done", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("account/second", mfa.index, name="mfa_index"),
    path("account/second/in", mfa.authenticate, name="mfa_authenticate"),
    path("account/second/again", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/second/app", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second/app/off", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second/codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second/codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second/codes/file", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/passkeys", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/passkeys/new", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/passkeys/in", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("account/passkeys/again", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/passkeys/<int:pk>/remove", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/passkeys/<int:pk>/name", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]

handler400 = pages.handler400
handler403 = pages.handler403
handler404 = pages.handler404
handler500 = "goodterms.server.shields.broken"
