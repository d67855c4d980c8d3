"""Settings of transfers: taken, and of no effect, as nothing is transferred in parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

KB = 1024
MB = KB * KB

_UPLOAD: Sequence[str] = (
    "ACL CacheControl ChecksumAlgorithm ContentDisposition ContentEncoding ContentLanguage ContentType ExpectedBucketOwner Expires "
    "GrantFullControl GrantRead GrantReadACP GrantWriteACP Metadata ObjectLockLegalHoldStatus ObjectLockMode "
    "ObjectLockRetainUntilDate RequestPayer ServerSideEncryption StorageClass SSECustomerAlgorithm SSECustomerKey "
    "SSECustomerKeyMD5 SSEKMSKeyId SSEKMSEncryptionContext Tagging WebsiteRedirectLocation ChecksumType MpuObjectSize ChecksumCRC32 "
    "ChecksumCRC32C ChecksumCRC64NVME ChecksumMD5 ChecksumSHA1 ChecksumSHA256 ChecksumSHA512 ChecksumXXHASH3 ChecksumXXHASH64 "
    "ChecksumXXHASH128"
).split()
_DOWNLOAD: Sequence[str] = "ChecksumMode VersionId SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 RequestPayer ExpectedBucketOwner".split()
_COPY: Sequence[str] = [
    *_UPLOAD[:-12],
    *"CopySourceIfMatch CopySourceIfModifiedSince CopySourceIfNoneMatch CopySourceIfUnmodifiedSince CopySourceSSECustomerAlgorithm".split(),
    *"CopySourceSSECustomerKey CopySourceSSECustomerKeyMD5 MetadataDirective TaggingDirective".split(),
]


class TransferConfig:
    """Thresholds and numbers of threads."""

    def __init__(
        self,
        multipart_threshold: int = 8 * MB,
        max_concurrency: int = 10,
        multipart_chunksize: int = 8 * MB,
        num_download_attempts: int = 5,
        max_io_queue: int = 100,
        io_chunksize: int = 256 * KB,
        use_threads: bool = True,
        max_bandwidth: int | None = None,
        preferred_transfer_client: str = "auto",
    ) -> None:
        self.multipart_threshold = multipart_threshold
        self.max_concurrency = self.max_request_concurrency = max_concurrency
        self.multipart_chunksize = multipart_chunksize
        self.num_download_attempts = num_download_attempts
        self.max_io_queue = max_io_queue
        self.io_chunksize = io_chunksize
        self.use_threads = use_threads
        self.max_bandwidth = max_bandwidth
        self.preferred_transfer_client = preferred_transfer_client


class S3Transfer:
    """Uploads and downloads of files."""

    ALLOWED_UPLOAD_ARGS = _UPLOAD
    ALLOWED_DOWNLOAD_ARGS = _DOWNLOAD
    ALLOWED_COPY_ARGS = _COPY

    def __init__(self, client: Any = None, config: Any = None, osutil: Any = None, manager: Any = None) -> None:
        if client is None:
            raise ValueError("Either a boto3.Client or s3transfer.manager.TransferManager must be provided")
        self._client = client

    def upload_file(self, filename: str, bucket: str, key: str, callback: Any = None, extra_args: Any = None) -> None:
        self._client.upload_file(filename, bucket, key, ExtraArgs=extra_args, Callback=callback)

    def download_file(self, bucket: str, key: str, filename: str, extra_args: Any = None, callback: Any = None) -> None:
        self._client.download_file(bucket, key, filename, ExtraArgs=extra_args, Callback=callback)

    def __enter__(self) -> S3Transfer:
        return self

    def __exit__(self, *args: Any) -> None:
        """Nothing is open."""


def allowed(extra_args: Any, names: Any) -> dict[str, Any]:
    """The extra arguments of a transfer, looked at as s3transfer does."""
    given = dict(extra_args or {})
    for name in given:
        if name not in names:
            raise ValueError(f"Invalid extra_args key '{name}', must be one of: {', '.join(names)}")
    return given
