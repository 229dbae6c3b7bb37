using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;
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

    /// <summary>What is encrypted for: the encryption context that functions/Registration/Security/WebKeyWrapping.cs sends.</summary>
    /// <param name="table">Name of the table.</param>
    private static Dictionary<string, object> ForWebKeys(string table) => new()
    {
        ["kms:EncryptionContext:purpose"] = "web-keys",
        ["kms:EncryptionContext:table"] = table,
    };

    public static Key Create(Construct scope, Names names) => new(scope, "DataKey", new KeyProps
    {
        Alias = $"alias/{names.Stack("settlement")}",
        Description = "Encrypts the settlement's table",
        EnableKeyRotation = true,
        RemovalPolicy = RemovalPolicy.RETAIN,
        Policy = new PolicyDocument(new PolicyDocumentProps { Statements = [Administer(), UseThroughDynamoDb(scope), UseForWebKeys(scope, names)] }),
    });

    /// <summary>What Registration's role needs to wrap and open its key ring.</summary>
    public static PolicyStatement WrapWebKeys(IKey key, string table) => new(new PolicyStatementProps
    {
        Actions = ["kms:Decrypt", "kms:Encrypt"],
        Resources = [key.KeyArn],
        Conditions = new Dictionary<string, object> { ["StringEquals"] = ForWebKeys(table) },
    });

    /// <summary>A key for messages that CloudWatch's alarms publish, which the key that AWS manages for SNS does not allow.</summary>
    public static Key ForAlarms(Construct scope) => new(scope, "AlarmKey", new KeyProps
    {
        Description = "Encrypts alarms on their way to the operators",
        EnableKeyRotation = true,
        RemovalPolicy = RemovalPolicy.DESTROY,
        Policy = new PolicyDocument(new PolicyDocumentProps { Statements = [Administer(), UseForAlarms(scope)] }),
    });

    // In a key's policy the resource * means this key: AWS has no other way to say it.
    private static PolicyStatement Administer() => new(new PolicyStatementProps
    {
        Sid = "Administration",
        Principals = [new AccountRootPrincipal()],
        Actions = Administration,
        Resources = ["*"],
    });

    private static PolicyStatement UseThroughDynamoDb(Construct scope) => new(new PolicyStatementProps
    {
        Sid = "ThroughDynamoDB",
        Principals = [new AnyPrincipal()],
        Actions = ThroughDynamoDb,
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object>
            {
                ["kms:CallerAccount"] = Stack.Of(scope).Account,
                ["kms:ViaService"] = $"dynamodb.{Stack.Of(scope).Region}.{Stack.Of(scope).UrlSuffix}",
            },
        },
    });

    // The account is trusted on behalf of one role of it, which does not exist yet when the key is created.
    private static PolicyStatement UseForWebKeys(Construct scope, Names names) => new(new PolicyStatementProps
    {
        Sid = "WebKeys",
        Principals = [new AccountRootPrincipal()],
        Actions = ["kms:Decrypt", "kms:Encrypt"],
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = ForWebKeys(names.Table),
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
        Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(scope).Account },
        },
    });
}
