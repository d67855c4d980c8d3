"""The service cloudwatch, from botocore 1.44.8 (Apache-2.0, see NOTICE.txt). Written by scripts/record_aws_models.py."""

FACTS = {
    "id": "CloudWatch",
    "class": "CloudWatch",
    "prefix": "monitoring",
    "version": "2010-08-01",
}

OPERATIONS = """
associate_dataset_kms_key AssociateDatasetKmsKey AssociateDatasetKmsKeyInput AssociateDatasetKmsKeyOutput
create_resource_metrics_configuration CreateResourceMetricsConfiguration CreateResourceMetricsConfigurationInput CreateResourceMetricsConfigurationOutput
delete_alarm_mute_rule DeleteAlarmMuteRule DeleteAlarmMuteRuleInput -
delete_alarms DeleteAlarms DeleteAlarmsInput -
delete_anomaly_detector DeleteAnomalyDetector DeleteAnomalyDetectorInput DeleteAnomalyDetectorOutput
delete_dashboards DeleteDashboards DeleteDashboardsInput DeleteDashboardsOutput
delete_insight_rules DeleteInsightRules DeleteInsightRulesInput DeleteInsightRulesOutput
delete_metric_data_query_definition DeleteMetricDataQueryDefinition DeleteMetricDataQueryDefinitionInput DeleteMetricDataQueryDefinitionOutput
delete_metric_stream DeleteMetricStream DeleteMetricStreamInput DeleteMetricStreamOutput
delete_resource_metrics_configuration DeleteResourceMetricsConfiguration DeleteResourceMetricsConfigurationInput DeleteResourceMetricsConfigurationOutput
describe_alarm_contributors DescribeAlarmContributors DescribeAlarmContributorsInput DescribeAlarmContributorsOutput
describe_alarm_history DescribeAlarmHistory DescribeAlarmHistoryInput DescribeAlarmHistoryOutput
describe_alarms DescribeAlarms DescribeAlarmsInput DescribeAlarmsOutput
describe_alarms_for_metric DescribeAlarmsForMetric DescribeAlarmsForMetricInput DescribeAlarmsForMetricOutput
describe_anomaly_detectors DescribeAnomalyDetectors DescribeAnomalyDetectorsInput DescribeAnomalyDetectorsOutput
describe_insight_rules DescribeInsightRules DescribeInsightRulesInput DescribeInsightRulesOutput
disable_alarm_actions DisableAlarmActions DisableAlarmActionsInput -
disable_insight_rules DisableInsightRules DisableInsightRulesInput DisableInsightRulesOutput
disassociate_dataset_kms_key DisassociateDatasetKmsKey DisassociateDatasetKmsKeyInput DisassociateDatasetKmsKeyOutput
enable_alarm_actions EnableAlarmActions EnableAlarmActionsInput -
enable_insight_rules EnableInsightRules EnableInsightRulesInput EnableInsightRulesOutput
get_alarm_mute_rule GetAlarmMuteRule GetAlarmMuteRuleInput GetAlarmMuteRuleOutput
get_dashboard GetDashboard GetDashboardInput GetDashboardOutput
get_dataset GetDataset GetDatasetInput GetDatasetOutput
get_insight_rule_report GetInsightRuleReport GetInsightRuleReportInput GetInsightRuleReportOutput
get_metric_data GetMetricData GetMetricDataInput GetMetricDataOutput
get_metric_data_query_definition GetMetricDataQueryDefinition GetMetricDataQueryDefinitionInput GetMetricDataQueryDefinitionOutput
get_metric_statistics GetMetricStatistics GetMetricStatisticsInput GetMetricStatisticsOutput
get_metric_stream GetMetricStream GetMetricStreamInput GetMetricStreamOutput
get_metric_widget_image GetMetricWidgetImage GetMetricWidgetImageInput GetMetricWidgetImageOutput
get_otel_enrichment GetOTelEnrichment GetOTelEnrichmentInput GetOTelEnrichmentOutput
get_resource_metrics_configuration GetResourceMetricsConfiguration GetResourceMetricsConfigurationInput GetResourceMetricsConfigurationOutput
list_alarm_mute_rules ListAlarmMuteRules ListAlarmMuteRulesInput ListAlarmMuteRulesOutput
list_dashboards ListDashboards ListDashboardsInput ListDashboardsOutput
list_managed_insight_rules ListManagedInsightRules ListManagedInsightRulesInput ListManagedInsightRulesOutput
list_metric_data_query_definitions ListMetricDataQueryDefinitions ListMetricDataQueryDefinitionsInput ListMetricDataQueryDefinitionsOutput
list_metric_streams ListMetricStreams ListMetricStreamsInput ListMetricStreamsOutput
list_metrics ListMetrics ListMetricsInput ListMetricsOutput
list_tags_for_resource ListTagsForResource ListTagsForResourceInput ListTagsForResourceOutput
put_alarm_mute_rule PutAlarmMuteRule PutAlarmMuteRuleInput -
put_anomaly_detector PutAnomalyDetector PutAnomalyDetectorInput PutAnomalyDetectorOutput
put_composite_alarm PutCompositeAlarm PutCompositeAlarmInput -
put_dashboard PutDashboard PutDashboardInput PutDashboardOutput
put_insight_rule PutInsightRule PutInsightRuleInput PutInsightRuleOutput
put_log_alarm PutLogAlarm PutLogAlarmInput -
put_managed_insight_rules PutManagedInsightRules PutManagedInsightRulesInput PutManagedInsightRulesOutput
put_metric_alarm PutMetricAlarm PutMetricAlarmInput -
put_metric_data PutMetricData PutMetricDataInput -
put_metric_data_query_definition PutMetricDataQueryDefinition PutMetricDataQueryDefinitionInput PutMetricDataQueryDefinitionOutput
put_metric_stream PutMetricStream PutMetricStreamInput PutMetricStreamOutput
set_alarm_state SetAlarmState SetAlarmStateInput -
start_metric_streams StartMetricStreams StartMetricStreamsInput StartMetricStreamsOutput
start_otel_enrichment StartOTelEnrichment StartOTelEnrichmentInput StartOTelEnrichmentOutput
stop_metric_streams StopMetricStreams StopMetricStreamsInput StopMetricStreamsOutput
stop_otel_enrichment StopOTelEnrichment StopOTelEnrichmentInput StopOTelEnrichmentOutput
tag_resource TagResource TagResourceInput TagResourceOutput
untag_resource UntagResource UntagResourceInput UntagResourceOutput
update_otel_enrichment UpdateOTelEnrichment UpdateOTelEnrichmentInput UpdateOTelEnrichmentOutput
update_resource_metrics_configuration UpdateResourceMetricsConfiguration UpdateResourceMetricsConfigurationInput UpdateResourceMetricsConfigurationOutput
"""

