"""A site in a bucket of Amazon S3, or of a server that speaks like it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from newsdesk.errors import ExportError
from newsdesk.s3_bucket import S3Bucket, S3BucketError


@contextmanager
def s3_place(address: str, secret: Callable[[], str]) -> Iterator[S3Bucket]:
    """Yield the bucket at `address`; `secret` is the secret key."""
    try:
        with closing(S3Bucket(address, secret())) as bucket:
            yield bucket
    except S3BucketError as error:
        raise ExportError(
            "{trouble}. What was sent stays, and the next publish goes on from there.", trouble=error.message
        ) from error
