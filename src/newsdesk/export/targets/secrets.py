"""Passwords and secret keys: in the system's keyring, never in the desk or its settings."""

from newsdesk.errors import NewsdeskError

_SERVICE = "Newsdesk"


def secret_of(address: str) -> str:
    """Return what the keyring keeps for an address; "" for nothing, also where there is no keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, _name(address)) or ""
    except KeyringError:
        return ""


def keep_secret(address: str, secret: str) -> None:
    """Keep a secret for an address, or forget it where it is ""; raises `NewsdeskError` where there is no keyring."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        if secret:
            keyring.set_password(_SERVICE, _name(address), secret)
        else:
            keyring.delete_password(_SERVICE, _name(address))
    except PasswordDeleteError:
        return
    except KeyringError as error:
        raise NewsdeskError(
            "This computer has no keyring that can be used, so nothing was kept; use a key file for SFTP, "
            "AWS_SECRET_ACCESS_KEY for S3, or a pgpass file for a shared desk."
        ) from error


def _name(address: str) -> str:
    """Return what the secret is kept under: the server, not the folder on it."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"
