"""The service events, from botocore 1.44.8 (Apache-2.0, see NOTICE.txt). Written by scripts/record_aws_models.py."""

FACTS = {
    "id": "EventBridge",
    "class": "EventBridge",
    "prefix": "events",
    "version": "2015-10-07",
}

OPERATIONS = """
activate_event_source ActivateEventSource ActivateEventSourceRequest -
cancel_replay CancelReplay CancelReplayRequest CancelReplayResponse
create_api_destination CreateApiDestination CreateApiDestinationRequest CreateApiDestinationResponse
create_archive CreateArchive CreateArchiveRequest CreateArchiveResponse
create_connection CreateConnection CreateConnectionRequest CreateConnectionResponse
create_endpoint CreateEndpoint CreateEndpointRequest CreateEndpointResponse
create_event_bus CreateEventBus CreateEventBusRequest CreateEventBusResponse
create_partner_event_source CreatePartnerEventSource CreatePartnerEventSourceRequest CreatePartnerEventSourceResponse
deactivate_event_source DeactivateEventSource DeactivateEventSourceRequest -
deauthorize_connection DeauthorizeConnection DeauthorizeConnectionRequest DeauthorizeConnectionResponse
delete_api_destination DeleteApiDestination DeleteApiDestinationRequest DeleteApiDestinationResponse
delete_archive DeleteArchive DeleteArchiveRequest DeleteArchiveResponse
delete_connection DeleteConnection DeleteConnectionRequest DeleteConnectionResponse
delete_endpoint DeleteEndpoint DeleteEndpointRequest DeleteEndpointResponse
delete_event_bus DeleteEventBus DeleteEventBusRequest -
delete_partner_event_source DeletePartnerEventSource DeletePartnerEventSourceRequest -
delete_rule DeleteRule DeleteRuleRequest -
describe_api_destination DescribeApiDestination DescribeApiDestinationRequest DescribeApiDestinationResponse
describe_archive DescribeArchive DescribeArchiveRequest DescribeArchiveResponse
describe_connection DescribeConnection DescribeConnectionRequest DescribeConnectionResponse
describe_endpoint DescribeEndpoint DescribeEndpointRequest DescribeEndpointResponse
describe_event_bus DescribeEventBus DescribeEventBusRequest DescribeEventBusResponse
describe_event_source DescribeEventSource DescribeEventSourceRequest DescribeEventSourceResponse
describe_partner_event_source DescribePartnerEventSource DescribePartnerEventSourceRequest DescribePartnerEventSourceResponse
describe_replay DescribeReplay DescribeReplayRequest DescribeReplayResponse
describe_rule DescribeRule DescribeRuleRequest DescribeRuleResponse
disable_rule DisableRule DisableRuleRequest -
enable_rule EnableRule EnableRuleRequest -
list_api_destinations ListApiDestinations ListApiDestinationsRequest ListApiDestinationsResponse
list_archives ListArchives ListArchivesRequest ListArchivesResponse
list_connections ListConnections ListConnectionsRequest ListConnectionsResponse
list_endpoints ListEndpoints ListEndpointsRequest ListEndpointsResponse
list_event_buses ListEventBuses ListEventBusesRequest ListEventBusesResponse
list_event_sources ListEventSources ListEventSourcesRequest ListEventSourcesResponse
list_partner_event_source_accounts ListPartnerEventSourceAccounts ListPartnerEventSourceAccountsRequest ListPartnerEventSourceAccountsResponse
list_partner_event_sources ListPartnerEventSources ListPartnerEventSourcesRequest ListPartnerEventSourcesResponse
list_replays ListReplays ListReplaysRequest ListReplaysResponse
list_rule_names_by_target ListRuleNamesByTarget ListRuleNamesByTargetRequest ListRuleNamesByTargetResponse
list_rules ListRules ListRulesRequest ListRulesResponse
list_tags_for_resource ListTagsForResource ListTagsForResourceRequest ListTagsForResourceResponse
list_targets_by_rule ListTargetsByRule ListTargetsByRuleRequest ListTargetsByRuleResponse
put_events PutEvents PutEventsRequest PutEventsResponse
put_partner_events PutPartnerEvents PutPartnerEventsRequest PutPartnerEventsResponse
put_permission PutPermission PutPermissionRequest -
put_rule PutRule PutRuleRequest PutRuleResponse
put_targets PutTargets PutTargetsRequest PutTargetsResponse
remove_permission RemovePermission RemovePermissionRequest -
remove_targets RemoveTargets RemoveTargetsRequest RemoveTargetsResponse
start_replay StartReplay StartReplayRequest StartReplayResponse
tag_resource TagResource TagResourceRequest TagResourceResponse
test_event_pattern TestEventPattern TestEventPatternRequest TestEventPatternResponse
untag_resource UntagResource UntagResourceRequest UntagResourceResponse
update_api_destination UpdateApiDestination UpdateApiDestinationRequest UpdateApiDestinationResponse
update_archive UpdateArchive UpdateArchiveRequest UpdateArchiveResponse
update_connection UpdateConnection UpdateConnectionRequest UpdateConnectionResponse
update_endpoint UpdateEndpoint UpdateEndpointRequest UpdateEndpointResponse
update_event_bus UpdateEventBus UpdateEventBusRequest UpdateEventBusResponse
"""