STRUCTURES = """
ActionConfiguration AlarmTagsPropagation=.AlarmTagsPropagation
AlarmContributor ContributorId*=s1 ContributorAttributes*={s1 StateReason*=s StateTransitionedTimestamp=t
AlarmHistoryItem AlarmName=s1 AlarmContributorId=s1 AlarmType=s Timestamp=t HistoryItemType=s HistorySummary=s1 HistoryData=s1 AlarmContributorAttributes={s1
AlarmMuteRuleSummary AlarmMuteRuleArn=s1 ExpireDate=t Status=s MuteType=s LastUpdatedTimestamp=t
AlarmPromQLCriteria Query*=s1 PendingPeriod=i RecoveryPeriod=i
AlarmTagsPropagation Enabled*=b IncludedTagKeys=[1s1 ExcludedTagKeys=[1s1
AnomalyDetector AnomalyDetectorId=s1 Namespace=s1 MetricName=s1 Dimensions=[.Dimension Stat=s Configuration=.AnomalyDetectorConfiguration StateValue=s MetricCharacteristics=.MetricCharacteristics SingleMetricAnomalyDetector=.SingleMetricAnomalyDetector MetricMathAnomalyDetector=.MetricMathAnomalyDetector
AnomalyDetectorConfiguration ExcludedTimeRanges=[.Range MetricTimezone=s AdaptationSpeed=s OutlierFilteringStrength=s
AssociateDatasetKmsKeyInput DatasetIdentifier*=s1 KmsKeyArn*=s20
AssociateDatasetKmsKeyOutput
CompositeAlarm ActionsEnabled=b AlarmActions=[s1 AlarmArn=s1 AlarmConfigurationUpdatedTimestamp=t AlarmDescription=s AlarmName=s1 AlarmRule=s1 InsufficientDataActions=[s1 OKActions=[s1 StateReason=s StateReasonData=s StateUpdatedTimestamp=t StateValue=s StateTransitionedTimestamp=t ActionsSuppressedBy=s ActionsSuppressedReason=s ActionsSuppressor=s1 ActionsSuppressorWaitPeriod=i ActionsSuppressorExtensionPeriod=i ActionConfiguration=.ActionConfiguration
CreateResourceMetricsConfigurationInput ResourceArn*=s20 MetricSelections=[1.ResourceMetricSelection
CreateResourceMetricsConfigurationOutput ResourceMetricsConfiguration*=.ResourceMetricsConfiguration
DashboardEntry DashboardName=s DashboardArn=s LastModified=t Size=l
DashboardValidationMessage DataPath=s Message=s
Datapoint Timestamp=t SampleCount=f Average=f Sum=f Minimum=f Maximum=f Unit=s ExtendedStatistics={f
DeleteAlarmMuteRuleInput AlarmMuteRuleName*=s1
DeleteAlarmsInput AlarmNames*=[s1
DeleteAnomalyDetectorInput AnomalyDetectorId=s1 Namespace=s1 MetricName=s1 Dimensions=[.Dimension Stat=s SingleMetricAnomalyDetector=.SingleMetricAnomalyDetector MetricMathAnomalyDetector=.MetricMathAnomalyDetector
DeleteAnomalyDetectorOutput
DeleteDashboardsInput DashboardNames*=[s
DeleteDashboardsOutput
DeleteInsightRulesInput RuleNames*=[s1
DeleteInsightRulesOutput Failures=[.PartialFailure
DeleteMetricDataQueryDefinitionInput Id*=s1
DeleteMetricDataQueryDefinitionOutput
DeleteMetricStreamInput Name*=s1
DeleteMetricStreamOutput
DeleteResourceMetricsConfigurationInput ResourceArn*=s20
DeleteResourceMetricsConfigurationOutput
DescribeAlarmContributorsInput AlarmName*=s1 NextToken=s
DescribeAlarmContributorsOutput AlarmContributors*=[.AlarmContributor NextToken=s
DescribeAlarmHistoryInput AlarmName=s1 AlarmContributorId=s1 AlarmTypes=[s HistoryItemType=s StartDate=t EndDate=t MaxRecords=i1 NextToken=s ScanBy=s
DescribeAlarmHistoryOutput AlarmHistoryItems=[.AlarmHistoryItem NextToken=s
DescribeAlarmsForMetricInput MetricName*=s1 Namespace*=s1 Statistic=s ExtendedStatistic=s Dimensions=[.Dimension Period=i1 Unit=s
DescribeAlarmsForMetricOutput MetricAlarms=[.MetricAlarm
DescribeAlarmsInput AlarmNames=[s1 AlarmNamePrefix=s1 AlarmTypes=[s ChildrenOfAlarmName=s1 ParentsOfAlarmName=s1 StateValue=s ActionPrefix=s1 MaxRecords=i1 NextToken=s
DescribeAlarmsOutput CompositeAlarms=[.CompositeAlarm MetricAlarms=[.MetricAlarm LogAlarms=[.LogAlarm NextToken=s
DescribeAnomalyDetectorsInput AnomalyDetectorIds=[s1 NextToken=s MaxResults=i1 Namespace=s1 MetricName=s1 Dimensions=[.Dimension AnomalyDetectorTypes=[s
DescribeAnomalyDetectorsOutput AnomalyDetectors=[.AnomalyDetector NextToken=s
DescribeInsightRulesInput NextToken=s MaxResults=i1
DescribeInsightRulesOutput NextToken=s InsightRules=[.InsightRule
Dimension Name*=s1 Value*=s1
DimensionFilter Name*=s1 Value=s1
DisableAlarmActionsInput AlarmNames*=[s1
DisableInsightRulesInput RuleNames*=[s1
DisableInsightRulesOutput Failures=[.PartialFailure
DisassociateDatasetKmsKeyInput DatasetIdentifier*=s1
DisassociateDatasetKmsKeyOutput
EnableAlarmActionsInput AlarmNames*=[s1
EnableInsightRulesInput RuleNames*=[s1
EnableInsightRulesOutput Failures=[.PartialFailure
Entity KeyAttributes={s1 Attributes={s1
EntityMetricData Entity=.Entity MetricData=[.MetricDatum
EvaluationCriteria ! PromQLCriteria=.AlarmPromQLCriteria
EvaluationWindow ! WallClockWindow=.WallClockWindow SlidingWindow=.SlidingWindow
GetAlarmMuteRuleInput AlarmMuteRuleName*=s1
GetAlarmMuteRuleOutput Name=s1 AlarmMuteRuleArn=s1 Description=s Rule=.Rule MuteTargets=.MuteTargets StartDate=t ExpireDate=t Status=s LastUpdatedTimestamp=t MuteType=s
GetDashboardInput DashboardName*=s
GetDashboardOutput DashboardArn=s DashboardBody=s DashboardName=s
GetDatasetInput DatasetIdentifier*=s1
GetDatasetOutput DatasetId*=s7 Arn*=s1 KmsKeyArn=s20
GetInsightRuleReportInput RuleName*=s1 StartTime*=t EndTime*=t Period*=i1 MaxContributorCount=i Metrics=[s1 OrderBy=s1
GetInsightRuleReportOutput KeyLabels=[s AggregationStatistic=s AggregateValue=f ApproximateUniqueCount=l Contributors=[.InsightRuleContributor MetricDatapoints=[.InsightRuleMetricDatapoint
GetMetricDataInput MetricDataQueries*=[.MetricDataQuery StartTime*=t EndTime*=t NextToken=s ScanBy=s MaxDatapoints=i LabelOptions=.LabelOptions
GetMetricDataOutput MetricDataResults=[.MetricDataResult NextToken=s Messages=[.MessageData
GetMetricDataQueryDefinitionInput Id*=s1
GetMetricDataQueryDefinitionOutput Id*=s1 Arn*=s1 Path*=s1 Expression*=s1 Type*=s CreatedAt*=t UpdatedAt*=t
GetMetricStatisticsInput Namespace*=s1 MetricName*=s1 Dimensions=[.Dimension StartTime*=t EndTime*=t Period*=i1 Statistics=[1s ExtendedStatistics=[1s Unit=s
GetMetricStatisticsOutput Label=s Datapoints=[.Datapoint
GetMetricStreamInput Name*=s1
GetMetricStreamOutput Arn=s1 Name=s1 IncludeFilters=[.MetricStreamFilter ExcludeFilters=[.MetricStreamFilter FirehoseArn=s1 RoleArn=s1 State=s CreationDate=t LastUpdateDate=t OutputFormat=s1 StatisticsConfigurations=[.MetricStreamStatisticsConfiguration IncludeLinkedAccountsMetrics=b
GetMetricWidgetImageInput MetricWidget*=s OutputFormat=s
GetMetricWidgetImageOutput MetricWidgetImage=B
GetOTelEnrichmentInput
GetOTelEnrichmentOutput Status*=s IncludeFilters=[.OTelEnrichmentMetricSelector ExcludeFilters=[.OTelEnrichmentMetricSelector CreatedAt=t UpdatedAt=t
GetResourceMetricsConfigurationInput ResourceArn*=s20
GetResourceMetricsConfigurationOutput ResourceMetricsConfiguration*=.ResourceMetricsConfiguration
InsightRule Name*=s1 State*=s1 Schema*=s Definition*=s1 ManagedRule=b ApplyOnTransformedLogs=b
InsightRuleContributor Keys*=[s ApproximateAggregateValue*=f Datapoints*=[.InsightRuleContributorDatapoint
InsightRuleContributorDatapoint Timestamp*=t ApproximateValue*=f
InsightRuleMetricDatapoint Timestamp*=t UniqueContributors=f MaxContributorValue=f SampleCount=f Average=f Sum=f Minimum=f Maximum=f
LabelOptions Timezone=s
ListAlarmMuteRulesInput AlarmName=s1 Statuses=[s MaxRecords=i1 NextToken=s
ListAlarmMuteRulesOutput AlarmMuteRuleSummaries=[.AlarmMuteRuleSummary NextToken=s
ListDashboardsInput DashboardNamePrefix=s NextToken=s
ListDashboardsOutput DashboardEntries=[.DashboardEntry NextToken=s
ListManagedInsightRulesInput ResourceARN*=s1 NextToken=s MaxResults=i1
ListManagedInsightRulesOutput ManagedRules=[.ManagedRuleDescription NextToken=s
ListMetricDataQueryDefinitionsInput MaxResults=i1 NextToken=s1
ListMetricDataQueryDefinitionsOutput Items*=[.MetricDataQueryDefinitionSummary NextToken=s1
ListMetricStreamsInput NextToken=s MaxResults=i1
ListMetricStreamsOutput NextToken=s Entries=[.MetricStreamEntry
ListMetricsInput Namespace=s1 MetricName=s1 Dimensions=[.DimensionFilter NextToken=s RecentlyActive=s IncludeLinkedAccounts=b OwningAccount=s1
ListMetricsOutput Metrics=[.Metric NextToken=s OwningAccounts=[s1
ListTagsForResourceInput ResourceARN*=s1
ListTagsForResourceOutput Tags=[.Tag
LogAlarm AlarmName=s1 AlarmArn=s1 AlarmDescription=s AlarmConfigurationUpdatedTimestamp=t ActionsEnabled=b OKActions=[s1 AlarmActions=[s1 InsufficientDataActions=[s1 StateValue=s StateReason=s StateReasonData=s StateUpdatedTimestamp=t ScheduledQueryConfiguration=.ScheduledQueryConfiguration QueryResultsToEvaluate=i1 QueryResultsToAlarm=i1 Threshold=f ComparisonOperator=s TreatMissingData=s1 StateTransitionedTimestamp=t EvaluationState=s ActionLogLineCount=i ActionLogLineRoleArn=s WarmUpConfiguration=.WarmUpConfiguration ActionConfiguration=.ActionConfiguration
ManagedRule TemplateName*=s1 ResourceARN*=s1 Tags=[.Tag
ManagedRuleDescription TemplateName=s1 ResourceARN=s1 RuleState=.ManagedRuleState
ManagedRuleState RuleName*=s1 State*=s1
MessageData Code=s Value=s
Metric Namespace=s1 MetricName=s1 Dimensions=[.Dimension
MetricAlarm AlarmName=s1 AlarmArn=s1 AlarmDescription=s AlarmConfigurationUpdatedTimestamp=t ActionsEnabled=b OKActions=[s1 AlarmActions=[s1 InsufficientDataActions=[s1 StateValue=s StateReason=s StateReasonData=s StateUpdatedTimestamp=t MetricName=s1 Namespace=s1 Statistic=s ExtendedStatistic=s Dimensions=[.Dimension Period=i1 Unit=s EvaluationPeriods=i1 DatapointsToAlarm=i1 Threshold=f ComparisonOperator=s TreatMissingData=s1 EvaluateLowSampleCountPercentile=s1 Metrics=[.MetricDataQuery ThresholdMetricId=s1 EvaluationState=s StateTransitionedTimestamp=t EvaluationWindow=.EvaluationWindow WarmUpConfiguration=.WarmUpConfiguration EvaluationCriteria=.EvaluationCriteria EvaluationInterval=i10 ActionConfiguration=.ActionConfiguration
MetricCharacteristics PeriodicSpikes=b
MetricDataQuery Id*=s1 MetricStat=.MetricStat Expression=s1 Label=s ReturnData=b Period=i1 AccountId=s1
MetricDataQueryDefinitionSummary Id*=s1 Path*=s1 Type*=s UpdatedAt=t
MetricDataResult Id=s1 Label=s Timestamps=[t Values=[f StatusCode=s Messages=[.MessageData
MetricDatum MetricName*=s1 Dimensions=[.Dimension Timestamp=t Value=f StatisticValues=.StatisticSet Values=[f Counts=[f Unit=s StorageResolution=i1
MetricMathAnomalyDetector MetricDataQueries=[.MetricDataQuery
MetricStat Metric*=.Metric Period*=i1 Stat*=s Unit=s
MetricStreamEntry Arn=s1 CreationDate=t LastUpdateDate=t Name=s1 FirehoseArn=s1 State=s OutputFormat=s1
MetricStreamFilter Namespace=s1 MetricNames=[s1
MetricStreamStatisticsConfiguration IncludeMetrics*=[.MetricStreamStatisticsMetric AdditionalStatistics*=[s
MetricStreamStatisticsMetric Namespace*=s1 MetricName*=s1
MuteTargets AlarmNames*=[s1
OTelEnrichmentMetricSelector Namespace*=s1 MetricNames=[s1
PartialFailure FailureResource=s ExceptionType=s FailureCode=s FailureDescription=s
PutAlarmMuteRuleInput Name*=s1 Description=s Rule*=.Rule MuteTargets=.MuteTargets Tags=[.Tag StartDate=t ExpireDate=t
PutAnomalyDetectorInput Namespace=s1 MetricName=s1 Dimensions=[.Dimension Stat=s Configuration=.AnomalyDetectorConfiguration MetricCharacteristics=.MetricCharacteristics SingleMetricAnomalyDetector=.SingleMetricAnomalyDetector MetricMathAnomalyDetector=.MetricMathAnomalyDetector
PutAnomalyDetectorOutput AnomalyDetectorId=s1
PutCompositeAlarmInput ActionsEnabled=b AlarmActions=[s1 AlarmDescription=s AlarmName*=s1 AlarmRule*=s1 InsufficientDataActions=[s1 OKActions=[s1 Tags=[.Tag ActionsSuppressor=s1 ActionsSuppressorWaitPeriod=i ActionsSuppressorExtensionPeriod=i ActionConfiguration=.ActionConfiguration
PutDashboardInput DashboardName*=s DashboardBody*=s Tags=[.Tag
PutDashboardOutput DashboardValidationMessages=[.DashboardValidationMessage
PutInsightRuleInput RuleName*=s1 RuleState=s1 RuleDefinition*=s1 Tags=[.Tag ApplyOnTransformedLogs=b
PutInsightRuleOutput
PutLogAlarmInput AlarmName*=s1 AlarmDescription=s ScheduledQueryConfiguration*=.ScheduledQueryConfiguration ActionLogLineCount=i ActionLogLineRoleArn=s ActionsEnabled=b OKActions=[s1 AlarmActions=[s1 InsufficientDataActions=[s1 QueryResultsToEvaluate*=i1 QueryResultsToAlarm*=i1 Threshold*=f ComparisonOperator*=s TreatMissingData=s1 Tags=[.Tag WarmUpConfiguration=.WarmUpConfiguration ActionConfiguration=.ActionConfiguration
PutManagedInsightRulesInput ManagedRules*=[.ManagedRule
PutManagedInsightRulesOutput Failures=[.PartialFailure
PutMetricAlarmInput AlarmName*=s1 AlarmDescription=s ActionsEnabled=b OKActions=[s1 AlarmActions=[s1 InsufficientDataActions=[s1 MetricName=s1 Namespace=s1 Statistic=s ExtendedStatistic=s Dimensions=[.Dimension Period=i1 Unit=s EvaluationPeriods=i1 DatapointsToAlarm=i1 Threshold=f ComparisonOperator=s TreatMissingData=s1 EvaluateLowSampleCountPercentile=s1 Metrics=[.MetricDataQuery Tags=[.Tag ThresholdMetricId=s1 EvaluationWindow=.EvaluationWindow WarmUpConfiguration=.WarmUpConfiguration EvaluationCriteria=.EvaluationCriteria EvaluationInterval=i10 ActionConfiguration=.ActionConfiguration
PutMetricDataInput Namespace*=s1 MetricData=[.MetricDatum EntityMetricData=[.EntityMetricData StrictEntityValidation=b
PutMetricDataQueryDefinitionInput Id=s1 Path*=s1 Expression*=s1 Type*=s Tags=[.Tag
PutMetricDataQueryDefinitionOutput Id*=s1 Arn*=s1 Path*=s1 Expression*=s1 Type*=s CreatedAt*=t UpdatedAt*=t
PutMetricStreamInput Name*=s1 IncludeFilters=[.MetricStreamFilter ExcludeFilters=[.MetricStreamFilter FirehoseArn*=s1 RoleArn*=s1 OutputFormat*=s1 Tags=[.Tag StatisticsConfigurations=[.MetricStreamStatisticsConfiguration IncludeLinkedAccountsMetrics=b
PutMetricStreamOutput Arn=s1
Range StartTime*=t EndTime*=t
ResourceMetricSelection IncludeMetrics*=[1s1
ResourceMetricsConfiguration ResourceArn*=s20 CreatedAt*=t UpdatedAt*=t MetricSelections=[1.ResourceMetricSelection
Rule Schedule*=.Schedule
Schedule Expression*=s1 Duration*=s1 Timezone=s1
ScheduleConfiguration ScheduleExpression*=s1 StartTimeOffset*=l1 EndTimeOffset=l
ScheduledQueryConfiguration QueryString*=s LogGroupIdentifiers=[1s1 QueryARN=s1 ScheduledQueryRoleARN*=s1 ScheduleConfiguration*=.ScheduleConfiguration AggregationExpression*=s1 Tags=[.Tag
SetAlarmStateInput AlarmName*=s1 StateValue*=s StateReason*=s StateReasonData=s
SingleMetricAnomalyDetector AccountId=s1 Namespace=s1 MetricName=s1 Dimensions=[.Dimension Stat=s
SlidingWindow
StartMetricStreamsInput Names*=[s1
StartMetricStreamsOutput
StartOTelEnrichmentInput IncludeFilters=[.OTelEnrichmentMetricSelector ExcludeFilters=[.OTelEnrichmentMetricSelector
StartOTelEnrichmentOutput IncludeFilters=[.OTelEnrichmentMetricSelector ExcludeFilters=[.OTelEnrichmentMetricSelector CreatedAt=t UpdatedAt=t
StatisticSet SampleCount*=f Sum*=f Minimum*=f Maximum*=f
StopMetricStreamsInput Names*=[s1
StopMetricStreamsOutput
StopOTelEnrichmentInput
StopOTelEnrichmentOutput
Tag Key*=s1 Value*=s
TagResourceInput ResourceARN*=s1 Tags*=[.Tag
TagResourceOutput
UntagResourceInput ResourceARN*=s1 TagKeys*=[s1
UntagResourceOutput
UpdateOTelEnrichmentInput IncludeFilters=[.OTelEnrichmentMetricSelector ExcludeFilters=[.OTelEnrichmentMetricSelector
UpdateOTelEnrichmentOutput IncludeFilters=[.OTelEnrichmentMetricSelector ExcludeFilters=[.OTelEnrichmentMetricSelector CreatedAt=t UpdatedAt=t
UpdateResourceMetricsConfigurationInput ResourceArn*=s20 MetricSelections=[1.ResourceMetricSelection
UpdateResourceMetricsConfigurationOutput ResourceMetricsConfiguration*=.ResourceMetricsConfiguration
WallClockWindow Timezone=s1
WarmUpConfiguration WarmUpPeriodDurationInMinutes*=i1 OnlyStartEvaluatingAfterWarmUpPeriodEnds=b
"""

