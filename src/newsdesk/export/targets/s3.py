"""A site in a bucket of Amazon S3, or of a server that speaks like it."""

import hashlib
import io
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from urllib.parse import SplitResult, parse_qs, urlsplit

import urllib3
from minio import Minio
from minio.error import MinioException, S3Error

from newsdesk.errors import ExportError
from newsdesk.wording import Wording

_AMAZON = "https://s3.amazonaws.com"
_SECONDS = 20
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
_REFUSED = {
    "AccessDenied": Wording("does not let you write there"),
    "InvalidAccessKeyId": Wording("does not know that access key"),
    "SignatureDoesNotMatch": Wording("says that the secret key is another"),
    "NoSuchBucket": Wording("has no bucket of that name"),
}
_FULL = {"XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded"}


class _Bucket:
    """What lies below `prefix` in a bucket. Each object is put in one step, with its hash beside it."""

    def __init__(self, client: Minio, bucket: str, prefix: str) -> None:
        self._client, self._bucket, self._prefix = client, bucket, prefix

    def read(self, path: str) -> bytes | None:
        """Return the object."""
        try:
            answer = self._client.get_object(self._bucket, self._at(path))
        except S3Error as error:
            if error.code == "NoSuchKey":
                return None
            raise
        try:
            return bytes(answer.read())
        finally:
            answer.close()
            answer.release_conn()

    def digest(self, path: str) -> str | None:
        """Return the hash that was put beside the object; "" where there is none, so that someone else put it."""
        try:
            found = self._client.stat_object(self._bucket, self._at(path))
        except S3Error as error:
            if error.code == "NoSuchKey":
                return None
            raise
        return str((found.metadata or {}).get("x-amz-meta-sha256", ""))

    def put(self, path: str, data: bytes) -> None:
        """Put the object."""
        kind = _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")
        digest = hashlib.sha256(data).hexdigest()
        self._client.put_object(
            self._bucket, self._at(path), io.BytesIO(data), len(data), content_type=kind, metadata={"sha256": digest}
        )
        if self.read(path) != data:
            raise ExportError("{path} did not arrive as it was sent; publish again.", path=path)

    def remove(self, path: str) -> None:
        """Remove the object."""
        self._client.remove_object(self._bucket, self._at(path))

    def is_empty(self) -> bool:
        """Return whether there is nothing below the prefix."""
        return next(iter(self._client.list_objects(self._bucket, prefix=self._prefix, recursive=True)), None) is None

    def _at(self, path: str) -> str:
        return f"{self._prefix}{path}"


@contextmanager
def s3_place(address: SplitResult, secret: Callable[[], str]) -> Iterator[_Bucket]:
    """Yield what lies at `s3://[ACCESS-KEY@]bucket/prefix[?endpoint=URL&region=NAME]`; `secret` is the secret key.

    Without an endpoint it is Amazon's. AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY stand in for what is not said.
    """
    asked = parse_qs(address.query)
    endpoint = urlsplit(asked.get("endpoint", [_AMAZON])[0])
    bucket, prefix = address.hostname or "", address.path.strip("/")
    where = Wording("The bucket “{bucket}” at {host}", bucket=bucket, host=endpoint.netloc)
    key = address.username or os.environ.get("AWS_ACCESS_KEY_ID")
    # It would tell the editor of each new try; what comes of them is told below.
    logging.getLogger("urllib3.connectionpool").setLevel(logging.ERROR)
    connections = urllib3.PoolManager(timeout=urllib3.Timeout(_SECONDS), retries=urllib3.Retry(3, backoff_factor=0.2))
    try:
        yield _Bucket(
            Minio(
                endpoint.netloc,
                access_key=key,
                secret_key=secret() or os.environ.get("AWS_SECRET_ACCESS_KEY"),
                session_token=os.environ.get("AWS_SESSION_TOKEN"),
                secure=endpoint.scheme == "https",
                region=asked.get("region", [None])[0],
                http_client=connections,
            ),
            bucket,
            f"{prefix}/" if prefix else "",
        )
    except S3Error as error:
        if error.code in _FULL:
            raise ExportError(
                "{where} is full. Make room there, or ask who runs it: what was sent stays, and the next publish goes "
                "on from there.",
                where=where,
            ) from error
        told = _REFUSED.get(error.code or "", Wording("answers: {message}", message=error.message))
        raise ExportError(
            "{where} {told}. Look at the address and the key; what was sent before stays.", where=where, told=told
        ) from error
    except (MinioException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise ExportError(
            "{where} could not be reached to the end ({kind}). What was sent stays, and the next "
            "publish goes on from there.",
            where=where,
            kind=type(error).__name__,
        ) from error
    finally:
        connections.clear()
