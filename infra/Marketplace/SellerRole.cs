using Amazon.CDK.AWS.IAM;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Marketplace;

/// <summary>
/// The role in the seller's account that the landing page and Metering, which run in another account, assume to call AWS Marketplace
/// Metering.
/// </summary>
internal static class SellerRole
{
    public static void Create(Construct scope, ResourceNames names, DeploymentSettings settings, SellerSettings seller)
    {
        string[] callers =
        [
            .. new[] { FunctionSettings.Registration, FunctionSettings.Metering }
                .Select(function => $"arn:{settings.Target.Partition}:iam::{settings.Target.Account}:role/{names.Role(function)}"),
        ];
        var role = new Role(scope, "ResolveCustomer", new RoleProps
        {
            RoleName = names.SellerRole,
            Description = "The settlement resolves buyers' tokens and meters usage",
            // The principal is the account and the condition names the roles: a role as principal would have to exist already.
            AssumedBy = new AccountPrincipal(settings.Target.Account!).WithConditions(new Dictionary<string, object>
            {
                ["ArnEquals"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = callers },
                ["StringEquals"] = new Dictionary<string, object> { ["sts:ExternalId"] = seller.ExternalId },
            }),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["marketplace"] = new(new PolicyDocumentProps { Statements = [AllowResolveCustomer(), AllowMeter()] }),
            },
        });
        NagSuppressions.Add(role, "AwsSolutions-IAM5", "AWS Marketplace's metering has no resources: AWS allows nothing but *");
    }

    /// <summary>ARN of the role, as the functions' stack needs it.</summary>
    public static string Arn(DeploymentSettings settings, ResourceNames names) =>
        $"arn:{settings.Target.Partition}:iam::{settings.Seller!.Account}:role/{names.SellerRole}";

    // The actions support no resource-level permissions. Source: Service Authorization Reference, AWS Marketplace Metering Service.
    public static PolicyStatement AllowResolveCustomer() =>
        new(new PolicyStatementProps { Actions = ["aws-marketplace:ResolveCustomer"], Resources = ["*"] });

    public static PolicyStatement AllowMeter() =>
        new(new PolicyStatementProps { Actions = ["aws-marketplace:BatchMeterUsage"], Resources = ["*"] });
}