ERRORS = "ConcurrentModificationException ConflictException DashboardInvalidInputError=InvalidParameterInput DashboardNotFoundError=ResourceNotFound InternalServiceFault=InternalServiceError InvalidFormatFault=InvalidFormat InvalidNextToken InvalidParameterCombinationException=InvalidParameterCombination InvalidParameterValueException=InvalidParameterValue KmsAccessDeniedException KmsKeyDisabledException KmsKeyNotFoundException LimitExceededException LimitExceededFault=LimitExceeded MissingRequiredParameterException=MissingParameter ResourceConflict ResourceNotFound ResourceNotFoundException ValidationException=ValidationError"

PAGINATORS = '{"describe_alarm_history":["NextToken","NextToken","MaxRecords","AlarmHistoryItems",null,[]],"describe_alarms":["NextToken","NextToken","MaxRecords",["MetricAlarms","CompositeAlarms","LogAlarms"],null,[]],"list_dashboards":["NextToken","NextToken",null,"DashboardEntries",null,[]],"list_metrics":["NextToken","NextToken",null,["Metrics","OwningAccounts"],null,[]],"get_metric_data":["NextToken","NextToken","MaxDatapoints",["MetricDataResults","Messages"],null,[]],"describe_anomaly_detectors":["NextToken","NextToken","MaxResults","AnomalyDetectors",null,[]],"list_alarm_mute_rules":["NextToken","NextToken","MaxRecords","AlarmMuteRuleSummaries",null,[]],"list_metric_data_query_definitions":["NextToken","NextToken","MaxResults","Items",null,[]]}'

