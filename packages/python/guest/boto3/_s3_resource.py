"""What boto3 adds to buckets and objects."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError


class BucketMethods:
    """Transfers to and from a bucket."""

    meta: Any
    name: str

    def load(self) -> None:
        """When the bucket was made, as the list of all tells it."""
        self.meta.data = {}
        try:
            for bucket in self.meta.client.list_buckets()["Buckets"]:
                if bucket["Name"] == self.name:
                    self.meta.data = bucket
                    break
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") != "AccessDenied":
                raise

    reload = load

    @property
    def creation_date(self) -> Any:
        if self.meta.data is None:
            self.load()
        data: Any = self.meta.data
        return data.get("CreationDate")

    def upload_file(self, Filename: Any, Key: str, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        self.meta.client.upload_file(Filename, self.name, Key, ExtraArgs, Callback, Config)

    def download_file(self, Key: str, Filename: Any, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        self.meta.client.download_file(self.name, Key, Filename, ExtraArgs, Callback, Config)

    def upload_fileobj(self, Fileobj: Any, Key: str, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        self.meta.client.upload_fileobj(Fileobj, self.name, Key, ExtraArgs, Callback, Config)

    def download_fileobj(self, Key: str, Fileobj: Any, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        self.meta.client.download_fileobj(self.name, Key, Fileobj, ExtraArgs, Callback, Config)

    def copy(self, CopySource: Any, Key: str, ExtraArgs: Any = None, Callback: Any = None, SourceClient: Any = None, Config: Any = None) -> None:
        self.meta.client.copy(CopySource, self.name, Key, ExtraArgs, Callback, SourceClient, Config)


class ObjectMethods:
    """Transfers to and from an object."""

    meta: Any
    bucket_name: str
    key: str

    def upload_file(self, Filename: Any, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        self.meta.client.upload_file(Filename, self.bucket_name, self.key, ExtraArgs, Callback, Config)

    def download_file(self, Filename: Any, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        self.meta.client.download_file(self.bucket_name, self.key, Filename, ExtraArgs, Callback, Config)

    def upload_fileobj(self, Fileobj: Any, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        self.meta.client.upload_fileobj(Fileobj, self.bucket_name, self.key, ExtraArgs, Callback, Config)

    def download_fileobj(self, Fileobj: Any, ExtraArgs: Any = None, Callback: Any = None, Config: Any = None) -> None:
        self.meta.client.download_fileobj(self.bucket_name, self.key, Fileobj, ExtraArgs, Callback, Config)

    def copy(self, CopySource: Any, ExtraArgs: Any = None, Callback: Any = None, SourceClient: Any = None, Config: Any = None) -> None:
        self.meta.client.copy(CopySource, self.bucket_name, self.key, ExtraArgs, Callback, SourceClient, Config)


class ObjectSummaryMethods:
    """What a listing tells of an object, asked for alone."""

    meta: Any
    bucket_name: str
    key: str

    def load(self) -> None:
        answer = self.meta.client.head_object(Bucket=self.bucket_name, Key=self.key)
        answer["Size"] = answer.pop("ContentLength", None)
        self.meta.data = answer

    reload = load
