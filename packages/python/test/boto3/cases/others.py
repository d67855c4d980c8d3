"""SSM, Secrets Manager, STS, SNS, SQS, EventBridge, CloudWatch and its logs."""

import json

import boto3
from told import tell

kw = {"region_name": "us-east-1"}
names = ("ssm", "secretsmanager", "sts", "sns", "sqs", "events", "cloudwatch", "logs")
ssm, secrets, sts, sns, sqs, events, cloudwatch, logs = (boto3.client(name, **kw) for name in names)


def only(*keys):
    return lambda answer: {key: answer[key] for key in keys if key in answer}


tell("put parameter", lambda: ssm.put_parameter(Name="/a/b", Value="1", Type="String"))
tell("put over", lambda: ssm.put_parameter(Name="/a/b", Value="2", Type="String", Overwrite=True)["Version"])
tell("parameter", lambda: only("Name", "Type", "Value", "Version", "ARN", "DataType", "LastModifiedDate")(ssm.get_parameter(Name="/a/b")["Parameter"]))
tell("put secure", lambda: ssm.put_parameter(Name="/a/c", Value="s", Type="SecureString")["Version"])
tell("secure", lambda: ssm.get_parameter(Name="/a/c", WithDecryption=True)["Parameter"]["Value"])
tell("not decrypted", lambda: ssm.get_parameter(Name="/a/c")["Parameter"]["Value"] == "s")
tell("put list", lambda: ssm.put_parameter(Name="/a/d/e", Value="x,y", Type="StringList")["Version"])
tell("many", lambda: [one["Name"] for one in ssm.get_parameters(Names=["/a/b", "/no"])["Parameters"]])
tell("not among many", lambda: ssm.get_parameters(Names=["/a/b", "/no"])["InvalidParameters"])
tell("by path", lambda: [one["Name"] for one in ssm.get_parameters_by_path(Path="/a")["Parameters"]])
tell("by path, deep", lambda: [one["Name"] for one in ssm.get_parameters_by_path(Path="/a/", Recursive=True)["Parameters"]])
tell("pages", lambda: [one["Name"] for page in ssm.get_paginator("get_parameters_by_path").paginate(Path="/a", Recursive=True, PaginationConfig={"PageSize": 1}) for one in page["Parameters"]])
tell("remove parameter", lambda: ssm.delete_parameter(Name="/a/b"))

tell("no secret", lambda: secrets.get_secret_value(SecretId="db"))
tell("make secret", lambda: secrets.create_secret(Name="db", SecretString=json.dumps({"user": "a"}))["Name"])
tell("make secret again", lambda: secrets.create_secret(Name="db", SecretString="x"))
tell("secret", lambda: only("Name", "SecretString", "VersionStages")(secrets.get_secret_value(SecretId="db")))
tell("by arn", lambda: secrets.get_secret_value(SecretId=secrets.describe_secret(SecretId="db")["ARN"])["SecretString"])
tell("change secret", lambda: secrets.put_secret_value(SecretId="db", SecretString="new")["VersionStages"])
tell("secret changed", lambda: secrets.get_secret_value(SecretId="db")["SecretString"])
tell("secret before", lambda: secrets.get_secret_value(SecretId="db", VersionStage="AWSPREVIOUS")["SecretString"])
tell("binary", lambda: [secrets.create_secret(Name="bin", SecretBinary=b"\x00\x01")["Name"], list(secrets.get_secret_value(SecretId="bin")["SecretBinary"])])
tell("secrets", lambda: [one["Name"] for one in secrets.list_secrets()["SecretList"]])
tell("secret class", lambda: secrets.exceptions.ResourceNotFoundException.__name__)

tell("account", lambda: sts.get_caller_identity()["Account"])
tell("role", lambda: sorted(sts.assume_role(RoleArn="arn:aws:iam::111122223333:role/x", RoleSessionName="s")["Credentials"]))
tell("assumed", lambda: sts.assume_role(RoleArn="arn:aws:iam::111122223333:role/x", RoleSessionName="s")["AssumedRoleUser"]["Arn"])

tell("topic", lambda: sns.create_topic(Name="alerts"))
tell("topics", lambda: sns.list_topics()["Topics"])
tell("publish", lambda: sorted(sns.publish(TopicArn="arn:aws:sns:us-east-1:123456789012:alerts", Message="m", Subject="s")))
tell("resource of sns", lambda: sorted(boto3.resource("sns", **kw).Topic("arn:aws:sns:us-east-1:123456789012:alerts").publish(Message="m")))

tell("no queue", lambda: sqs.get_queue_url(QueueName="none"))
url = sqs.create_queue(QueueName="work")["QueueUrl"]
tell("queue", lambda: sqs.get_queue_url(QueueName="work")["QueueUrl"].endswith("/123456789012/work"))
tell("send", lambda: sqs.send_message(QueueUrl=url, MessageBody="one")["MD5OfMessageBody"])
tell("send many", lambda: [one["Id"] for one in sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": "a", "MessageBody": "two"}])["Successful"]])
tell("receive", lambda: [only("Body", "MD5OfBody")(one) for one in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]])
tell("receive again", lambda: sqs.receive_message(QueueUrl=url).get("Messages"))
tell("attributes", lambda: sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"])["Attributes"])
tell("resource of sqs", lambda: boto3.resource("sqs", **kw).get_queue_by_name(QueueName="work").send_message(MessageBody="three")["MD5OfMessageBody"])
tell("messages", lambda: [one.body for one in boto3.resource("sqs", **kw).Queue(url).receive_messages()])

tell("events", lambda: events.put_events(Entries=[{"Source": "job", "DetailType": "done", "Detail": "{}"}])["FailedEntryCount"])
tell("metric", lambda: cloudwatch.put_metric_data(Namespace="jobs", MetricData=[{"MetricName": "rows", "Value": 3}]))
tell("no group", lambda: logs.create_log_stream(logGroupName="g", logStreamName="s"))
tell("group", lambda: logs.create_log_group(logGroupName="g"))
tell("group again", lambda: logs.create_log_group(logGroupName="g"))
tell("stream", lambda: logs.create_log_stream(logGroupName="g", logStreamName="s"))