WAITERS = '{"alarm_exists":{"delay":5,"maxAttempts":40,"acceptors":[{"matcher":"path","expected":true,"argument":"length(MetricAlarms[]) > `0`","state":"success"}],"operation":"describe_alarms","name":"AlarmExists"},"alarm_mute_rule_exists":{"delay":5,"maxAttempts":40,"acceptors":[{"matcher":"status","expected":200,"state":"success"},{"matcher":"status","expected":404,"state":"retry"}],"operation":"get_alarm_mute_rule","name":"AlarmMuteRuleExists"},"composite_alarm_exists":{"delay":5,"maxAttempts":40,"acceptors":[{"matcher":"path","expected":true,"argument":"length(CompositeAlarms[]) > `0`","state":"success"}],"operation":"describe_alarms","name":"CompositeAlarmExists"},"log_alarm_exists":{"delay":5,"maxAttempts":40,"acceptors":[{"matcher":"path","expected":true,"argument":"length(LogAlarms[]) > `0`","state":"success"}],"operation":"describe_alarms","name":"LogAlarmExists"}}'

RESOURCES = '{"service":{"has":{"Alarm":{"resource":{"type":"Alarm","identifiers":[{"target":"Name","source":"input"}]}},"Metric":{"resource":{"type":"Metric","identifiers":[{"target":"Namespace","source":"input"},{"target":"Name","source":"input"}]}}},"hasMany":{"Alarms":{"request":{"operation":"DescribeAlarms"},"resource":{"type":"Alarm","identifiers":[{"target":"Name","source":"response","path":"MetricAlarms[].AlarmName"}],"path":"MetricAlarms[]"}},"Metrics":{"request":{"operation":"ListMetrics"},"resource":{"type":"Metric","identifiers":[{"target":"Namespace","source":"response","path":"Metrics[].Namespace"},{"target":"Name","source":"response","path":"Metrics[].MetricName"}],"path":"Metrics[]"}}}},"resources":{"Alarm":{"identifiers":[{"name":"Name","memberName":"AlarmName"}],"shape":"MetricAlarm","load":{"request":{"operation":"DescribeAlarms","params":[{"target":"AlarmNames[0]","source":"identifier","name":"Name"}]},"path":"MetricAlarms[0]"},"actions":{"Delete":{"request":{"operation":"DeleteAlarms","params":[{"target":"AlarmNames[0]","source":"identifier","name":"Name"}]}},"DescribeHistory":{"request":{"operation":"DescribeAlarmHistory","params":[{"target":"AlarmName","source":"identifier","name":"Name"}]}},"DisableActions":{"request":{"operation":"DisableAlarmActions","params":[{"target":"AlarmNames[0]","source":"identifier","name":"Name"}]}},"EnableActions":{"request":{"operation":"EnableAlarmActions","params":[{"target":"AlarmNames[0]","source":"identifier","name":"Name"}]}},"SetState":{"request":{"operation":"SetAlarmState","params":[{"target":"AlarmName","source":"identifier","name":"Name"}]}}},"batchActions":{"Delete":{"request":{"operation":"DeleteAlarms","params":[{"target":"AlarmNames[]","source":"identifier","name":"Name"}]}},"DisableActions":{"request":{"operation":"DisableAlarmActions","params":[{"target":"AlarmNames[]","source":"identifier","name":"Name"}]}},"EnableActions":{"request":{"operation":"EnableAlarmActions","params":[{"target":"AlarmNames[]","source":"identifier","name":"Name"}]}}},"has":{"Metric":{"resource":{"type":"Metric","identifiers":[{"target":"Namespace","source":"data","path":"Namespace"},{"target":"Name","source":"data","path":"MetricName"}]}}}},"Metric":{"identifiers":[{"name":"Namespace","memberName":"Namespace"},{"name":"Name","memberName":"MetricName"}],"shape":"Metric","load":{"request":{"operation":"ListMetrics","params":[{"target":"MetricName","source":"identifier","name":"Name"},{"target":"Namespace","source":"identifier","name":"Namespace"}]},"path":"Metrics[0]"},"actions":{"GetStatistics":{"request":{"operation":"GetMetricStatistics","params":[{"target":"Namespace","source":"identifier","name":"Namespace"},{"target":"MetricName","source":"identifier","name":"Name"}]}},"PutAlarm":{"request":{"operation":"PutMetricAlarm","params":[{"target":"Namespace","source":"identifier","name":"Namespace"},{"target":"MetricName","source":"identifier","name":"Name"}]},"resource":{"type":"Alarm","identifiers":[{"target":"Name","source":"requestParameter","path":"AlarmName"}]}},"PutData":{"request":{"operation":"PutMetricData","params":[{"target":"Namespace","source":"identifier","name":"Namespace"},{"target":"MetricData[].MetricName","source":"identifier","name":"Name"}]}}},"hasMany":{"Alarms":{"request":{"operation":"DescribeAlarmsForMetric","params":[{"target":"Namespace","source":"identifier","name":"Namespace"},{"target":"MetricName","source":"identifier","name":"Name"}]},"resource":{"type":"Alarm","identifiers":[{"target":"Name","source":"response","path":"MetricAlarms[].AlarmName"}],"path":"MetricAlarms[]"}}}}}}'
