"""The service sns, from botocore 1.44.8 (Apache-2.0, see NOTICE.txt). Written by scripts/record_aws_models.py."""

FACTS = {
    "id": "SNS",
    "class": "SNS",
    "prefix": "sns",
    "version": "2010-03-31",
}

OPERATIONS = """
add_permission AddPermission AddPermissionInput -
check_if_phone_number_is_opted_out CheckIfPhoneNumberIsOptedOut CheckIfPhoneNumberIsOptedOutInput CheckIfPhoneNumberIsOptedOutResponse
confirm_subscription ConfirmSubscription ConfirmSubscriptionInput ConfirmSubscriptionResponse
create_platform_application CreatePlatformApplication CreatePlatformApplicationInput CreatePlatformApplicationResponse
create_platform_endpoint CreatePlatformEndpoint CreatePlatformEndpointInput CreateEndpointResponse
create_sms_sandbox_phone_number CreateSMSSandboxPhoneNumber CreateSMSSandboxPhoneNumberInput CreateSMSSandboxPhoneNumberResult
create_topic CreateTopic CreateTopicInput CreateTopicResponse
delete_endpoint DeleteEndpoint DeleteEndpointInput -
delete_platform_application DeletePlatformApplication DeletePlatformApplicationInput -
delete_sms_sandbox_phone_number DeleteSMSSandboxPhoneNumber DeleteSMSSandboxPhoneNumberInput DeleteSMSSandboxPhoneNumberResult
delete_topic DeleteTopic DeleteTopicInput -
get_data_protection_policy GetDataProtectionPolicy GetDataProtectionPolicyInput GetDataProtectionPolicyResponse
get_endpoint_attributes GetEndpointAttributes GetEndpointAttributesInput GetEndpointAttributesResponse
get_platform_application_attributes GetPlatformApplicationAttributes GetPlatformApplicationAttributesInput GetPlatformApplicationAttributesResponse
get_sms_attributes GetSMSAttributes GetSMSAttributesInput GetSMSAttributesResponse
get_sms_sandbox_account_status GetSMSSandboxAccountStatus GetSMSSandboxAccountStatusInput GetSMSSandboxAccountStatusResult
get_subscription_attributes GetSubscriptionAttributes GetSubscriptionAttributesInput GetSubscriptionAttributesResponse
get_topic_attributes GetTopicAttributes GetTopicAttributesInput GetTopicAttributesResponse
list_endpoints_by_platform_application ListEndpointsByPlatformApplication ListEndpointsByPlatformApplicationInput ListEndpointsByPlatformApplicationResponse
list_origination_numbers ListOriginationNumbers ListOriginationNumbersRequest ListOriginationNumbersResult
list_phone_numbers_opted_out ListPhoneNumbersOptedOut ListPhoneNumbersOptedOutInput ListPhoneNumbersOptedOutResponse
list_platform_applications ListPlatformApplications ListPlatformApplicationsInput ListPlatformApplicationsResponse
list_sms_sandbox_phone_numbers ListSMSSandboxPhoneNumbers ListSMSSandboxPhoneNumbersInput ListSMSSandboxPhoneNumbersResult
list_subscriptions ListSubscriptions ListSubscriptionsInput ListSubscriptionsResponse
list_subscriptions_by_topic ListSubscriptionsByTopic ListSubscriptionsByTopicInput ListSubscriptionsByTopicResponse
list_tags_for_resource ListTagsForResource ListTagsForResourceRequest ListTagsForResourceResponse
list_topics ListTopics ListTopicsInput ListTopicsResponse
opt_in_phone_number OptInPhoneNumber OptInPhoneNumberInput OptInPhoneNumberResponse
publish Publish PublishInput PublishResponse
publish_batch PublishBatch PublishBatchInput PublishBatchResponse
put_data_protection_policy PutDataProtectionPolicy PutDataProtectionPolicyInput -
remove_permission RemovePermission RemovePermissionInput -
set_endpoint_attributes SetEndpointAttributes SetEndpointAttributesInput -
set_platform_application_attributes SetPlatformApplicationAttributes SetPlatformApplicationAttributesInput -
set_sms_attributes SetSMSAttributes SetSMSAttributesInput SetSMSAttributesResponse
set_subscription_attributes SetSubscriptionAttributes SetSubscriptionAttributesInput -
set_topic_attributes SetTopicAttributes SetTopicAttributesInput -
subscribe Subscribe SubscribeInput SubscribeResponse
tag_resource TagResource TagResourceRequest TagResourceResponse
unsubscribe Unsubscribe UnsubscribeInput -
untag_resource UntagResource UntagResourceRequest UntagResourceResponse
verify_sms_sandbox_phone_number VerifySMSSandboxPhoneNumber VerifySMSSandboxPhoneNumberInput VerifySMSSandboxPhoneNumberResult
"""

