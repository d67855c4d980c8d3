"""The service stepfunctions, from botocore 1.44.8 (Apache-2.0, see NOTICE.txt). Written by scripts/record_aws_models.py."""

FACTS = {
    "id": "SFN",
    "class": "SFN",
    "prefix": "states",
    "version": "2016-11-23",
}

OPERATIONS = """
create_activity CreateActivity CreateActivityInput CreateActivityOutput
create_state_machine CreateStateMachine CreateStateMachineInput CreateStateMachineOutput
create_state_machine_alias CreateStateMachineAlias CreateStateMachineAliasInput CreateStateMachineAliasOutput
delete_activity DeleteActivity DeleteActivityInput DeleteActivityOutput
delete_state_machine DeleteStateMachine DeleteStateMachineInput DeleteStateMachineOutput
delete_state_machine_alias DeleteStateMachineAlias DeleteStateMachineAliasInput DeleteStateMachineAliasOutput
delete_state_machine_version DeleteStateMachineVersion DeleteStateMachineVersionInput DeleteStateMachineVersionOutput
describe_activity DescribeActivity DescribeActivityInput DescribeActivityOutput
describe_execution DescribeExecution DescribeExecutionInput DescribeExecutionOutput
describe_map_run DescribeMapRun DescribeMapRunInput DescribeMapRunOutput
describe_state_machine DescribeStateMachine DescribeStateMachineInput DescribeStateMachineOutput
describe_state_machine_alias DescribeStateMachineAlias DescribeStateMachineAliasInput DescribeStateMachineAliasOutput
describe_state_machine_for_execution DescribeStateMachineForExecution DescribeStateMachineForExecutionInput DescribeStateMachineForExecutionOutput
get_activity_task GetActivityTask GetActivityTaskInput GetActivityTaskOutput
get_execution_history GetExecutionHistory GetExecutionHistoryInput GetExecutionHistoryOutput
list_activities ListActivities ListActivitiesInput ListActivitiesOutput
list_executions ListExecutions ListExecutionsInput ListExecutionsOutput
list_map_runs ListMapRuns ListMapRunsInput ListMapRunsOutput
list_state_machine_aliases ListStateMachineAliases ListStateMachineAliasesInput ListStateMachineAliasesOutput
list_state_machine_versions ListStateMachineVersions ListStateMachineVersionsInput ListStateMachineVersionsOutput
list_state_machines ListStateMachines ListStateMachinesInput ListStateMachinesOutput
list_tags_for_resource ListTagsForResource ListTagsForResourceInput ListTagsForResourceOutput
publish_state_machine_version PublishStateMachineVersion PublishStateMachineVersionInput PublishStateMachineVersionOutput
redrive_execution RedriveExecution RedriveExecutionInput RedriveExecutionOutput
send_task_failure SendTaskFailure SendTaskFailureInput SendTaskFailureOutput
send_task_heartbeat SendTaskHeartbeat SendTaskHeartbeatInput SendTaskHeartbeatOutput
send_task_success SendTaskSuccess SendTaskSuccessInput SendTaskSuccessOutput
start_execution StartExecution StartExecutionInput StartExecutionOutput
start_sync_execution StartSyncExecution StartSyncExecutionInput StartSyncExecutionOutput
stop_execution StopExecution StopExecutionInput StopExecutionOutput
tag_resource TagResource TagResourceInput TagResourceOutput
test_state TestState TestStateInput TestStateOutput
untag_resource UntagResource UntagResourceInput UntagResourceOutput
update_map_run UpdateMapRun UpdateMapRunInput UpdateMapRunOutput
update_state_machine UpdateStateMachine UpdateStateMachineInput UpdateStateMachineOutput
update_state_machine_alias UpdateStateMachineAlias UpdateStateMachineAliasInput UpdateStateMachineAliasOutput
validate_state_machine_definition ValidateStateMachineDefinition ValidateStateMachineDefinitionInput ValidateStateMachineDefinitionOutput
"""

