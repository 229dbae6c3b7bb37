using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Storage;

/// <summary>
/// The key that encrypts what a deployment keeps. Its policy names what the account may do to the key, and lets data through only
/// by way of the services that keep it: whoever may use the table may use the key through DynamoDB. Alone it is used by Registration,
/// for nothing but the key ring of its pages.
/// </summary>
internal static class DataKey
{
    private static readonly string[] Administration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:EnableKey",
        "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListResourceTags", "kms:ListRetirableGrants", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:ScheduleKeyDeletion",
        "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    /// <summary>What DynamoDB does with a key. Source: DynamoDB Developer Guide, "Encryption at rest: usage notes".</summary>
    private static readonly string[] ThroughDynamoDb =
    [
        "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom", "kms:ReEncryptTo",
    ];

    /// <summary>What is needed to publish to an encrypted topic. Source: SNS Developer Guide, "Setting up Amazon SNS topic encryption".</summary>
    private static readonly string[] ForMessages = ["kms:Decrypt", "kms:GenerateDataKey"];

    /// <summary>What is encrypted for: the encryption context that functions/Registration/Security/WebKeyWrapping.cs sends.</summary>
    private static Dictionary<string, object> ForWebKeys { get; } = new() { ["kms:EncryptionContext:purpose"] = "web-keys" };

    public static Key Create(Construct scope, Names names, Protection protection) => new(scope, "DataKey", new KeyProps
    {
        Alias = $"alias/{names.Stack("settlement")}",
        Description = "Encrypts the settlement's table",
        EnableKeyRotation = true,
        RemovalPolicy = protection.OfData,
        Policy = new PolicyDocument(new PolicyDocumentProps
        {
            Statements = [Administer(), UseThrough("dynamodb", "ThroughDynamoDB", ThroughDynamoDb, scope), UseForWebKeys(scope, names)],
        }),
    });

    /// <summary>What Registration's role needs to wrap and open its key ring.</summary>
    public static PolicyStatement WrapWebKeys(IKey key) => new(new PolicyStatementProps
    {
        Actions = ["kms:Decrypt", "kms:Encrypt"],
        Resources = [key.KeyArn],
        Conditions = new Dictionary<string, object> { ["StringEquals"] = ForWebKeys },
    });

    /// <summary>
    /// A key for messages that CloudWatch's alarms publish, which the key that AWS manages for SNS does not allow, and for tests that
    /// operators publish.
    /// </summary>
    public static Key ForAlarms(Construct scope) => new(scope, "AlarmKey", new KeyProps
    {
        Description = "Encrypts alarms on their way to the operators",
        EnableKeyRotation = true,
        RemovalPolicy = RemovalPolicy.DESTROY,
        Policy = new PolicyDocument(new PolicyDocumentProps { Statements = [Administer(), UseForAlarms(scope), UseThrough("sns", "ThroughSNS", ForMessages, scope)] }),
    });

    // In a key's policy the resource * means this key: AWS has no other way to say it.
    private static PolicyStatement Administer() => new(new PolicyStatementProps
    {
        Sid = "Administration",
        Principals = [new AccountRootPrincipal()],
        Actions = Administration,
        Resources = ["*"],
    });

    /// <summary>Whoever of the account may use the service may use the key through it. Source: KMS Developer Guide, "kms:ViaService".</summary>
    private static PolicyStatement UseThrough(string service, string sid, string[] actions, Construct scope) => new(new PolicyStatementProps
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
                ["kms:ViaService"] = NamesOf(service, Stack.Of(scope).Region),
            },
        },
    });

    /// <summary>As KMS names a service. AWS's pages do not say with which ending it does in China: either is that service's there.</summary>
    private static string[] NamesOf(string service, string region) => Place.IsInChina(region)
        ? [$"{service}.{region}.amazonaws.com", $"{service}.{region}.amazonaws.com.cn"]
        : [$"{service}.{region}.amazonaws.com"];

    // The account is trusted on behalf of one role of it, which does not exist yet when the key is created.
    private static PolicyStatement UseForWebKeys(Construct scope, Names names) => new(new PolicyStatementProps
    {
        Sid = "WebKeys",
        Principals = [new AccountRootPrincipal()],
        Actions = ["kms:Decrypt", "kms:Encrypt"],
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = ForWebKeys,
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

    private static PolicyStatement UseForAlarms(Construct scope) => new(new PolicyStatementProps
    {
        Sid = "Alarms",
        Principals = [new ServicePrincipal("cloudwatch.amazonaws.com")],
        Actions = ForMessages,
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(scope).Account },
        },
    });
}
