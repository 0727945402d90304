"""The names a TLS certificate is for: requests may name these hosts and no others."""

from pathlib import Path

from gavah.model import GavahError


def names_of(path: Path) -> tuple[str, ...]:
    """DNS names and addresses of the certificate (subjectAltName). Raises `GavahError` if it is none."""
    from cryptography import x509

    try:
        certificate = x509.load_pem_x509_certificate(path.read_bytes())
        held = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except ValueError as error:
        raise GavahError("this is no TLS certificate", where=str(path), remedy="give a file in PEM form") from error
    except x509.ExtensionNotFound:
        return ()
    return (*held.get_values_for_type(x509.DNSName), *map(str, held.get_values_for_type(x509.IPAddress)))
