"""DynamoDB by client and by resource."""

from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError
from told import tell

kw = {"region_name": "us-east-1"}
client = boto3.client("dynamodb", **kw)
resource = boto3.resource("dynamodb", **kw)
table = resource.Table("runs")


def code(call):
    try:
        call()
        return "no error"
    except ClientError as error:
        return [type(error).__name__, error.response["Error"]["Code"], error.response["Error"]["Message"]]


def keys(answer):
    return [[item["job"], int(item["day"])] for item in answer["Items"]]


tell("no table", lambda: code(lambda: client.get_item(TableName="runs", Key={"job": {"S": "a"}})))
tell("no table described", lambda: code(lambda: client.describe_table(TableName="runs")))
tell("make", lambda: client.create_table(TableName="runs", KeySchema=[{"AttributeName": "job", "KeyType": "HASH"}, {"AttributeName": "day", "KeyType": "RANGE"}], AttributeDefinitions=[{"AttributeName": "job", "AttributeType": "S"}, {"AttributeName": "day", "AttributeType": "N"}], BillingMode="PAY_PER_REQUEST")["TableDescription"]["TableName"])
tell("make again", lambda: code(lambda: client.create_table(TableName="runs", KeySchema=[{"AttributeName": "job", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "job", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST"))[1])
tell("wait", lambda: table.wait_until_exists())
tell("tables", lambda: client.list_tables()["TableNames"])
tell("status", lambda: [table.table_status, table.key_schema, table.item_count])
tell("put", lambda: client.put_item(TableName="runs", Item={"job": {"S": "a"}, "day": {"N": "1"}, "ok": {"BOOL": True}}))
tell("get", lambda: client.get_item(TableName="runs", Key={"job": {"S": "a"}, "day": {"N": "1"}}))
tell("get as 1.0", lambda: client.get_item(TableName="runs", Key={"job": {"S": "a"}, "day": {"N": "1.0"}})["Item"]["job"])
tell("get none", lambda: client.get_item(TableName="runs", Key={"job": {"S": "b"}, "day": {"N": "1"}}))
tell("put without key", lambda: code(lambda: client.put_item(TableName="runs", Item={"job": {"S": "a"}})))
tell("put plain", lambda: table.put_item(Item={"job": "b", "day": 1, "rows": Decimal("1.50"), "tags": {"x", "y"}, "more": {"list": [1, "a", None, True]}, "raw": b"\x00\x01"}))
tell("get plain", lambda: table.get_item(Key={"job": "b", "day": 1})["Item"]["more"])
tell("number", lambda: str(table.get_item(Key={"job": "b", "day": 1})["Item"]["rows"]))
tell("set", lambda: sorted(table.get_item(Key={"job": "b", "day": 1})["Item"]["tags"]))
tell("binary", lambda: bytes(table.get_item(Key={"job": "b", "day": 1})["Item"]["raw"]))
tell("float", lambda: table.put_item(Item={"job": "b", "day": 1.5}))


def batch():
    with table.batch_writer() as writer:
        for day in range(2, 32):
            writer.put_item(Item={"job": "b", "day": day, "rows": day * 10, "state": "ok" if day % 2 else "failed"})
        writer.delete_item(Key={"job": "b", "day": 31})


tell("batch", batch)
tell("count", lambda: table.scan(Select="COUNT")["Count"])
tell("query", lambda: keys(table.query(KeyConditionExpression=Key("job").eq("b") & Key("day").lt(4))))
tell("query between", lambda: keys(table.query(KeyConditionExpression=Key("job").eq("b") & Key("day").between(3, 5), ScanIndexForward=False)))
tell("query filter", lambda: keys(table.query(KeyConditionExpression=Key("job").eq("b") & Key("day").lte(6), FilterExpression=Attr("state").eq("ok") | Attr("rows").gte(60))))
tell("query limit", lambda: (a := table.query(KeyConditionExpression=Key("job").eq("b"), Limit=2), keys(a), a.get("LastEvaluatedKey"))[1:])
tell("query on", lambda: keys(table.query(KeyConditionExpression=Key("job").eq("b"), Limit=2, ExclusiveStartKey={"job": "b", "day": 2})))
tell("query by text", lambda: client.query(TableName="runs", KeyConditionExpression="job = :j AND #d > :d", ExpressionAttributeNames={"#d": "day"}, ExpressionAttributeValues={":j": {"S": "b"}, ":d": {"N": "28"}})["Count"])
tell("query without hash", lambda: code(lambda: table.query(KeyConditionExpression=Key("day").eq(1))))
tell("query by attribute", lambda: table.query(KeyConditionExpression=Attr("job").eq("b")))
tell("scan", lambda: sorted(keys(table.scan(FilterExpression=Attr("job").begins_with("a") | Attr("state").is_in(["none"])))))
tell("scan not", lambda: len(table.scan(FilterExpression=~Attr("state").exists())["Items"]))
tell("scan contains", lambda: keys(table.scan(FilterExpression=Attr("tags").contains("x") & Attr("tags").size().eq(2))))
tell("pages", lambda: sum(page["Count"] for page in client.get_paginator("scan").paginate(TableName="runs", PaginationConfig={"PageSize": 7})))
tell("update", lambda: table.update_item(Key={"job": "a", "day": 1}, UpdateExpression="SET #r = if_not_exists(#r, :z) + :n, note = :t REMOVE ok", ExpressionAttributeNames={"#r": "rows"}, ExpressionAttributeValues={":z": 0, ":n": 5, ":t": "x"}, ReturnValues="ALL_NEW")["Attributes"]["rows"])
tell("update again", lambda: table.update_item(Key={"job": "a", "day": 1}, UpdateExpression="ADD #r :n", ExpressionAttributeNames={"#r": "rows"}, ExpressionAttributeValues={":n": Decimal("0.5")}, ReturnValues="UPDATED_NEW")["Attributes"])
tell("updated", lambda: sorted(table.get_item(Key={"job": "a", "day": 1})["Item"]))
tell("update new", lambda: table.update_item(Key={"job": "n", "day": 9}, UpdateExpression="SET l = list_append(:a, :b)", ExpressionAttributeValues={":a": [1], ":b": [2]}, ReturnValues="ALL_NEW")["Attributes"]["l"])
tell("condition holds", lambda: table.put_item(Item={"job": "c", "day": 1}, ConditionExpression="attribute_not_exists(job)"))
tell("condition fails", lambda: code(lambda: table.put_item(Item={"job": "c", "day": 1}, ConditionExpression=Attr("job").not_exists())))
tell("remove", lambda: table.delete_item(Key={"job": "c", "day": 1}, ReturnValues="ALL_OLD").get("Attributes"))
tell("remove none", lambda: table.delete_item(Key={"job": "zz", "day": 1}))
tell("batch get", lambda: len(resource.batch_get_item(RequestItems={"runs": {"Keys": [{"job": "a", "day": 1}, {"job": "q", "day": 1}]}})["Responses"]["runs"]))
tell("all tables", lambda: [one.name for one in resource.tables.all()])
tell("condition", lambda: Attr("a").eq(1) & Attr("b").ne(2) == Attr("a").eq(1) & Attr("b").ne(2))
tell("bad condition", lambda: Attr("a").eq(1) & "b")
tell("drop", lambda: table.delete()["TableDescription"]["TableName"])
