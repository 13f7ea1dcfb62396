"""Certificates that somebody vouches for, and others."""

import ssl
import warnings
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

HERE = "127.0.0.1"
ELSEWHERE = "192.0.2.1"


def self_signed(folder: Path) -> ssl.SSLContext:
    """What a server needs to show it; its files are left in `folder`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    show_self_signed(context, folder)
    return context


def show_self_signed(context: ssl.SSLContext, folder: Path) -> None:
    """From its next connection on."""
    key = ec.generate_private_key(ec.SECP256R1())
    context.load_cert_chain(_store(folder / "self-signed.pem", key, "server", key, "server"))


class Authority:
    """A client trusts it that has its `file` in SSL_CERT_FILE."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.file = _store(folder / "authority.pem", self._key, "authority", self._key, "authority")

    def server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.renew(context)
        return context

    def renew(self, context: ssl.SSLContext, *, address: str = HERE, days: int = 1) -> None:
        """From its next connection on the server shows a certificate for `address` that ends in
        so many days.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        path = self._folder / f"{address} {days}.pem"
        context.load_cert_chain(
            _store(path, key, "server", self._key, "authority", address=address, days=days)
        )


def allow_only_tls_1_1(context: ssl.SSLContext) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that is what it is about
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")


def _store(
    path: Path,
    key: ec.EllipticCurvePrivateKey,
    subject: str,
    issuers_key: ec.EllipticCurvePrivateKey,
    issuer: str,
    *,
    address: str = HERE,
    days: int = 1,
) -> Path:
    """The key, and a certificate for it."""
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(
            _name(issuer), _name(subject), key.public_key(), x509.random_serial_number()
        )
        .not_valid_before(now - timedelta(days=3))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), False)
        .add_extension(x509.BasicConstraints(ca=subject == issuer, path_length=None), True)
        .sign(issuers_key, hashes.SHA256())
    )
    path.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + certificate.public_bytes(Encoding.PEM)
    )
    return path


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, words)])
