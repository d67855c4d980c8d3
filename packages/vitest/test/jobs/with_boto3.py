import json

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

s3 = boto3.client("s3", config=Config(retries={"max_attempts": 3}))


def config(bucket, key):
    return json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read())


def config_or_default(bucket, key):
    try:
        return config(bucket, key)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchKey":
            return {}
        raise


def limit():
    return boto3.client("ssm").get_parameter(Name="/orders/limit")["Parameter"]["Value"]


def write_and_read(spark, uri):
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    s3.put_object(Bucket=bucket, Key=f"{key}/a.json", Body=json.dumps({"id": 1}))
    return spark.read.json(uri).count()


def written_by_spark(spark, bucket):
    spark.createDataFrame([(1,), (2,)], "id int").write.parquet(f"s3://{bucket}/out")
    return [item.key for item in boto3.resource("s3").Bucket(bucket).objects.filter(Prefix="out/")]


def rename(bucket):
    found = s3.list_objects_v2(Bucket=bucket, Prefix="out/part-")["Contents"][0]["Key"]
    s3.copy_object(Bucket=bucket, Key="final.parquet", CopySource={"Bucket": bucket, "Key": found})
    s3.delete_object(Bucket=bucket, Key=found)


def query(sql):
    return boto3.client("athena").start_query_execution(QueryString=sql)["QueryExecutionId"]


def query_or_none(sql):
    try:
        return query(sql)
    except Exception:
        return None


def domains():
    return boto3.client("datazone").list_domains(maxResults=3)["items"]


def invoked(name):
    answer = boto3.client("lambda").invoke(FunctionName=name, Payload=json.dumps({"day": 1}))
    return json.loads(answer["Payload"].read())


def body():
    return boto3.client("s3").get_object(Bucket="b", Key="k")["Body"].read().decode()


def code():
    try:
        s3.put_object(Bucket="b", Key="k", Body=b"1")
    except ClientError as error:
        return [type(error).__name__, error.response["Error"]["Code"], error.response["Error"]["Message"], str(error)]


def value_error():
    try:
        s3.put_object(Bucket="b", Key="k")
    except ValueError as error:
        return str(error)


def regions():
    return [boto3.Session().client("sts").meta.region_name, boto3.client("sts", region_name="eu-west-1").meta.region_name]


def modified():
    return boto3.client("s3").head_object(Bucket="lake", Key="a.txt")["LastModified"].isoformat()
