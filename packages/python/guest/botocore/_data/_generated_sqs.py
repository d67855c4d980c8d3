"""The service sqs, from botocore 1.44.8 (Apache-2.0, see NOTICE.txt). Written by scripts/record_aws_models.py."""

FACTS = {
    "id": "SQS",
    "class": "SQS",
    "prefix": "sqs",
    "version": "2012-11-05",
}

OPERATIONS = """
add_permission AddPermission AddPermissionRequest -
cancel_message_move_task CancelMessageMoveTask CancelMessageMoveTaskRequest CancelMessageMoveTaskResult
change_message_visibility ChangeMessageVisibility ChangeMessageVisibilityRequest -
change_message_visibility_batch ChangeMessageVisibilityBatch ChangeMessageVisibilityBatchRequest ChangeMessageVisibilityBatchResult
create_queue CreateQueue CreateQueueRequest CreateQueueResult
delete_message DeleteMessage DeleteMessageRequest -
delete_message_batch DeleteMessageBatch DeleteMessageBatchRequest DeleteMessageBatchResult
delete_queue DeleteQueue DeleteQueueRequest -
get_queue_attributes GetQueueAttributes GetQueueAttributesRequest GetQueueAttributesResult
get_queue_url GetQueueUrl GetQueueUrlRequest GetQueueUrlResult
list_dead_letter_source_queues ListDeadLetterSourceQueues ListDeadLetterSourceQueuesRequest ListDeadLetterSourceQueuesResult
list_message_move_tasks ListMessageMoveTasks ListMessageMoveTasksRequest ListMessageMoveTasksResult
list_queue_tags ListQueueTags ListQueueTagsRequest ListQueueTagsResult
list_queues ListQueues ListQueuesRequest ListQueuesResult
purge_queue PurgeQueue PurgeQueueRequest -
receive_message ReceiveMessage ReceiveMessageRequest ReceiveMessageResult
remove_permission RemovePermission RemovePermissionRequest -
send_message SendMessage SendMessageRequest SendMessageResult
send_message_batch SendMessageBatch SendMessageBatchRequest SendMessageBatchResult
set_queue_attributes SetQueueAttributes SetQueueAttributesRequest -
start_message_move_task StartMessageMoveTask StartMessageMoveTaskRequest StartMessageMoveTaskResult
tag_queue TagQueue TagQueueRequest -
untag_queue UntagQueue UntagQueueRequest -
"""

