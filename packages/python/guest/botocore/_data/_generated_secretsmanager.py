"""The service secretsmanager, from botocore 1.44.8 (Apache-2.0, see NOTICE.txt). Written by scripts/record_aws_models.py."""

FACTS = {
    "id": "Secrets Manager",
    "class": "SecretsManager",
    "prefix": "secretsmanager",
    "version": "2017-10-17",
}

OPERATIONS = """
associate_cross_account_replica AssociateCrossAccountReplica AssociateCrossAccountReplicaRequest AssociateCrossAccountReplicaResponse
batch_get_secret_value BatchGetSecretValue BatchGetSecretValueRequest BatchGetSecretValueResponse
cancel_rotate_secret CancelRotateSecret CancelRotateSecretRequest CancelRotateSecretResponse
create_secret CreateSecret CreateSecretRequest CreateSecretResponse
delete_resource_policy DeleteResourcePolicy DeleteResourcePolicyRequest DeleteResourcePolicyResponse
delete_secret DeleteSecret DeleteSecretRequest DeleteSecretResponse
describe_secret DescribeSecret DescribeSecretRequest DescribeSecretResponse
disassociate_cross_account_replica DisassociateCrossAccountReplica DisassociateCrossAccountReplicaRequest DisassociateCrossAccountReplicaResponse
get_random_password GetRandomPassword GetRandomPasswordRequest GetRandomPasswordResponse
get_resource_policy GetResourcePolicy GetResourcePolicyRequest GetResourcePolicyResponse
get_secret_value GetSecretValue GetSecretValueRequest GetSecretValueResponse
list_resource_policies ListResourcePolicies ListResourcePoliciesRequest ListResourcePoliciesResponse
list_secret_version_ids ListSecretVersionIds ListSecretVersionIdsRequest ListSecretVersionIdsResponse
list_secrets ListSecrets ListSecretsRequest ListSecretsResponse
put_resource_policy PutResourcePolicy PutResourcePolicyRequest PutResourcePolicyResponse
put_secret_value PutSecretValue PutSecretValueRequest PutSecretValueResponse
remove_regions_from_replication RemoveRegionsFromReplication RemoveRegionsFromReplicationRequest RemoveRegionsFromReplicationResponse
replicate_secret_to_regions ReplicateSecretToRegions ReplicateSecretToRegionsRequest ReplicateSecretToRegionsResponse
restore_secret RestoreSecret RestoreSecretRequest RestoreSecretResponse
rotate_secret RotateSecret RotateSecretRequest RotateSecretResponse
stop_replication_to_replica StopReplicationToReplica StopReplicationToReplicaRequest StopReplicationToReplicaResponse
tag_resource TagResource TagResourceRequest -
untag_resource UntagResource UntagResourceRequest -
update_secret UpdateSecret UpdateSecretRequest UpdateSecretResponse
update_secret_version_stage UpdateSecretVersionStage UpdateSecretVersionStageRequest UpdateSecretVersionStageResponse
validate_resource_policy ValidateResourcePolicy ValidateResourcePolicyRequest ValidateResourcePolicyResponse
"""