STRUCTURES = """
AddPermissionInput TopicArn*=s Label*=s AWSAccountId*=[s ActionName*=[s
BatchResultErrorEntry Id*=s Code*=s Message=s SenderFault*=b
CheckIfPhoneNumberIsOptedOutInput phoneNumber*=s
CheckIfPhoneNumberIsOptedOutResponse isOptedOut=b
ConfirmSubscriptionInput TopicArn*=s Token*=s AuthenticateOnUnsubscribe=s
ConfirmSubscriptionResponse SubscriptionArn=s
CreateEndpointResponse EndpointArn=s
CreatePlatformApplicationInput Name*=s Platform*=s Attributes*={s
CreatePlatformApplicationResponse PlatformApplicationArn=s
CreatePlatformEndpointInput PlatformApplicationArn*=s Token*=s CustomUserData=s Attributes={s
CreateSMSSandboxPhoneNumberInput PhoneNumber*=s LanguageCode=s
CreateSMSSandboxPhoneNumberResult
CreateTopicInput Name*=s Attributes={s Tags=[.Tag DataProtectionPolicy=s
CreateTopicResponse TopicArn=s
DeleteEndpointInput EndpointArn*=s
DeletePlatformApplicationInput PlatformApplicationArn*=s
DeleteSMSSandboxPhoneNumberInput PhoneNumber*=s
DeleteSMSSandboxPhoneNumberResult
DeleteTopicInput TopicArn*=s
Endpoint EndpointArn=s Attributes={s
GetDataProtectionPolicyInput ResourceArn*=s
GetDataProtectionPolicyResponse DataProtectionPolicy=s
GetEndpointAttributesInput EndpointArn*=s
GetEndpointAttributesResponse Attributes={s
GetPlatformApplicationAttributesInput PlatformApplicationArn*=s
GetPlatformApplicationAttributesResponse Attributes={s
GetSMSAttributesInput attributes=[s
GetSMSAttributesResponse attributes={s
GetSMSSandboxAccountStatusInput
GetSMSSandboxAccountStatusResult IsInSandbox*=b
GetSubscriptionAttributesInput SubscriptionArn*=s
GetSubscriptionAttributesResponse Attributes={s
GetTopicAttributesInput TopicArn*=s
GetTopicAttributesResponse Attributes={s
ListEndpointsByPlatformApplicationInput PlatformApplicationArn*=s NextToken=s
ListEndpointsByPlatformApplicationResponse Endpoints=[.Endpoint NextToken=s
ListOriginationNumbersRequest NextToken=s MaxResults=i1
ListOriginationNumbersResult NextToken=s PhoneNumbers=[.PhoneNumberInformation
ListPhoneNumbersOptedOutInput nextToken=s
ListPhoneNumbersOptedOutResponse phoneNumbers=[s nextToken=s
ListPlatformApplicationsInput NextToken=s
ListPlatformApplicationsResponse PlatformApplications=[.PlatformApplication NextToken=s
ListSMSSandboxPhoneNumbersInput NextToken=s MaxResults=i1
ListSMSSandboxPhoneNumbersResult PhoneNumbers*=[.SMSSandboxPhoneNumber NextToken=s
ListSubscriptionsByTopicInput TopicArn*=s NextToken=s
ListSubscriptionsByTopicResponse Subscriptions=[.Subscription NextToken=s
ListSubscriptionsInput NextToken=s
ListSubscriptionsResponse Subscriptions=[.Subscription NextToken=s
ListTagsForResourceRequest ResourceArn*=s1
ListTagsForResourceResponse Tags=[.Tag
ListTopicsInput NextToken=s
ListTopicsResponse Topics=[.Topic NextToken=s
MessageAttributeValue DataType*=s StringValue=s BinaryValue=B
OptInPhoneNumberInput phoneNumber*=s
OptInPhoneNumberResponse
PhoneNumberInformation CreatedAt=t PhoneNumber=s Status=s Iso2CountryCode=s RouteType=s NumberCapabilities=[s
PlatformApplication PlatformApplicationArn=s Attributes={s
PublishBatchInput TopicArn*=s PublishBatchRequestEntries*=[.PublishBatchRequestEntry
PublishBatchRequestEntry Id*=s Message*=s Subject=s MessageStructure=s MessageAttributes={.MessageAttributeValue MessageDeduplicationId=s MessageGroupId=s
PublishBatchResponse Successful=[.PublishBatchResultEntry Failed=[.BatchResultErrorEntry
PublishBatchResultEntry Id=s MessageId=s SequenceNumber=s
PublishInput TopicArn=s TargetArn=s PhoneNumber=s Message*=s Subject=s MessageStructure=s MessageAttributes={.MessageAttributeValue MessageDeduplicationId=s MessageGroupId=s
PublishResponse MessageId=s SequenceNumber=s
PutDataProtectionPolicyInput ResourceArn*=s DataProtectionPolicy*=s
RemovePermissionInput TopicArn*=s Label*=s
SMSSandboxPhoneNumber PhoneNumber=s Status=s
SetEndpointAttributesInput EndpointArn*=s Attributes*={s
SetPlatformApplicationAttributesInput PlatformApplicationArn*=s Attributes*={s
SetSMSAttributesInput attributes*={s
SetSMSAttributesResponse
SetSubscriptionAttributesInput SubscriptionArn*=s AttributeName*=s AttributeValue=s
SetTopicAttributesInput TopicArn*=s AttributeName*=s AttributeValue=s
SubscribeInput TopicArn*=s Protocol*=s Endpoint=s Attributes={s ReturnSubscriptionArn=b
SubscribeResponse SubscriptionArn=s
Subscription SubscriptionArn=s Owner=s Protocol=s Endpoint=s TopicArn=s
Tag Key*=s1 Value*=s
TagResourceRequest ResourceArn*=s1 Tags*=[.Tag
TagResourceResponse
Topic TopicArn=s
UnsubscribeInput SubscriptionArn*=s
UntagResourceRequest ResourceArn*=s1 TagKeys*=[s1
UntagResourceResponse
VerifySMSSandboxPhoneNumberInput PhoneNumber*=s OneTimePassword*=s5
VerifySMSSandboxPhoneNumberResult
"""