STRUCTURES = """
AddPermissionRequest QueueUrl*=s Label*=s AWSAccountIds*=[s Actions*=[s
BatchResultErrorEntry Id*=s SenderFault*=b Code*=s Message=s
CancelMessageMoveTaskRequest TaskHandle*=s
CancelMessageMoveTaskResult ApproximateNumberOfMessagesMoved=l
ChangeMessageVisibilityBatchRequest QueueUrl*=s Entries*=[.ChangeMessageVisibilityBatchRequestEntry
ChangeMessageVisibilityBatchRequestEntry Id*=s ReceiptHandle*=s VisibilityTimeout=i
ChangeMessageVisibilityBatchResult Successful*=[.ChangeMessageVisibilityBatchResultEntry Failed*=[.BatchResultErrorEntry
ChangeMessageVisibilityBatchResultEntry Id*=s
ChangeMessageVisibilityRequest QueueUrl*=s ReceiptHandle*=s VisibilityTimeout*=i
CreateQueueRequest QueueName*=s Attributes={s tags={s
CreateQueueResult QueueUrl=s
DeleteMessageBatchRequest QueueUrl*=s Entries*=[.DeleteMessageBatchRequestEntry
DeleteMessageBatchRequestEntry Id*=s ReceiptHandle*=s
DeleteMessageBatchResult Successful*=[.DeleteMessageBatchResultEntry Failed*=[.BatchResultErrorEntry
DeleteMessageBatchResultEntry Id*=s
DeleteMessageRequest QueueUrl*=s ReceiptHandle*=s
DeleteQueueRequest QueueUrl*=s
GetQueueAttributesRequest QueueUrl*=s AttributeNames=[s
GetQueueAttributesResult Attributes={s
GetQueueUrlRequest QueueName*=s QueueOwnerAWSAccountId=s
GetQueueUrlResult QueueUrl=s
ListDeadLetterSourceQueuesRequest QueueUrl*=s NextToken=s MaxResults=i
ListDeadLetterSourceQueuesResult queueUrls*=[s NextToken=s
ListMessageMoveTasksRequest SourceArn*=s MaxResults=i
ListMessageMoveTasksResult Results=[.ListMessageMoveTasksResultEntry
ListMessageMoveTasksResultEntry TaskHandle=s Status=s SourceArn=s DestinationArn=s MaxNumberOfMessagesPerSecond=i ApproximateNumberOfMessagesMoved=l ApproximateNumberOfMessagesToMove=l FailureReason=s StartedTimestamp=l
ListQueueTagsRequest QueueUrl*=s
ListQueueTagsResult Tags={s
ListQueuesRequest QueueNamePrefix=s NextToken=s MaxResults=i
ListQueuesResult QueueUrls=[s NextToken=s
Message MessageId=s ReceiptHandle=s MD5OfBody=s Body=s Attributes={s MD5OfMessageAttributes=s MessageAttributes={.MessageAttributeValue
MessageAttributeValue StringValue=s BinaryValue=B StringListValues=[s BinaryListValues=[B DataType*=s
MessageSystemAttributeValue StringValue=s BinaryValue=B StringListValues=[s BinaryListValues=[B DataType*=s
PurgeQueueRequest QueueUrl*=s
ReceiveMessageRequest QueueUrl*=s AttributeNames=[s MessageSystemAttributeNames=[s MessageAttributeNames=[s MaxNumberOfMessages=i VisibilityTimeout=i WaitTimeSeconds=i ReceiveRequestAttemptId=s
ReceiveMessageResult Messages=[.Message
RemovePermissionRequest QueueUrl*=s Label*=s
SendMessageBatchRequest QueueUrl*=s Entries*=[.SendMessageBatchRequestEntry
SendMessageBatchRequestEntry Id*=s MessageBody*=s DelaySeconds=i MessageAttributes={.MessageAttributeValue MessageSystemAttributes={.MessageSystemAttributeValue MessageDeduplicationId=s MessageGroupId=s
SendMessageBatchResult Successful*=[.SendMessageBatchResultEntry Failed*=[.BatchResultErrorEntry
SendMessageBatchResultEntry Id*=s MessageId*=s MD5OfMessageBody*=s MD5OfMessageAttributes=s MD5OfMessageSystemAttributes=s SequenceNumber=s
SendMessageRequest QueueUrl*=s MessageBody*=s DelaySeconds=i MessageAttributes={.MessageAttributeValue MessageSystemAttributes={.MessageSystemAttributeValue MessageDeduplicationId=s MessageGroupId=s
SendMessageResult MD5OfMessageBody=s MD5OfMessageAttributes=s MD5OfMessageSystemAttributes=s MessageId=s SequenceNumber=s
SetQueueAttributesRequest QueueUrl*=s Attributes*={s
StartMessageMoveTaskRequest SourceArn*=s DestinationArn=s MaxNumberOfMessagesPerSecond=i
StartMessageMoveTaskResult TaskHandle=s
TagQueueRequest QueueUrl*=s Tags*={s
UntagQueueRequest QueueUrl*=s TagKeys*=[s
"""

ERRORS = "BatchEntryIdsNotDistinct BatchRequestTooLong EmptyBatchRequest InvalidAddress InvalidAttributeName InvalidAttributeValue InvalidBatchEntryId InvalidIdFormat InvalidMessageContents InvalidSecurity KmsAccessDenied KmsDisabled KmsInvalidKeyUsage KmsInvalidState KmsNotFound KmsOptInRequired KmsThrottled MessageNotInflight OverLimit PurgeQueueInProgress QueueDeletedRecently QueueDoesNotExist QueueNameExists ReceiptHandleIsInvalid RequestThrottled ResourceNotFoundException TooManyEntriesInBatchRequest UnsupportedOperation"

