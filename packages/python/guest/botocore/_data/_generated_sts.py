"""The service sts, from botocore 1.44.8 (Apache-2.0, see NOTICE.txt). Written by scripts/record_aws_models.py."""

FACTS = {
    "id": "STS",
    "class": "STS",
    "prefix": "sts",
    "version": "2011-06-15",
}

OPERATIONS = """
assume_role AssumeRole AssumeRoleRequest AssumeRoleResponse
assume_role_with_saml AssumeRoleWithSAML AssumeRoleWithSAMLRequest AssumeRoleWithSAMLResponse
assume_role_with_web_identity AssumeRoleWithWebIdentity AssumeRoleWithWebIdentityRequest AssumeRoleWithWebIdentityResponse
assume_root AssumeRoot AssumeRootRequest AssumeRootResponse
decode_authorization_message DecodeAuthorizationMessage DecodeAuthorizationMessageRequest DecodeAuthorizationMessageResponse
get_access_key_info GetAccessKeyInfo GetAccessKeyInfoRequest GetAccessKeyInfoResponse
get_caller_identity GetCallerIdentity GetCallerIdentityRequest GetCallerIdentityResponse
get_delegated_access_token GetDelegatedAccessToken GetDelegatedAccessTokenRequest GetDelegatedAccessTokenResponse
get_federation_token GetFederationToken GetFederationTokenRequest GetFederationTokenResponse
get_scoped_credentials GetScopedCredentials GetScopedCredentialsRequest GetScopedCredentialsResponse
get_session_token GetSessionToken GetSessionTokenRequest GetSessionTokenResponse
get_web_identity_token GetWebIdentityToken GetWebIdentityTokenRequest GetWebIdentityTokenResponse
"""

STRUCTURES = """
AssumeRoleRequest RoleArn*=s20 RoleSessionName*=s2 PolicyArns=[.PolicyDescriptorType Policy=s1 DurationSeconds=i900 Tags=[.Tag TransitiveTagKeys=[s1 ExternalId=s2 SerialNumber=s9 TokenCode=s6 SourceIdentity=s2 ProvidedContexts=[1.ProvidedContext MinimumSessionTokenSize=i
AssumeRoleResponse Credentials=.Credentials AssumedRoleUser=.AssumedRoleUser PackedPolicySize=i SourceIdentity=s2 SessionTokenUtilization=i SessionTokenSize=i
AssumeRoleWithSAMLRequest RoleArn*=s20 PrincipalArn*=s20 SAMLAssertion*=s4 PolicyArns=[.PolicyDescriptorType Policy=s1 DurationSeconds=i900 MinimumSessionTokenSize=i
AssumeRoleWithSAMLResponse Credentials=.Credentials AssumedRoleUser=.AssumedRoleUser PackedPolicySize=i Subject=s SubjectType=s Issuer=s Audience=s NameQualifier=s SourceIdentity=s2 SessionTokenUtilization=i SessionTokenSize=i TrustedIdentityPropagationContext=.TrustedIdentityPropagationContext
AssumeRoleWithWebIdentityRequest RoleArn*=s20 RoleSessionName*=s2 WebIdentityToken*=s4 ProviderId=s4 PolicyArns=[.PolicyDescriptorType Policy=s1 DurationSeconds=i900 MinimumSessionTokenSize=i
AssumeRoleWithWebIdentityResponse Credentials=.Credentials SubjectFromWebIdentityToken=s6 AssumedRoleUser=.AssumedRoleUser PackedPolicySize=i Provider=s Audience=s SourceIdentity=s2 SessionTokenUtilization=i SessionTokenSize=i TrustedIdentityPropagationContext=.TrustedIdentityPropagationContext
AssumeRootRequest TargetPrincipal*=s12 TaskPolicyArn*=.PolicyDescriptorType DurationSeconds=i MinimumSessionTokenSize=i
AssumeRootResponse Credentials=.Credentials SourceIdentity=s2 SessionTokenUtilization=i SessionTokenSize=i
AssumedRoleUser AssumedRoleId*=s2 Arn*=s20
Credentials AccessKeyId*=s16 SecretAccessKey*=s SessionToken*=s Expiration*=t
DecodeAuthorizationMessageRequest EncodedMessage*=s1
DecodeAuthorizationMessageResponse DecodedMessage=s
FederatedUser FederatedUserId*=s2 Arn*=s20
GetAccessKeyInfoRequest AccessKeyId*=s16
GetAccessKeyInfoResponse Account=s
GetCallerIdentityRequest
GetCallerIdentityResponse UserId=s Account=s Arn=s20
GetDelegatedAccessTokenRequest TradeInToken*=s
GetDelegatedAccessTokenResponse Credentials=.Credentials PackedPolicySize=i AssumedPrincipal=s20
GetFederationTokenRequest Name*=s2 Policy=s1 PolicyArns=[.PolicyDescriptorType DurationSeconds=i900 Tags=[.Tag MinimumSessionTokenSize=i
GetFederationTokenResponse Credentials=.Credentials FederatedUser=.FederatedUser PackedPolicySize=i SessionTokenUtilization=i SessionTokenSize=i
GetScopedCredentialsRequest Policy=s1 DurationSeconds=i1 MinimumSessionTokenSize=i ScopedSessionDescription=s2
GetScopedCredentialsResponse Credentials=.Credentials SessionInfo=.ScopedSession SessionTokenUtilization=i SessionTokenSize=i ScopedPoliciesCount=i SourceIdentity=s2
GetSessionTokenRequest DurationSeconds=i900 SerialNumber=s9 TokenCode=s6 MinimumSessionTokenSize=i
GetSessionTokenResponse Credentials=.Credentials SessionTokenUtilization=i SessionTokenSize=i
GetWebIdentityTokenRequest Audience*=[1s1 DurationSeconds=i60 SigningAlgorithm*=s5 Scope=s1 SubjectMode=s Tags=[.Tag
GetWebIdentityTokenResponse WebIdentityToken=s Expiration=t
OriginIdentity Subject=s SubjectType=s Issuer=s FederatedProviderArn=s20
PolicyDescriptorType arn=s20
ProvidedContext ProviderArn=s20 ContextAssertion=s4
ScopedSession ScopedSessionId*=s2 Arn*=s20
Tag Key*=s1 Value*=s
TransactionContext IdentityProvider={s
TrustedIdentityPropagationContext OriginIdentity=.OriginIdentity TransactionContext=.TransactionContext
"""

ERRORS = "ExpiredTokenException ExpiredTradeInTokenException IDPCommunicationErrorException=IDPCommunicationError IDPRejectedClaimException=IDPRejectedClaim InsufficientSessionLifetimeException=InsufficientSessionLifetime InvalidAuthorizationMessageException InvalidContextAssertionException=InvalidContextAssertion InvalidIdentityTokenException=InvalidIdentityToken InvalidSubjectCredentialsException=InvalidSubjectCredentials JWTPayloadSizeExceededException MalformedPolicyDocumentException=MalformedPolicyDocument OutboundWebIdentityFederationDisabledException PackedPolicyTooLargeException=PackedPolicyTooLarge RegionDisabledException SessionDurationEscalationException"

PAGINATORS = "{}"

WAITERS = "{}"

RESOURCES = "{}"
