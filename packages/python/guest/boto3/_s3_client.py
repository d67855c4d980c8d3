"""What boto3 adds to the client of S3: transfers of files."""

from __future__ import annotations

import os
from typing import Any

from boto3.exceptions import S3UploadFailedError
from boto3.s3.transfer import S3Transfer, allowed
from botocore.exceptions import ClientError

_CHUNK = 1 << 20


class S3Methods:
    """Uploads, downloads and copies."""

    put_object: Any
    get_object: Any
    copy_object: Any
    head_object: Any

    def upload_file(self, Filename: Any, Bucket: str, Key: str, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        """A file of the job's disk becomes an object."""
        if not isinstance(Filename, (str, os.PathLike)):
            raise ValueError("Filename must be a string or a path-like object")
        extra = allowed(ExtraArgs, S3Transfer.ALLOWED_UPLOAD_ARGS)
        with open(Filename, "rb") as file:
            body = file.read()
        try:
            self.put_object(Bucket=Bucket, Key=Key, Body=body, **extra)
        except ClientError as error:
            raise S3UploadFailedError(f"Failed to upload {os.fspath(Filename)} to {Bucket}/{Key}: {error}")
        _told(Callback, len(body))

    def upload_fileobj(self, Fileobj: Any, Bucket: str, Key: str, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        """What a file object still has becomes an object."""
        if not hasattr(Fileobj, "read"):
            raise ValueError("Fileobj must implement read")
        extra = allowed(ExtraArgs, S3Transfer.ALLOWED_UPLOAD_ARGS)
        body = Fileobj.read()
        if isinstance(body, str):
            raise RuntimeError("Failed to upload: the file object gives text. Open it in binary mode.")
        self.put_object(Bucket=Bucket, Key=Key, Body=body, **extra)
        _told(Callback, len(body))

    def download_file(self, Bucket: str, Key: str, Filename: Any, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        """An object becomes a file of the job's disk."""
        if not isinstance(Filename, (str, os.PathLike)):
            raise ValueError("Filename must be a string or a path-like object")
        body = self._downloaded(Bucket, Key, ExtraArgs)
        with open(Filename, "wb") as file:
            file.write(body)
        _told(Callback, len(body))

    def download_fileobj(self, Bucket: str, Key: str, Fileobj: Any, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        """An object is written into a file object."""
        if not hasattr(Fileobj, "write"):
            raise ValueError("Fileobj must implement write")
        body = self._downloaded(Bucket, Key, ExtraArgs)
        Fileobj.write(body)
        _told(Callback, len(body))

    def copy(
        self, CopySource: Any, Bucket: str, Key: str, ExtraArgs: Any = None, Callback: Any = None, SourceClient: Any = None, Config: Any = None
    ) -> None:
        """A copy of an object."""
        extra = allowed(ExtraArgs, S3Transfer.ALLOWED_COPY_ARGS)
        # As s3transfer does: it has to know the size, and a missing source is the error of HeadObject.
        head = (SourceClient or self).head_object(**CopySource)
        self.copy_object(CopySource=CopySource, Bucket=Bucket, Key=Key, **extra)
        _told(Callback, head["ContentLength"])

    def _downloaded(self, bucket: str, key: str, extra_args: Any) -> bytes:
        extra = allowed(extra_args, S3Transfer.ALLOWED_DOWNLOAD_ARGS)
        self.head_object(Bucket=bucket, Key=key, **extra)
        return self.get_object(Bucket=bucket, Key=key, **extra)["Body"].read()


def _told(callback: Any, size: int) -> None:
    if callback is not None:
        callback(size)