STRUCTURES = """
ActivityFailedEventDetails error=s cause=s
ActivityListItem activityArn*=s1 name*=s1 creationDate*=t
ActivityScheduleFailedEventDetails error=s cause=s
ActivityScheduledEventDetails resource*=s1 input=s inputDetails=.HistoryEventExecutionDataDetails timeoutInSeconds=l heartbeatInSeconds=l
ActivityStartedEventDetails workerName=s
ActivitySucceededEventDetails output=s outputDetails=.HistoryEventExecutionDataDetails
ActivityTimedOutEventDetails error=s cause=s
AssignedVariablesDetails truncated=b
BillingDetails billedMemoryUsedInMB=l billedDurationInMilliseconds=l
CloudWatchEventsExecutionDataDetails included=b
CloudWatchLogsLogGroup logGroupArn=s1
CreateActivityInput name*=s1 tags=[.Tag encryptionConfiguration=.EncryptionConfiguration
CreateActivityOutput activityArn*=s1 creationDate*=t
CreateStateMachineAliasInput description=s name*=s1 routingConfiguration*=[1.RoutingConfigurationListItem
CreateStateMachineAliasOutput stateMachineAliasArn*=s1 creationDate*=t
CreateStateMachineInput name*=s1 definition*=s1 roleArn*=s1 type=s loggingConfiguration=.LoggingConfiguration tags=[.Tag tracingConfiguration=.TracingConfiguration publish=b versionDescription=s encryptionConfiguration=.EncryptionConfiguration
CreateStateMachineOutput stateMachineArn*=s1 creationDate*=t stateMachineVersionArn=s1
DeleteActivityInput activityArn*=s1
DeleteActivityOutput
DeleteStateMachineAliasInput stateMachineAliasArn*=s1
DeleteStateMachineAliasOutput
DeleteStateMachineInput stateMachineArn*=s1
DeleteStateMachineOutput
DeleteStateMachineVersionInput stateMachineVersionArn*=s1
DeleteStateMachineVersionOutput
DescribeActivityInput activityArn*=s1
DescribeActivityOutput activityArn*=s1 name*=s1 creationDate*=t encryptionConfiguration=.EncryptionConfiguration
DescribeExecutionInput executionArn*=s1 includedData=s
DescribeExecutionOutput executionArn*=s1 stateMachineArn*=s1 name=s1 status*=s startDate*=t stopDate=t input=s inputDetails=.CloudWatchEventsExecutionDataDetails output=s outputDetails=.CloudWatchEventsExecutionDataDetails traceHeader=s mapRunArn=s1 error=s cause=s stateMachineVersionArn=s1 stateMachineAliasArn=s1 redriveCount=i redriveDate=t redriveStatus=s redriveStatusReason=s
DescribeMapRunInput mapRunArn*=s1
DescribeMapRunOutput mapRunArn*=s1 executionArn*=s1 status*=s startDate*=t stopDate=t maxConcurrency*=i toleratedFailurePercentage*=f toleratedFailureCount*=l itemCounts*=.MapRunItemCounts executionCounts*=.MapRunExecutionCounts redriveCount=i redriveDate=t
DescribeStateMachineAliasInput stateMachineAliasArn*=s1
DescribeStateMachineAliasOutput stateMachineAliasArn=s1 name=s1 description=s routingConfiguration=[1.RoutingConfigurationListItem creationDate=t updateDate=t
DescribeStateMachineForExecutionInput executionArn*=s1 includedData=s
DescribeStateMachineForExecutionOutput stateMachineArn*=s1 name*=s1 definition*=s1 roleArn*=s1 updateDate*=t loggingConfiguration=.LoggingConfiguration tracingConfiguration=.TracingConfiguration mapRunArn=s1 label=s revisionId=s encryptionConfiguration=.EncryptionConfiguration variableReferences={[s
DescribeStateMachineInput stateMachineArn*=s1 includedData=s
DescribeStateMachineOutput stateMachineArn*=s1 name*=s1 status=s definition*=s1 roleArn*=s1 type*=s creationDate*=t loggingConfiguration=.LoggingConfiguration tracingConfiguration=.TracingConfiguration label=s revisionId=s description=s encryptionConfiguration=.EncryptionConfiguration variableReferences={[s
EncryptionConfiguration kmsKeyId=s1 kmsDataKeyReusePeriodSeconds=i60 type*=s
EvaluationFailedEventDetails error=s cause=s location=s state*=s1
ExecutionAbortedEventDetails error=s cause=s
ExecutionFailedEventDetails error=s cause=s
ExecutionListItem executionArn*=s1 stateMachineArn*=s1 name*=s1 status*=s startDate*=t stopDate=t mapRunArn=s1 itemCount=i stateMachineVersionArn=s1 stateMachineAliasArn=s1 redriveCount=i redriveDate=t
ExecutionRedrivenEventDetails redriveCount=i
ExecutionStartedEventDetails input=s inputDetails=.HistoryEventExecutionDataDetails roleArn=s1 stateMachineAliasArn=s1 stateMachineVersionArn=s1
ExecutionSucceededEventDetails output=s outputDetails=.HistoryEventExecutionDataDetails
ExecutionTimedOutEventDetails error=s cause=s
GetActivityTaskInput activityArn*=s1 workerName=s1
GetActivityTaskOutput taskToken=s1 input=s
GetExecutionHistoryInput executionArn*=s1 maxResults=i reverseOrder=b nextToken=s1 includeExecutionData=b
GetExecutionHistoryOutput events*=[.HistoryEvent nextToken=s1
HistoryEvent timestamp*=t type*=s id*=l previousEventId=l activityFailedEventDetails=.ActivityFailedEventDetails activityScheduleFailedEventDetails=.ActivityScheduleFailedEventDetails activityScheduledEventDetails=.ActivityScheduledEventDetails activityStartedEventDetails=.ActivityStartedEventDetails activitySucceededEventDetails=.ActivitySucceededEventDetails activityTimedOutEventDetails=.ActivityTimedOutEventDetails taskFailedEventDetails=.TaskFailedEventDetails taskScheduledEventDetails=.TaskScheduledEventDetails taskStartFailedEventDetails=.TaskStartFailedEventDetails taskStartedEventDetails=.TaskStartedEventDetails taskSubmitFailedEventDetails=.TaskSubmitFailedEventDetails taskSubmittedEventDetails=.TaskSubmittedEventDetails taskSucceededEventDetails=.TaskSucceededEventDetails taskTimedOutEventDetails=.TaskTimedOutEventDetails executionFailedEventDetails=.ExecutionFailedEventDetails executionStartedEventDetails=.ExecutionStartedEventDetails executionSucceededEventDetails=.ExecutionSucceededEventDetails executionAbortedEventDetails=.ExecutionAbortedEventDetails executionTimedOutEventDetails=.ExecutionTimedOutEventDetails executionRedrivenEventDetails=.ExecutionRedrivenEventDetails mapStateStartedEventDetails=.MapStateStartedEventDetails mapIterationStartedEventDetails=.MapIterationEventDetails mapIterationSucceededEventDetails=.MapIterationEventDetails mapIterationFailedEventDetails=.MapIterationEventDetails mapIterationAbortedEventDetails=.MapIterationEventDetails lambdaFunctionFailedEventDetails=.LambdaFunctionFailedEventDetails lambdaFunctionScheduleFailedEventDetails=.LambdaFunctionScheduleFailedEventDetails lambdaFunctionScheduledEventDetails=.LambdaFunctionScheduledEventDetails lambdaFunctionStartFailedEventDetails=.LambdaFunctionStartFailedEventDetails lambdaFunctionSucceededEventDetails=.LambdaFunctionSucceededEventDetails lambdaFunctionTimedOutEventDetails=.LambdaFunctionTimedOutEventDetails stateEnteredEventDetails=.StateEnteredEventDetails stateExitedEventDetails=.StateExitedEventDetails mapRunStartedEventDetails=.MapRunStartedEventDetails mapRunFailedEventDetails=.MapRunFailedEventDetails mapRunRedrivenEventDetails=.MapRunRedrivenEventDetails evaluationFailedEventDetails=.EvaluationFailedEventDetails
HistoryEventExecutionDataDetails truncated=b
InspectionData input=s afterArguments=s afterInputPath=s afterParameters=s result=s afterResultSelector=s afterResultPath=s request=.InspectionDataRequest response=.InspectionDataResponse variables=s errorDetails=.InspectionErrorDetails afterItemsPath=s afterItemSelector=s afterItemBatcher=s afterItemsPointer=s toleratedFailureCount=i toleratedFailurePercentage=f maxConcurrency=i
InspectionDataRequest protocol=s method=s url=s headers=s body=s
InspectionDataResponse protocol=s statusCode=s statusMessage=s headers=s body=s
InspectionErrorDetails catchIndex=i retryIndex=i retryBackoffIntervalSeconds=i
LambdaFunctionFailedEventDetails error=s cause=s
LambdaFunctionScheduleFailedEventDetails error=s cause=s
LambdaFunctionScheduledEventDetails resource*=s1 input=s inputDetails=.HistoryEventExecutionDataDetails timeoutInSeconds=l taskCredentials=.TaskCredentials
LambdaFunctionStartFailedEventDetails error=s cause=s
LambdaFunctionSucceededEventDetails output=s outputDetails=.HistoryEventExecutionDataDetails
LambdaFunctionTimedOutEventDetails error=s cause=s
ListActivitiesInput maxResults=i nextToken=s1
ListActivitiesOutput activities*=[.ActivityListItem nextToken=s1
ListExecutionsInput stateMachineArn=s1 statusFilter=s maxResults=i nextToken=s1 mapRunArn=s1 redriveFilter=s
ListExecutionsOutput executions*=[.ExecutionListItem nextToken=s1
ListMapRunsInput executionArn*=s1 maxResults=i nextToken=s1
ListMapRunsOutput mapRuns*=[.MapRunListItem nextToken=s1
ListStateMachineAliasesInput stateMachineArn*=s1 nextToken=s1 maxResults=i
ListStateMachineAliasesOutput stateMachineAliases*=[.StateMachineAliasListItem nextToken=s1
ListStateMachineVersionsInput stateMachineArn*=s1 nextToken=s1 maxResults=i
ListStateMachineVersionsOutput stateMachineVersions*=[.StateMachineVersionListItem nextToken=s1
ListStateMachinesInput maxResults=i nextToken=s1
ListStateMachinesOutput stateMachines*=[.StateMachineListItem nextToken=s1
ListTagsForResourceInput resourceArn*=s1
ListTagsForResourceOutput tags=[.Tag
LogDestination cloudWatchLogsLogGroup=.CloudWatchLogsLogGroup
LoggingConfiguration level=s includeExecutionData=b destinations=[.LogDestination
MapIterationEventDetails name=s1 index=i
MapRunExecutionCounts pending*=l running*=l succeeded*=l failed*=l timedOut*=l aborted*=l total*=l resultsWritten*=l failuresNotRedrivable=l pendingRedrive=l
MapRunFailedEventDetails error=s cause=s
MapRunItemCounts pending*=l running*=l succeeded*=l failed*=l timedOut*=l aborted*=l total*=l resultsWritten*=l failuresNotRedrivable=l pendingRedrive=l
MapRunListItem executionArn*=s1 mapRunArn*=s1 stateMachineArn*=s1 startDate*=t stopDate=t
MapRunRedrivenEventDetails mapRunArn=s1 redriveCount=i
MapRunStartedEventDetails mapRunArn=s1
MapStateStartedEventDetails length=i
MockErrorOutput error=s cause=s
MockInput result=s errorOutput=.MockErrorOutput fieldValidationMode=s
PublishStateMachineVersionInput stateMachineArn*=s1 revisionId=s description=s
PublishStateMachineVersionOutput creationDate*=t stateMachineVersionArn*=s1
RedriveExecutionInput executionArn*=s1 clientToken=s1
RedriveExecutionOutput redriveDate*=t
RoutingConfigurationListItem stateMachineVersionArn*=s1 weight*=i
SendTaskFailureInput taskToken*=s1 error=s cause=s
SendTaskFailureOutput
SendTaskHeartbeatInput taskToken*=s1
SendTaskHeartbeatOutput
SendTaskSuccessInput taskToken*=s1 output*=s
SendTaskSuccessOutput
StartExecutionInput stateMachineArn*=s1 name=s1 input=s traceHeader=s
StartExecutionOutput executionArn*=s1 startDate*=t
StartSyncExecutionInput stateMachineArn*=s1 name=s1 input=s traceHeader=s includedData=s
StartSyncExecutionOutput executionArn*=s1 stateMachineArn=s1 name=s1 startDate*=t stopDate*=t status*=s error=s cause=s input=s inputDetails=.CloudWatchEventsExecutionDataDetails output=s outputDetails=.CloudWatchEventsExecutionDataDetails traceHeader=s billingDetails=.BillingDetails
StateEnteredEventDetails name*=s1 input=s inputDetails=.HistoryEventExecutionDataDetails
StateExitedEventDetails name*=s1 output=s outputDetails=.HistoryEventExecutionDataDetails assignedVariables={s assignedVariablesDetails=.AssignedVariablesDetails
StateMachineAliasListItem stateMachineAliasArn*=s1 creationDate*=t
StateMachineListItem stateMachineArn*=s1 name*=s1 type*=s creationDate*=t
StateMachineVersionListItem stateMachineVersionArn*=s1 creationDate*=t
StopExecutionInput executionArn*=s1 error=s cause=s
StopExecutionOutput stopDate*=t
Tag key=s1 value=s
TagResourceInput resourceArn*=s1 tags*=[.Tag
TagResourceOutput
TaskCredentials roleArn=s1
TaskFailedEventDetails resourceType*=s1 resource*=s1 error=s cause=s
TaskScheduledEventDetails resourceType*=s1 resource*=s1 region*=s1 parameters*=s timeoutInSeconds=l heartbeatInSeconds=l taskCredentials=.TaskCredentials
TaskStartFailedEventDetails resourceType*=s1 resource*=s1 error=s cause=s
TaskStartedEventDetails resourceType*=s1 resource*=s1
TaskSubmitFailedEventDetails resourceType*=s1 resource*=s1 error=s cause=s
TaskSubmittedEventDetails resourceType*=s1 resource*=s1 output=s outputDetails=.HistoryEventExecutionDataDetails
TaskSucceededEventDetails resourceType*=s1 resource*=s1 output=s outputDetails=.HistoryEventExecutionDataDetails
TaskTimedOutEventDetails resourceType*=s1 resource*=s1 error=s cause=s
TestStateConfiguration retrierRetryCount=i errorCausedByState=s1 mapIterationFailureCount=i mapItemReaderData=s
TestStateInput definition*=s1 roleArn=s1 input=s inspectionLevel=s revealSecrets=b variables=s stateName=s1 mock=.MockInput context=s stateConfiguration=.TestStateConfiguration
TestStateOutput output=s error=s cause=s inspectionData=.InspectionData nextState=s1 status=s
TracingConfiguration enabled=b
UntagResourceInput resourceArn*=s1 tagKeys*=[s1
UntagResourceOutput
UpdateMapRunInput mapRunArn*=s1 maxConcurrency=i toleratedFailurePercentage=f toleratedFailureCount=l
UpdateMapRunOutput
UpdateStateMachineAliasInput stateMachineAliasArn*=s1 description=s routingConfiguration=[1.RoutingConfigurationListItem
UpdateStateMachineAliasOutput updateDate*=t
UpdateStateMachineInput stateMachineArn*=s1 definition=s1 roleArn=s1 loggingConfiguration=.LoggingConfiguration tracingConfiguration=.TracingConfiguration publish=b versionDescription=s encryptionConfiguration=.EncryptionConfiguration
UpdateStateMachineOutput updateDate*=t revisionId=s stateMachineVersionArn=s1
ValidateStateMachineDefinitionDiagnostic severity*=s code*=s message*=s location=s
ValidateStateMachineDefinitionInput definition*=s1 type=s severity=s maxResults=i
ValidateStateMachineDefinitionOutput result*=s diagnostics*=[.ValidateStateMachineDefinitionDiagnostic truncated=b
"""