STRUCTURES = """
APIErrorType SecretId=s1 ErrorCode=s Message=s
AssociateCrossAccountReplicaRequest SecretId*=s1 CrossAccountReplicaARN*=s20 ReplicaRestriction=s ReplicationRoleARN=s20
AssociateCrossAccountReplicaResponse ARN=s20 CrossAccountReplicaARN=s20 ReplicationStatus=s
BatchGetSecretValueRequest SecretIdList=[1s1 Filters=[.Filter MaxResults=i1 NextToken=s1
BatchGetSecretValueResponse SecretValues=[.SecretValueEntry NextToken=s1 Errors=[.APIErrorType
CancelRotateSecretRequest SecretId*=s1
CancelRotateSecretResponse ARN=s20 Name=s1 VersionId=s32
CreateSecretRequest Name*=s1 ClientRequestToken=s32 Description=s KmsKeyId=s SecretBinary=B SecretString=s1 Tags=[.Tag AddReplicaRegions=[1.ReplicaRegionType ForceOverwriteReplicaSecret=b Type=s CrossAccountPrimaryARN=s20
CreateSecretResponse ARN=s20 Name=s1 VersionId=s32 ReplicationStatus=[.ReplicationStatusType
CrossAccountPrimaryType PrimarySecretARN=s20 ReplicationStatus=s StatusMessage=s1
CrossAccountReplicaEntry ReplicaSecretARN=s20 ReplicationRoleARN=s20 ReplicationStatus=s StatusMessage=s1
DeleteResourcePolicyRequest SecretId*=s1 PolicyName=s1
DeleteResourcePolicyResponse ARN=s20 Name=s1 PolicyName=s1
DeleteSecretRequest SecretId*=s1 RecoveryWindowInDays=l ForceDeleteWithoutRecovery=b
DeleteSecretResponse ARN=s20 Name=s1 DeletionDate=t
DescribeSecretRequest SecretId*=s1
DescribeSecretResponse ARN=s20 Name=s1 Type=s Description=s KmsKeyId=s RotationEnabled=b RotationLambdaARN=s RotationRules=.RotationRulesType ExternalSecretRotationMetadata=[.ExternalSecretRotationMetadataItem ExternalSecretRotationRoleArn=s20 LastRotatedDate=t LastChangedDate=t LastAccessedDate=t DeletedDate=t NextRotationDate=t Tags=[.Tag VersionIdsToStages={[1s1 OwningService=s1 CreatedDate=t PrimaryRegion=s1 ReplicationStatus=[.ReplicationStatusType CrossAccountPrimary=.CrossAccountPrimaryType CrossAccountReplicas=[1.CrossAccountReplicaEntry
DisassociateCrossAccountReplicaRequest SecretId*=s1 CrossAccountReplicaARN*=s20
DisassociateCrossAccountReplicaResponse ARN=s20 CrossAccountReplicaARN=s20
ExternalSecretRotationMetadataItem Key=s1 Value=s1
Filter Key=s Values=[1s
GetRandomPasswordRequest PasswordLength=l1 ExcludeCharacters=s ExcludeNumbers=b ExcludePunctuation=b ExcludeUppercase=b ExcludeLowercase=b IncludeSpace=b RequireEachIncludedType=b
GetRandomPasswordResponse RandomPassword=s
GetResourcePolicyRequest SecretId*=s1 PolicyName=s1
GetResourcePolicyResponse ARN=s20 Name=s1 ResourcePolicy=s1 PolicyName=s1
GetSecretValueRequest SecretId*=s1 VersionId=s32 VersionStage=s1
GetSecretValueResponse ARN=s20 Name=s1 VersionId=s32 SecretBinary=B SecretString=s1 VersionStages=[1s1 CreatedDate=t
ListResourcePoliciesRequest SecretId*=s1 MaxResults=i1 NextToken=s1
ListResourcePoliciesResponse ResourcePolicies*=[.ResourcePolicySummary NextToken=s1
ListSecretVersionIdsRequest SecretId*=s1 MaxResults=i1 NextToken=s1 IncludeDeprecated=b
ListSecretVersionIdsResponse Versions=[.SecretVersionsListEntry NextToken=s1 ARN=s20 Name=s1
ListSecretsRequest IncludePlannedDeletion=b MaxResults=i1 NextToken=s1 Filters=[.Filter SortOrder=s SortBy=s
ListSecretsResponse SecretList=[.SecretListEntry NextToken=s1
PutResourcePolicyRequest SecretId*=s1 ResourcePolicy*=s1 PolicyName=s1 BlockPublicPolicy=b
PutResourcePolicyResponse ARN=s20 Name=s1 PolicyName=s1
PutSecretValueRequest SecretId*=s1 ClientRequestToken=s32 SecretBinary=B SecretString=s1 VersionStages=[1s1 RotationToken=s36
PutSecretValueResponse ARN=s20 Name=s1 VersionId=s32 VersionStages=[1s1
RemoveRegionsFromReplicationRequest SecretId*=s1 RemoveReplicaRegions*=[1s1
RemoveRegionsFromReplicationResponse ARN=s20 ReplicationStatus=[.ReplicationStatusType
ReplicaRegionType Region=s1 KmsKeyId=s
ReplicateSecretToRegionsRequest SecretId*=s1 AddReplicaRegions*=[1.ReplicaRegionType ForceOverwriteReplicaSecret=b
ReplicateSecretToRegionsResponse ARN=s20 ReplicationStatus=[.ReplicationStatusType
ReplicationStatusType Region=s1 KmsKeyId=s Status=s StatusMessage=s1 LastAccessedDate=t
ResourcePolicySummary PolicyName=s1
RestoreSecretRequest SecretId*=s1
RestoreSecretResponse ARN=s20 Name=s1
RotateSecretRequest SecretId*=s1 ClientRequestToken=s32 RotationLambdaARN=s RotationRules=.RotationRulesType ExternalSecretRotationMetadata=[.ExternalSecretRotationMetadataItem ExternalSecretRotationRoleArn=s20 RotateImmediately=b
RotateSecretResponse ARN=s20 Name=s1 VersionId=s32
RotationRulesType AutomaticallyAfterDays=l1 Duration=s2 ScheduleExpression=s1
SecretListEntry ARN=s20 Name=s1 Type=s Description=s KmsKeyId=s RotationEnabled=b RotationLambdaARN=s RotationRules=.RotationRulesType ExternalSecretRotationMetadata=[.ExternalSecretRotationMetadataItem ExternalSecretRotationRoleArn=s20 LastRotatedDate=t LastChangedDate=t LastAccessedDate=t DeletedDate=t NextRotationDate=t Tags=[.Tag SecretVersionsToStages={[1s1 OwningService=s1 CreatedDate=t PrimaryRegion=s1
SecretValueEntry ARN=s20 Name=s1 VersionId=s32 SecretBinary=B SecretString=s1 VersionStages=[1s1 CreatedDate=t
SecretVersionsListEntry VersionId=s32 VersionStages=[1s1 LastAccessedDate=t CreatedDate=t KmsKeyIds=[s
StopReplicationToReplicaRequest SecretId*=s1
StopReplicationToReplicaResponse ARN=s20
Tag Key=s1 Value=s
TagResourceRequest SecretId*=s1 Tags*=[.Tag
UntagResourceRequest SecretId*=s1 TagKeys*=[s1
UpdateSecretRequest SecretId*=s1 ClientRequestToken=s32 Description=s KmsKeyId=s SecretBinary=B SecretString=s1 Type=s
UpdateSecretResponse ARN=s20 Name=s1 VersionId=s32
UpdateSecretVersionStageRequest SecretId*=s1 VersionStage*=s1 RemoveFromVersionId=s32 MoveToVersionId=s32
UpdateSecretVersionStageResponse ARN=s20 Name=s1
ValidateResourcePolicyRequest SecretId=s1 ResourcePolicy*=s1
ValidateResourcePolicyResponse PolicyValidationPassed=b ValidationErrors=[.ValidationErrorsEntry
ValidationErrorsEntry CheckName=s1 ErrorMessage=s
"""

ERRORS = "DecryptionFailure EncryptionFailure InternalServiceError InvalidNextTokenException InvalidParameterException InvalidRequestException LimitExceededException MalformedPolicyDocumentException PreconditionNotMetException PublicPolicyException ResourceExistsException ResourceNotFoundException"

PAGINATORS = '{"list_secrets":["NextToken","NextToken","MaxResults","SecretList",null,[]],"list_resource_policies":["NextToken","NextToken","MaxResults","ResourcePolicies",null,[]]}'

WAITERS = "{}"

RESOURCES = "{}"
