"""S3 client for Amazon and compatible servers, used for sites and for the pictures of a shared desk."""

import hashlib
import io
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urlsplit

import urllib3
from minio import Minio
from minio.error import MinioException, S3Error

from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message

_AMAZON = "https://s3.amazonaws.com"
# Seconds. The wait for a server that hangs is twice as long, because the client retries a read once.
_TO_CONNECT, _TO_ANSWER = 5, 10
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
_REFUSED = {
    "AccessDenied": Message("does not let you do that; look at the address and the key"),
    "InvalidAccessKeyId": Message("does not know that access key; look at the address and the key"),
    "SignatureDoesNotMatch": Message("says that the secret key is another; look at the address and the key"),
    "NoSuchBucket": Message("has no bucket of that name; look at the address"),
}
_FULL = {"XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded"}


class S3BucketError(NewsdeskError):
    """An operation of the bucket failed. Its text is a sentence fragment; the caller adds the consequence."""


class S3Bucket:
    """The objects below a prefix in a bucket. Each object is put in one step with its hash. Thread-safe.

    The address is `s3://[ACCESS-KEY@]bucket/prefix[?endpoint=URL&region=NAME]`; the default endpoint is Amazon's.
    AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY replace a missing access key and secret. No request is sent before the
    first use. Every failure is an `S3BucketError`.
    """

    def __init__(self, address: str, secret: str) -> None:
        parts = urlsplit(address)
        asked, prefix = parse_qs(parts.query), parts.path.strip("/")
        endpoint = urlsplit(asked.get("endpoint", [_AMAZON])[0])
        self._bucket, self._prefix = parts.hostname or "", f"{prefix}/" if prefix else ""
        self._where = Message("The bucket “{bucket}” at {host}", bucket=self._bucket, host=endpoint.netloc)
        # Silence its warning at each retry, because the final result is reported anyway.
        logging.getLogger("urllib3.connectionpool").setLevel(logging.ERROR)
        timeout = urllib3.Timeout(connect=_TO_CONNECT, read=_TO_ANSWER)
        retries = urllib3.Retry(3, read=1, backoff_factor=0.2)
        self._connections = urllib3.PoolManager(timeout=timeout, retries=retries)
        key = parts.username or os.environ.get("AWS_ACCESS_KEY_ID")
        secret = secret or os.environ.get("AWS_SECRET_ACCESS_KEY", "")
        if key and not secret:
            raise S3BucketError(
                "{where} wants a secret key, and this computer has none; “newsdesk secret {address}” keeps it",
                where=self._where,
                address=address.partition("?")[0],
            )
        with self._translate_errors():
            self._client = Minio(
                endpoint.netloc,
                access_key=key,
                secret_key=secret or None,
                session_token=os.environ.get("AWS_SESSION_TOKEN"),
                secure=endpoint.scheme == "https",
                region=asked.get("region", [None])[0],
                http_client=self._connections,
            )

    def read(self, path: str) -> bytes | None:
        """Return the content of the object, or None if there is no object."""
        with self._translate_errors():
            try:
                answer = self._client.get_object(self._bucket, self._object_key(path))
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
        """Return the stored hash of the object, "" if another program put it there, or None if there is no object."""
        with self._translate_errors():
            try:
                found = self._client.stat_object(self._bucket, self._object_key(path))
            except S3Error as error:
                if error.code == "NoSuchKey":
                    return None
                raise
        return str((found.metadata or {}).get("x-amz-meta-sha256", ""))

    def put(self, path: str, data: bytes) -> None:
        """Put the object and verify that it arrived unchanged."""
        at, kind = self._object_key(path), _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")
        beside = {"sha256": hashlib.sha256(data).hexdigest()}
        with self._translate_errors():
            self._client.put_object(
                self._bucket,
                at,
                io.BytesIO(data),
                len(data),
                content_type=kind,
                metadata=beside,  # type: ignore[arg-type]
            )
        if self.read(path) != data:
            raise S3BucketError("{where} has {path} otherwise than it was sent", where=self._where, path=path)

    def remove(self, path: str) -> None:
        """Remove the object."""
        with self._translate_errors():
            self._client.remove_object(self._bucket, self._object_key(path))

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Yield the path of each object and its size in bytes."""
        with self._translate_errors():
            for found in self._client.list_objects(self._bucket, prefix=self._prefix, recursive=True):
                yield str(found.object_name).removeprefix(self._prefix), found.size or 0

    def is_empty(self) -> bool:
        """Return whether there is no object below the prefix."""
        return next(self.sizes(), None) is None

    def close(self) -> None:
        """Close the connections."""
        self._connections.clear()

    def _object_key(self, path: str) -> str:
        return f"{self._prefix}{path}"

    @contextmanager
    def _translate_errors(self) -> Iterator[None]:
        try:
            yield
        except S3Error as error:
            if error.code in _FULL:
                raise S3BucketError(
                    "{where} is full; make room there, or ask who runs it", where=self._where
                ) from error
            told = _REFUSED.get(error.code or "", Message("answers: {message}", message=error.message))
            raise S3BucketError("{where} {told}", where=self._where, told=told) from error
        except ValueError as error:
            # The client rejects an invalid name or address before it sends a request.
            told = Message("cannot be asked for: {message}; look at the address", message=error)
            raise S3BucketError("{where} {told}", where=self._where, told=told) from error
        except (MinioException, urllib3.exceptions.HTTPError, OSError) as error:
            raise S3BucketError(
                "{where} could not be reached to the end ({kind})", where=self._where, kind=type(error).__name__
            ) from error