PAGINATORS = '{"list_dead_letter_source_queues":["NextToken","NextToken","MaxResults","queueUrls",null,[]],"list_queues":["NextToken","NextToken","MaxResults","QueueUrls",null,[]]}'

WAITERS = "{}"

RESOURCES = '{"service":{"actions":{"CreateQueue":{"request":{"operation":"CreateQueue"},"resource":{"type":"Queue","identifiers":[{"target":"Url","source":"response","path":"QueueUrl"}]}},"GetQueueByName":{"request":{"operation":"GetQueueUrl"},"resource":{"type":"Queue","identifiers":[{"target":"Url","source":"response","path":"QueueUrl"}]}}},"has":{"Queue":{"resource":{"type":"Queue","identifiers":[{"target":"Url","source":"input"}]}}},"hasMany":{"Queues":{"request":{"operation":"ListQueues"},"resource":{"type":"Queue","identifiers":[{"target":"Url","source":"response","path":"QueueUrls[]"}]}}}},"resources":{"Message":{"identifiers":[{"name":"QueueUrl"},{"name":"ReceiptHandle","memberName":"ReceiptHandle"}],"shape":"Message","actions":{"ChangeVisibility":{"request":{"operation":"ChangeMessageVisibility","params":[{"target":"QueueUrl","source":"identifier","name":"QueueUrl"},{"target":"ReceiptHandle","source":"identifier","name":"ReceiptHandle"}]}},"Delete":{"request":{"operation":"DeleteMessage","params":[{"target":"QueueUrl","source":"identifier","name":"QueueUrl"},{"target":"ReceiptHandle","source":"identifier","name":"ReceiptHandle"}]}}},"batchActions":{"Delete":{"request":{"operation":"DeleteMessageBatch","params":[{"target":"QueueUrl","source":"identifier","name":"QueueUrl"},{"target":"Entries[*].Id","source":"data","path":"MessageId"},{"target":"Entries[*].ReceiptHandle","source":"identifier","name":"ReceiptHandle"}]}}},"has":{"Queue":{"resource":{"type":"Queue","identifiers":[{"target":"Url","source":"identifier","name":"QueueUrl"}]}}}},"Queue":{"identifiers":[{"name":"Url"}],"shape":"GetQueueAttributesResult","load":{"request":{"operation":"GetQueueAttributes","params":[{"target":"QueueUrl","source":"identifier","name":"Url"},{"target":"AttributeNames[]","source":"string","value":"All"}]},"path":"@"},"actions":{"AddPermission":{"request":{"operation":"AddPermission","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}},"ChangeMessageVisibilityBatch":{"request":{"operation":"ChangeMessageVisibilityBatch","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}},"Delete":{"request":{"operation":"DeleteQueue","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}},"DeleteMessages":{"request":{"operation":"DeleteMessageBatch","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}},"Purge":{"request":{"operation":"PurgeQueue","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}},"ReceiveMessages":{"request":{"operation":"ReceiveMessage","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]},"resource":{"type":"Message","identifiers":[{"target":"QueueUrl","source":"identifier","name":"Url"},{"target":"ReceiptHandle","source":"response","path":"Messages[].ReceiptHandle"}],"path":"Messages[]"}},"RemovePermission":{"request":{"operation":"RemovePermission","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}},"SendMessage":{"request":{"operation":"SendMessage","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}},"SendMessages":{"request":{"operation":"SendMessageBatch","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}},"SetAttributes":{"request":{"operation":"SetQueueAttributes","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]}}},"has":{"Message":{"resource":{"type":"Message","identifiers":[{"target":"QueueUrl","source":"identifier","name":"Url"},{"target":"ReceiptHandle","source":"input"}]}}},"hasMany":{"DeadLetterSourceQueues":{"request":{"operation":"ListDeadLetterSourceQueues","params":[{"target":"QueueUrl","source":"identifier","name":"Url"}]},"resource":{"type":"Queue","identifiers":[{"target":"Url","source":"response","path":"queueUrls[]"}]}}}}}}'