ERRORS = "ActivityAlreadyExists ActivityDoesNotExist ActivityLimitExceeded ActivityWorkerLimitExceeded ConflictException ExecutionAlreadyExists ExecutionDoesNotExist ExecutionLimitExceeded ExecutionNotRedrivable InvalidArn InvalidDefinition InvalidEncryptionConfiguration InvalidExecutionInput InvalidLoggingConfiguration InvalidName InvalidOutput InvalidToken InvalidTracingConfiguration KmsAccessDeniedException KmsInvalidStateException KmsThrottlingException MissingRequiredParameter ResourceNotFound ServiceQuotaExceededException StateMachineAlreadyExists StateMachineDeleting StateMachineDoesNotExist StateMachineLimitExceeded StateMachineTypeNotSupported TaskDoesNotExist TaskTimedOut TooManyTags ValidationException"

PAGINATORS = '{"get_execution_history":["nextToken","nextToken","maxResults","events",null,[]],"list_activities":["nextToken","nextToken","maxResults","activities",null,[]],"list_executions":["nextToken","nextToken","maxResults","executions",null,[]],"list_state_machines":["nextToken","nextToken","maxResults","stateMachines",null,[]],"list_map_runs":["nextToken","nextToken","maxResults","mapRuns",null,[]]}'

WAITERS = "{}"

RESOURCES = "{}"
