using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Storage;

/// <summary>The KMS keys of a deployment: one for the table and the key ring of the pages, one for the alarm topic.</summary>
internal static class EncryptionKeys
{
    private static readonly string[] AdministrationActions =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:EnableKey",
        "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListResourceTags", "kms:ListRetirableGrants", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:ScheduleKeyDeletion",
        "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    /// <summary>What DynamoDB needs. Source: DynamoDB Developer Guide, "Encryption at rest: usage notes".</summary>
    private static readonly string[] DynamoDbActions =
    [
        "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom", "kms:ReEncryptTo",
    ];

    /// <summary>What publishing to an encrypted topic needs. Source: SNS Developer Guide, "Setting up Amazon SNS topic encryption".</summary>
    private static readonly string[] PublishActions = ["kms:Decrypt", "kms:GenerateDataKey"];

    /// <summary>The encryption context that functions/Web/Keys/WebKeyWrapping.cs sends.</summary>
    private static Dictionary<string, object> WebKeyContext { get; } = new() { ["kms:EncryptionContext:purpose"] = "web-keys" };

    /// <summary>
    /// The key of the table. Its policy lets DynamoDB use the key for every principal of the account that may use the table. Only
    /// Registration may use the key directly, and only for the key ring of its pages.
    /// </summary>
    public static Key CreateDataKey(Construct scope, ResourceNames names, RetentionSettings retention) => new(scope, "DataKey", new KeyProps
    {
        Alias = $"alias/{names.Stack("settlement")}",
        Description = "Encrypts the settlement's table",
        EnableKeyRotation = true,
        RemovalPolicy = retention.DataRemovalPolicy,
        Policy = new PolicyDocument(new PolicyDocumentProps
        {
            Statements = [AllowAdministration(), AllowThroughService("dynamodb", "ThroughDynamoDB", DynamoDbActions, scope), AllowWebKeys(scope, names)],
        }),
    });

    /// <summary>What Registration's role needs to encrypt and decrypt the key ring of its pages.</summary>
    public static PolicyStatement AllowWrapWebKeys(IKey key) => new(new PolicyStatementProps
    {
        Actions = ["kms:Decrypt", "kms:Encrypt"],
        Resources = [key.KeyArn],
        Conditions = new Dictionary<string, object> { ["StringEquals"] = WebKeyContext },
    });

    /// <summary>
    /// The key of the alarm topic, which CloudWatch and operators publish to. The AWS managed key of SNS cannot be used: it does not
    /// let CloudWatch publish.
    /// </summary>
    public static Key CreateAlarmKey(Construct scope) => new(scope, "AlarmKey", new KeyProps
    {
        Description = "Encrypts alarms on their way to the operators",
        EnableKeyRotation = true,
        RemovalPolicy = RemovalPolicy.DESTROY,
        Policy = new PolicyDocument(new PolicyDocumentProps { Statements = [AllowAdministration(), AllowCloudWatchAlarms(scope), AllowThroughService("sns", "ThroughSNS", PublishActions, scope)] }),
    });

    // In a key policy the resource * means this key; there is no other way to name it.
    private static PolicyStatement AllowAdministration() => new(new PolicyStatementProps
    {
        Sid = "Administration",
        Principals = [new AccountRootPrincipal()],
        Actions = AdministrationActions,
        Resources = ["*"],
    });

    /// <summary>
    /// Lets every principal of the account use the key, but only through the service, which checks its own permissions. Source: KMS
    /// Developer Guide, "kms:ViaService".
    /// </summary>
    private static PolicyStatement AllowThroughService(string service, string sid, string[] actions, Construct scope) => new(new PolicyStatementProps
    {
        Sid = sid,
        Principals = [new AnyPrincipal()],
        Actions = actions,
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object>
            {
                ["kms:CallerAccount"] = Stack.Of(scope).Account,
                ["kms:ViaService"] = ViaServiceNames(service, Stack.Of(scope).Region),
            },
        },
    });

    /// <summary>The service as KMS names it. AWS does not document the domain that KMS uses in China, so both are allowed there.</summary>
    private static string[] ViaServiceNames(string service, string region) => DeploymentTarget.IsInChina(region)
        ? [$"{service}.{region}.amazonaws.com", $"{service}.{region}.amazonaws.com.cn"]
        : [$"{service}.{region}.amazonaws.com"];

    // The principal is the account and the condition names the role, which does not exist yet when the key is created.
    private static PolicyStatement AllowWebKeys(Construct scope, ResourceNames names) => new(new PolicyStatementProps
    {
        Sid = "WebKeys",
        Principals = [new AccountRootPrincipal()],
        Actions = ["kms:Decrypt", "kms:Encrypt"],
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = WebKeyContext,
            ["ArnEquals"] = new Dictionary<string, object>
            {
                ["aws:PrincipalArn"] = Stack.Of(scope).FormatArn(new ArnComponents
                {
                    Service = "iam",
                    Region = "",
                    Resource = "role",
                    ResourceName = names.Role(FunctionSettings.Registration),
                }),
            },
        },
    });

    private static PolicyStatement AllowCloudWatchAlarms(Construct scope) => new(new PolicyStatementProps
    {
        Sid = "Alarms",
        Principals = [new ServicePrincipal("cloudwatch.amazonaws.com")],
        Actions = PublishActions,
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(scope).Account },
        },
    });
}