ERRORS = "AuthorizationErrorException=AuthorizationError BatchEntryIdsNotDistinctException=BatchEntryIdsNotDistinct BatchRequestTooLongException=BatchRequestTooLong ConcurrentAccessException=ConcurrentAccess EmptyBatchRequestException=EmptyBatchRequest EndpointDisabledException=EndpointDisabled FilterPolicyLimitExceededException=FilterPolicyLimitExceeded InternalErrorException=InternalError InvalidBatchEntryIdException=InvalidBatchEntryId InvalidParameterException=InvalidParameter InvalidParameterValueException=ParameterValueInvalid InvalidSecurityException=InvalidSecurity InvalidStateException=InvalidState KMSAccessDeniedException=KMSAccessDenied KMSDisabledException=KMSDisabled KMSInvalidStateException=KMSInvalidState KMSNotFoundException=KMSNotFound KMSOptInRequired KMSThrottlingException=KMSThrottling NotFoundException=NotFound OptedOutException=OptedOut PlatformApplicationDisabledException=PlatformApplicationDisabled ReplayLimitExceededException=ReplayLimitExceeded ResourceNotFoundException=ResourceNotFound StaleTagException=StaleTag SubscriptionLimitExceededException=SubscriptionLimitExceeded TagLimitExceededException=TagLimitExceeded TagPolicyException=TagPolicy ThrottledException=Throttled TooManyEntriesInBatchRequestException=TooManyEntriesInBatchRequest TopicLimitExceededException=TopicLimitExceeded UserErrorException=UserError ValidationException VerificationException"

PAGINATORS = '{"list_endpoints_by_platform_application":["NextToken","NextToken",null,"Endpoints",null,[]],"list_platform_applications":["NextToken","NextToken",null,"PlatformApplications",null,[]],"list_subscriptions":["NextToken","NextToken",null,"Subscriptions",null,[]],"list_subscriptions_by_topic":["NextToken","NextToken",null,"Subscriptions",null,[]],"list_topics":["NextToken","NextToken",null,"Topics",null,[]],"list_phone_numbers_opted_out":["nextToken","nextToken",null,"phoneNumbers",null,[]],"list_origination_numbers":["NextToken","NextToken","MaxResults","PhoneNumbers",null,[]],"list_sms_sandbox_phone_numbers":["NextToken","NextToken","MaxResults","PhoneNumbers",null,[]]}'

WAITERS = "{}"