STRUCTURES = """
ActivateEventSourceRequest Name*=s1
ApiDestination ApiDestinationArn=s1 Name=s1 ApiDestinationState=s ConnectionArn=s1 InvocationEndpoint=s1 HttpMethod=s InvocationRateLimitPerSecond=i1 CreationTime=t LastModifiedTime=t
AppSyncParameters GraphQLOperation=s1
Archive ArchiveName=s1 EventSourceArn=s1 State=s StateReason=s RetentionDays=i SizeBytes=l EventCount=l CreationTime=t
AwsVpcConfiguration Subnets*=[s SecurityGroups=[s AssignPublicIp=s
BatchArrayProperties Size=i
BatchParameters JobDefinition*=s JobName*=s ArrayProperties=.BatchArrayProperties RetryStrategy=.BatchRetryStrategy
BatchRetryStrategy Attempts=i
CancelReplayRequest ReplayName*=s1
CancelReplayResponse ReplayArn=s1 State=s StateReason=s
CapacityProviderStrategyItem capacityProvider*=s1 weight=i base=i
Condition Type*=s Key*=s Value*=s
Connection ConnectionArn=s1 Name=s1 ConnectionState=s StateReason=s AuthorizationType=s CreationTime=t LastModifiedTime=t LastAuthorizedTime=t
ConnectionApiKeyAuthResponseParameters ApiKeyName=s1
ConnectionAuthResponseParameters BasicAuthParameters=.ConnectionBasicAuthResponseParameters OAuthParameters=.ConnectionOAuthResponseParameters ApiKeyAuthParameters=.ConnectionApiKeyAuthResponseParameters InvocationHttpParameters=.ConnectionHttpParameters ConnectivityParameters=.DescribeConnectionConnectivityParameters
ConnectionBasicAuthResponseParameters Username=s1
ConnectionBodyParameter Key=s Value=s IsValueSecret=b
ConnectionHeaderParameter Key=s Value=s IsValueSecret=b
ConnectionHttpParameters HeaderParameters=[.ConnectionHeaderParameter QueryStringParameters=[.ConnectionQueryStringParameter BodyParameters=[.ConnectionBodyParameter
ConnectionOAuthClientResponseParameters ClientID=s1
ConnectionOAuthResponseParameters ClientParameters=.ConnectionOAuthClientResponseParameters AuthorizationEndpoint=s1 HttpMethod=s OAuthHttpParameters=.ConnectionHttpParameters
ConnectionQueryStringParameter Key=s Value=s IsValueSecret=b
ConnectivityResourceConfigurationArn ResourceConfigurationArn*=s
ConnectivityResourceParameters ResourceParameters*=.ConnectivityResourceConfigurationArn
CreateApiDestinationRequest Name*=s1 Description=s ConnectionArn*=s1 InvocationEndpoint*=s1 HttpMethod*=s InvocationRateLimitPerSecond=i1
CreateApiDestinationResponse ApiDestinationArn=s1 ApiDestinationState=s CreationTime=t LastModifiedTime=t
CreateArchiveRequest ArchiveName*=s1 EventSourceArn*=s1 Description=s EventPattern=s RetentionDays=i KmsKeyIdentifier=s
CreateArchiveResponse ArchiveArn=s1 State=s StateReason=s CreationTime=t
CreateConnectionApiKeyAuthRequestParameters ApiKeyName*=s1 ApiKeyValue*=s1
CreateConnectionAuthRequestParameters BasicAuthParameters=.CreateConnectionBasicAuthRequestParameters OAuthParameters=.CreateConnectionOAuthRequestParameters ApiKeyAuthParameters=.CreateConnectionApiKeyAuthRequestParameters InvocationHttpParameters=.ConnectionHttpParameters ConnectivityParameters=.ConnectivityResourceParameters
CreateConnectionBasicAuthRequestParameters Username*=s1 Password*=s1
CreateConnectionOAuthClientRequestParameters ClientID*=s1 ClientSecret*=s1
CreateConnectionOAuthRequestParameters ClientParameters*=.CreateConnectionOAuthClientRequestParameters AuthorizationEndpoint*=s1 HttpMethod*=s OAuthHttpParameters=.ConnectionHttpParameters
CreateConnectionRequest Name*=s1 Description=s AuthorizationType*=s AuthParameters*=.CreateConnectionAuthRequestParameters InvocationConnectivityParameters=.ConnectivityResourceParameters KmsKeyIdentifier=s
CreateConnectionResponse ConnectionArn=s1 ConnectionState=s CreationTime=t LastModifiedTime=t
CreateEndpointRequest Name*=s1 Description=s RoutingConfig*=.RoutingConfig ReplicationConfig=.ReplicationConfig EventBuses*=[2.EndpointEventBus RoleArn=s1
CreateEndpointResponse Name=s1 Arn=s1 RoutingConfig=.RoutingConfig ReplicationConfig=.ReplicationConfig EventBuses=[2.EndpointEventBus RoleArn=s1 State=s
CreateEventBusRequest Name*=s1 EventSourceName=s1 Description=s KmsKeyIdentifier=s DeadLetterConfig=.DeadLetterConfig LogConfig=.LogConfig Tags=[.Tag
CreateEventBusResponse EventBusArn=s Description=s KmsKeyIdentifier=s DeadLetterConfig=.DeadLetterConfig LogConfig=.LogConfig
CreatePartnerEventSourceRequest Name*=s1 Account*=s12
CreatePartnerEventSourceResponse EventSourceArn=s
DeactivateEventSourceRequest Name*=s1
DeadLetterConfig Arn=s1
DeauthorizeConnectionRequest Name*=s1
DeauthorizeConnectionResponse ConnectionArn=s1 ConnectionState=s CreationTime=t LastModifiedTime=t LastAuthorizedTime=t
DeleteApiDestinationRequest Name*=s1
DeleteApiDestinationResponse
DeleteArchiveRequest ArchiveName*=s1
DeleteArchiveResponse
DeleteConnectionRequest Name*=s1
DeleteConnectionResponse ConnectionArn=s1 ConnectionState=s CreationTime=t LastModifiedTime=t LastAuthorizedTime=t
DeleteEndpointRequest Name*=s1
DeleteEndpointResponse
DeleteEventBusRequest Name*=s1
DeletePartnerEventSourceRequest Name*=s1 Account*=s12
DeleteRuleRequest Name*=s1 EventBusName=s1 Force=b
DescribeApiDestinationRequest Name*=s1
DescribeApiDestinationResponse ApiDestinationArn=s1 Name=s1 Description=s ApiDestinationState=s ConnectionArn=s1 InvocationEndpoint=s1 HttpMethod=s InvocationRateLimitPerSecond=i1 CreationTime=t LastModifiedTime=t
DescribeArchiveRequest ArchiveName*=s1
DescribeArchiveResponse ArchiveArn=s1 ArchiveName=s1 EventSourceArn=s1 Description=s EventPattern=s State=s StateReason=s KmsKeyIdentifier=s RetentionDays=i SizeBytes=l EventCount=l CreationTime=t
DescribeConnectionConnectivityParameters ResourceParameters*=.DescribeConnectionResourceParameters
DescribeConnectionRequest Name*=s1
DescribeConnectionResourceParameters ResourceConfigurationArn*=s ResourceAssociationArn*=s17
DescribeConnectionResponse ConnectionArn=s1 Name=s1 Description=s InvocationConnectivityParameters=.DescribeConnectionConnectivityParameters ConnectionState=s StateReason=s AuthorizationType=s SecretArn=s20 KmsKeyIdentifier=s AuthParameters=.ConnectionAuthResponseParameters CreationTime=t LastModifiedTime=t LastAuthorizedTime=t
DescribeEndpointRequest Name*=s1 HomeRegion=s9
DescribeEndpointResponse Name=s1 Description=s Arn=s1 RoutingConfig=.RoutingConfig ReplicationConfig=.ReplicationConfig EventBuses=[2.EndpointEventBus RoleArn=s1 EndpointId=s1 EndpointUrl=s1 State=s StateReason=s1 CreationTime=t LastModifiedTime=t
DescribeEventBusRequest Name=s1
DescribeEventBusResponse Name=s Arn=s Description=s KmsKeyIdentifier=s DeadLetterConfig=.DeadLetterConfig Policy=s LogConfig=.LogConfig CreationTime=t LastModifiedTime=t ManagedBy=s1
DescribeEventSourceRequest Name*=s1
DescribeEventSourceResponse Arn=s CreatedBy=s CreationTime=t ExpirationTime=t Name=s State=s
DescribePartnerEventSourceRequest Name*=s1
DescribePartnerEventSourceResponse Arn=s Name=s
DescribeReplayRequest ReplayName*=s1
DescribeReplayResponse ReplayName=s1 ReplayArn=s1 Description=s State=s StateReason=s EventSourceArn=s1 Destination=.ReplayDestination EventStartTime=t EventEndTime=t EventLastReplayedTime=t ReplayStartTime=t ReplayEndTime=t
DescribeRuleRequest Name*=s1 EventBusName=s1
DescribeRuleResponse Name=s1 Arn=s1 EventPattern=s ScheduleExpression=s State=s Description=s RoleArn=s1 ManagedBy=s1 EventBusName=s1 CreatedBy=s1
DisableRuleRequest Name*=s1 EventBusName=s1
EcsParameters TaskDefinitionArn*=s1 TaskCount=i1 LaunchType=s NetworkConfiguration=.NetworkConfiguration PlatformVersion=s Group=s CapacityProviderStrategy=[.CapacityProviderStrategyItem EnableECSManagedTags=b EnableExecuteCommand=b PlacementConstraints=[.PlacementConstraint PlacementStrategy=[.PlacementStrategy PropagateTags=s ReferenceId=s Tags=[.Tag
EnableRuleRequest Name*=s1 EventBusName=s1
Endpoint Name=s1 Description=s Arn=s1 RoutingConfig=.RoutingConfig ReplicationConfig=.ReplicationConfig EventBuses=[2.EndpointEventBus RoleArn=s1 EndpointId=s1 EndpointUrl=s1 State=s StateReason=s1 CreationTime=t LastModifiedTime=t
EndpointEventBus EventBusArn*=s1
EventBus Name=s Arn=s Description=s Policy=s CreationTime=t LastModifiedTime=t ManagedBy=s1
EventSource Arn=s CreatedBy=s CreationTime=t ExpirationTime=t Name=s State=s
FailoverConfig Primary*=.Primary Secondary*=.Secondary
HttpParameters PathParameterValues=[s HeaderParameters={s QueryStringParameters={s
InputTransformer InputPathsMap={s InputTemplate*=s1
KinesisParameters PartitionKeyPath*=s
ListApiDestinationsRequest NamePrefix=s1 ConnectionArn=s1 NextToken=s1 Limit=i1
ListApiDestinationsResponse ApiDestinations=[.ApiDestination NextToken=s1
ListArchivesRequest NamePrefix=s1 EventSourceArn=s1 State=s NextToken=s1 Limit=i1
ListArchivesResponse Archives=[.Archive NextToken=s1
ListConnectionsRequest NamePrefix=s1 ConnectionState=s NextToken=s1 Limit=i1
ListConnectionsResponse Connections=[.Connection NextToken=s1
ListEndpointsRequest NamePrefix=s1 HomeRegion=s9 NextToken=s1 MaxResults=i1
ListEndpointsResponse Endpoints=[.Endpoint NextToken=s1
ListEventBusesRequest NamePrefix=s1 NextToken=s1 Limit=i1
ListEventBusesResponse EventBuses=[.EventBus NextToken=s1
ListEventSourcesRequest NamePrefix=s1 NextToken=s1 Limit=i1
ListEventSourcesResponse EventSources=[.EventSource NextToken=s1
ListPartnerEventSourceAccountsRequest EventSourceName*=s1 NextToken=s1 Limit=i1
ListPartnerEventSourceAccountsResponse PartnerEventSourceAccounts=[.PartnerEventSourceAccount NextToken=s1
ListPartnerEventSourcesRequest NamePrefix*=s1 NextToken=s1 Limit=i1
ListPartnerEventSourcesResponse PartnerEventSources=[.PartnerEventSource NextToken=s1
ListReplaysRequest NamePrefix=s1 State=s EventSourceArn=s1 NextToken=s1 Limit=i1
ListReplaysResponse Replays=[.Replay NextToken=s1
ListRuleNamesByTargetRequest TargetArn*=s1 EventBusName=s1 NextToken=s1 Limit=i1
ListRuleNamesByTargetResponse RuleNames=[s1 NextToken=s1
ListRulesRequest NamePrefix=s1 EventBusName=s1 NextToken=s1 Limit=i1
ListRulesResponse Rules=[.Rule NextToken=s1
ListTagsForResourceRequest ResourceARN*=s1
ListTagsForResourceResponse Tags=[.Tag
ListTargetsByRuleRequest Rule*=s1 EventBusName=s1 NextToken=s1 Limit=i1
ListTargetsByRuleResponse Targets=[1.Target NextToken=s1
LogConfig IncludeDetail=s Level=s
NetworkConfiguration awsvpcConfiguration=.AwsVpcConfiguration
PartnerEventSource Arn=s Name=s
PartnerEventSourceAccount Account=s12 CreationTime=t ExpirationTime=t State=s
PlacementConstraint type=s expression=s
PlacementStrategy type=s field=s
Primary HealthCheck*=s1
PutEventsRequest Entries*=[1.PutEventsRequestEntry EndpointId=s1
PutEventsRequestEntry Time=t Source=s Resources=[s DetailType=s Detail=s EventBusName=s1 TraceHeader=s1
PutEventsResponse FailedEntryCount=i Entries=[.PutEventsResultEntry
PutEventsResultEntry EventId=s ErrorCode=s ErrorMessage=s
PutPartnerEventsRequest Entries*=[1.PutPartnerEventsRequestEntry
PutPartnerEventsRequestEntry Time=t Source=s1 Resources=[s DetailType=s Detail=s
PutPartnerEventsResponse FailedEntryCount=i Entries=[.PutPartnerEventsResultEntry
PutPartnerEventsResultEntry EventId=s ErrorCode=s ErrorMessage=s
PutPermissionRequest EventBusName=s1 Action=s1 Principal=s1 StatementId=s1 Condition=.Condition Policy=s
PutRuleRequest Name*=s1 ScheduleExpression=s EventPattern=s State=s Description=s RoleArn=s1 Tags=[.Tag EventBusName=s1
PutRuleResponse RuleArn=s1
PutTargetsRequest Rule*=s1 EventBusName=s1 Targets*=[1.Target
PutTargetsResponse FailedEntryCount=i FailedEntries=[.PutTargetsResultEntry
PutTargetsResultEntry TargetId=s1 ErrorCode=s ErrorMessage=s
RedshiftDataParameters SecretManagerArn=s1 Database*=s1 DbUser=s1 Sql=s1 StatementName=s1 WithEvent=b Sqls=[s1
RemovePermissionRequest StatementId=s1 RemoveAllPermissions=b EventBusName=s1
RemoveTargetsRequest Rule*=s1 EventBusName=s1 Ids*=[1s1 Force=b
RemoveTargetsResponse FailedEntryCount=i FailedEntries=[.RemoveTargetsResultEntry
RemoveTargetsResultEntry TargetId=s1 ErrorCode=s ErrorMessage=s
Replay ReplayName=s1 EventSourceArn=s1 State=s StateReason=s EventStartTime=t EventEndTime=t EventLastReplayedTime=t ReplayStartTime=t ReplayEndTime=t
ReplayDestination Arn*=s1 FilterArns=[s1
ReplicationConfig State=s
RetryPolicy MaximumRetryAttempts=i MaximumEventAgeInSeconds=i60
RoutingConfig FailoverConfig*=.FailoverConfig
Rule Name=s1 Arn=s1 EventPattern=s State=s Description=s ScheduleExpression=s RoleArn=s1 ManagedBy=s1 EventBusName=s1
RunCommandParameters RunCommandTargets*=[1.RunCommandTarget
RunCommandTarget Key*=s1 Values*=[1s1
SageMakerPipelineParameter Name*=s1 Value*=s
SageMakerPipelineParameters PipelineParameterList=[.SageMakerPipelineParameter
Secondary Route*=s9
SqsParameters MessageGroupId=s
StartReplayRequest ReplayName*=s1 Description=s EventSourceArn*=s1 EventStartTime*=t EventEndTime*=t Destination*=.ReplayDestination
StartReplayResponse ReplayArn=s1 State=s StateReason=s ReplayStartTime=t
Tag Key*=s1 Value*=s
TagResourceRequest ResourceARN*=s1 Tags*=[.Tag
TagResourceResponse
Target Id*=s1 Arn*=s1 RoleArn=s1 Input=s InputPath=s InputTransformer=.InputTransformer KinesisParameters=.KinesisParameters RunCommandParameters=.RunCommandParameters EcsParameters=.EcsParameters BatchParameters=.BatchParameters SqsParameters=.SqsParameters HttpParameters=.HttpParameters RedshiftDataParameters=.RedshiftDataParameters SageMakerPipelineParameters=.SageMakerPipelineParameters DeadLetterConfig=.DeadLetterConfig RetryPolicy=.RetryPolicy AppSyncParameters=.AppSyncParameters
TestEventPatternRequest EventPattern*=s Event*=s
TestEventPatternResponse Result=b
UntagResourceRequest ResourceARN*=s1 TagKeys*=[s1
UntagResourceResponse
UpdateApiDestinationRequest Name*=s1 Description=s ConnectionArn=s1 InvocationEndpoint=s1 HttpMethod=s InvocationRateLimitPerSecond=i1
UpdateApiDestinationResponse ApiDestinationArn=s1 ApiDestinationState=s CreationTime=t LastModifiedTime=t
UpdateArchiveRequest ArchiveName*=s1 Description=s EventPattern=s RetentionDays=i KmsKeyIdentifier=s
UpdateArchiveResponse ArchiveArn=s1 State=s StateReason=s CreationTime=t
UpdateConnectionApiKeyAuthRequestParameters ApiKeyName=s1 ApiKeyValue=s1
UpdateConnectionAuthRequestParameters BasicAuthParameters=.UpdateConnectionBasicAuthRequestParameters OAuthParameters=.UpdateConnectionOAuthRequestParameters ApiKeyAuthParameters=.UpdateConnectionApiKeyAuthRequestParameters InvocationHttpParameters=.ConnectionHttpParameters ConnectivityParameters=.ConnectivityResourceParameters
UpdateConnectionBasicAuthRequestParameters Username=s1 Password=s1
UpdateConnectionOAuthClientRequestParameters ClientID=s1 ClientSecret=s1
UpdateConnectionOAuthRequestParameters ClientParameters=.UpdateConnectionOAuthClientRequestParameters AuthorizationEndpoint=s1 HttpMethod=s OAuthHttpParameters=.ConnectionHttpParameters
UpdateConnectionRequest Name*=s1 Description=s AuthorizationType=s AuthParameters=.UpdateConnectionAuthRequestParameters InvocationConnectivityParameters=.ConnectivityResourceParameters KmsKeyIdentifier=s
UpdateConnectionResponse ConnectionArn=s1 ConnectionState=s CreationTime=t LastModifiedTime=t LastAuthorizedTime=t
UpdateEndpointRequest Name*=s1 Description=s RoutingConfig=.RoutingConfig ReplicationConfig=.ReplicationConfig EventBuses=[2.EndpointEventBus RoleArn=s1
UpdateEndpointResponse Name=s1 Arn=s1 RoutingConfig=.RoutingConfig ReplicationConfig=.ReplicationConfig EventBuses=[2.EndpointEventBus RoleArn=s1 EndpointId=s1 EndpointUrl=s1 State=s
UpdateEventBusRequest Name=s1 KmsKeyIdentifier=s Description=s DeadLetterConfig=.DeadLetterConfig LogConfig=.LogConfig
UpdateEventBusResponse Arn=s Name=s1 KmsKeyIdentifier=s Description=s DeadLetterConfig=.DeadLetterConfig LogConfig=.LogConfig
"""

ERRORS = "AccessDeniedException ConcurrentModificationException IllegalStatusException InternalException InvalidEventPatternException InvalidStateException LimitExceededException ManagedRuleException OperationDisabledException PolicyLengthExceededException ResourceAlreadyExistsException ResourceNotFoundException ThrottlingException"

PAGINATORS = '{"list_rule_names_by_target":["NextToken","NextToken","Limit","RuleNames",null,[]],"list_rules":["NextToken","NextToken","Limit","Rules",null,[]],"list_targets_by_rule":["NextToken","NextToken","Limit","Targets",null,[]]}'

WAITERS = "{}"

RESOURCES = "{}"
