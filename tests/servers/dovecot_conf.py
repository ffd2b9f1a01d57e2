"""Dovecot's settings in the words of 2.3 (Debian 12, Ubuntu 24.04) and of 2.4 (Debian 13), which are not the same."""

# What both understand.
_COMMON = """
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
mail_max_userip_connections = 100
mailbox_list_index = yes
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
first_valid_uid = {uid}
last_valid_uid = {uid}
mail_fsync = never
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    {address} = 127.0.0.1
    port = {lmtp}
  }}
}}
"""

_SINCE_2_3 = """
ssl_cert = <{base}/cert.pem
ssl_key = <{base}/key.pem
disable_plaintext_auth = no
mail_location = maildir:{base}/mail/%n
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={base}/mail/%n allow_all_users=yes
}}
"""

_FIRST_LINES_2_4 = "dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n"
_SINCE_2_4 = """
ssl_server_cert_file = {base}/cert.pem
ssl_server_key_file = {base}/key.pem
auth_allow_cleartext = yes
mail_driver = maildir
mail_home = {base}/mail/%{{user | username}}
mail_path = {base}/mail/%{{user | username}}
mail_inbox_path = {base}/mail/%{{user | username}}
passdb static {{
  password = {password}
}}
userdb static {{
  allow_all_users = yes
  fields {{
    uid = {user}
    gid = {group}
    home = {base}/mail/%{{user | username}}
  }}
}}
"""

# Each token is shown to the provider, which knows whether it is still good.
_OAUTH_2_3 = """
auth_mechanisms = plain login xoauth2
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {base}/oauth2.conf
}}
"""
_INTROSPECTION_2_3 = """
introspection_mode = auth
introspection_url = {introspection}
username_attribute = sub
tls_ca_cert_file = {base}/cert.pem
"""
_OAUTH_2_4 = """
auth_mechanisms = plain login xoauth2
oauth2 {{
  introspection_mode = auth
  introspection_url = {introspection}
  username_attribute = sub
  ssl_client_ca_file = {base}/cert.pem
}}
passdb oauth2 {{
  mechanisms_filter = xoauth2
}}
"""


def configuration(version: str, introspection: str, **values: object) -> dict[str, str]:
    """File name -> content for the Dovecot of this version ("2.3.19.1 (...)"); with the address of a provider's
    userinfo it takes tokens too."""
    values |= {"introspection": introspection}
    if version.startswith("2.3."):
        parts = (_COMMON, _SINCE_2_3, *((_OAUTH_2_3,) if introspection else ()))
        files = {"dovecot.conf": "".join(parts), "oauth2.conf": _INTROSPECTION_2_3}
        return {name: text.format(address="address", **values) for name, text in files.items()}
    parts = (_COMMON, _SINCE_2_4, *((_OAUTH_2_4,) if introspection else ()))
    return {"dovecot.conf": _FIRST_LINES_2_4 + "".join(parts).format(address="listen", **values)}