RESOURCES = '{"service":{"actions":{"CreatePlatformApplication":{"request":{"operation":"CreatePlatformApplication"},"resource":{"type":"PlatformApplication","identifiers":[{"target":"Arn","source":"response","path":"PlatformApplicationArn"}]}},"CreateTopic":{"request":{"operation":"CreateTopic"},"resource":{"type":"Topic","identifiers":[{"target":"Arn","source":"response","path":"TopicArn"}]}}},"has":{"PlatformApplication":{"resource":{"type":"PlatformApplication","identifiers":[{"target":"Arn","source":"input"}]}},"PlatformEndpoint":{"resource":{"type":"PlatformEndpoint","identifiers":[{"target":"Arn","source":"input"}]}},"Subscription":{"resource":{"type":"Subscription","identifiers":[{"target":"Arn","source":"input"}]}},"Topic":{"resource":{"type":"Topic","identifiers":[{"target":"Arn","source":"input"}]}}},"hasMany":{"PlatformApplications":{"request":{"operation":"ListPlatformApplications"},"resource":{"type":"PlatformApplication","identifiers":[{"target":"Arn","source":"response","path":"PlatformApplications[].PlatformApplicationArn"}]}},"Subscriptions":{"request":{"operation":"ListSubscriptions"},"resource":{"type":"Subscription","identifiers":[{"target":"Arn","source":"response","path":"Subscriptions[].SubscriptionArn"}]}},"Topics":{"request":{"operation":"ListTopics"},"resource":{"type":"Topic","identifiers":[{"target":"Arn","source":"response","path":"Topics[].TopicArn"}]}}}},"resources":{"PlatformApplication":{"identifiers":[{"name":"Arn"}],"shape":"GetPlatformApplicationAttributesResponse","load":{"request":{"operation":"GetPlatformApplicationAttributes","params":[{"target":"PlatformApplicationArn","source":"identifier","name":"Arn"}]},"path":"@"},"actions":{"CreatePlatformEndpoint":{"request":{"operation":"CreatePlatformEndpoint","params":[{"target":"PlatformApplicationArn","source":"identifier","name":"Arn"}]},"resource":{"type":"PlatformEndpoint","identifiers":[{"target":"Arn","source":"response","path":"EndpointArn"}]}},"Delete":{"request":{"operation":"DeletePlatformApplication","params":[{"target":"PlatformApplicationArn","source":"identifier","name":"Arn"}]}},"SetAttributes":{"request":{"operation":"SetPlatformApplicationAttributes","params":[{"target":"PlatformApplicationArn","source":"identifier","name":"Arn"}]}}},"hasMany":{"Endpoints":{"request":{"operation":"ListEndpointsByPlatformApplication","params":[{"target":"PlatformApplicationArn","source":"identifier","name":"Arn"}]},"resource":{"type":"PlatformEndpoint","identifiers":[{"target":"Arn","source":"response","path":"Endpoints[].EndpointArn"}]}}}},"PlatformEndpoint":{"identifiers":[{"name":"Arn"}],"shape":"GetEndpointAttributesResponse","load":{"request":{"operation":"GetEndpointAttributes","params":[{"target":"EndpointArn","source":"identifier","name":"Arn"}]},"path":"@"},"actions":{"Delete":{"request":{"operation":"DeleteEndpoint","params":[{"target":"EndpointArn","source":"identifier","name":"Arn"}]}},"Publish":{"request":{"operation":"Publish","params":[{"target":"TargetArn","source":"identifier","name":"Arn"}]}},"SetAttributes":{"request":{"operation":"SetEndpointAttributes","params":[{"target":"EndpointArn","source":"identifier","name":"Arn"}]}}}},"Subscription":{"identifiers":[{"name":"Arn"}],"shape":"GetSubscriptionAttributesResponse","load":{"request":{"operation":"GetSubscriptionAttributes","params":[{"target":"SubscriptionArn","source":"identifier","name":"Arn"}]},"path":"@"},"actions":{"Delete":{"request":{"operation":"Unsubscribe","params":[{"target":"SubscriptionArn","source":"identifier","name":"Arn"}]}},"SetAttributes":{"request":{"operation":"SetSubscriptionAttributes","params":[{"target":"SubscriptionArn","source":"identifier","name":"Arn"}]}}}},"Topic":{"identifiers":[{"name":"Arn"}],"shape":"GetTopicAttributesResponse","load":{"request":{"operation":"GetTopicAttributes","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]},"path":"@"},"actions":{"AddPermission":{"request":{"operation":"AddPermission","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]}},"ConfirmSubscription":{"request":{"operation":"ConfirmSubscription","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]},"resource":{"type":"Subscription","identifiers":[{"target":"Arn","source":"response","path":"SubscriptionArn"}]}},"Delete":{"request":{"operation":"DeleteTopic","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]}},"Publish":{"request":{"operation":"Publish","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]}},"RemovePermission":{"request":{"operation":"RemovePermission","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]}},"SetAttributes":{"request":{"operation":"SetTopicAttributes","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]}},"Subscribe":{"request":{"operation":"Subscribe","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]},"resource":{"type":"Subscription","identifiers":[{"target":"Arn","source":"response","path":"SubscriptionArn"}]}}},"hasMany":{"Subscriptions":{"request":{"operation":"ListSubscriptionsByTopic","params":[{"target":"TopicArn","source":"identifier","name":"Arn"}]},"resource":{"type":"Subscription","identifiers":[{"target":"Arn","source":"response","path":"Subscriptions[].SubscriptionArn"}]}}}}}}'
