using Amazon.CDK.AWS.IAM;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Marketplace;

/// <summary>The role in the seller's account that the landing page, which runs in another account, assumes to call ResolveCustomer.</summary>
internal static class ResolveCustomerRole
{
    public static void Create(Construct scope, ResourceNames names, DeploymentSettings settings, SellerSettings seller)
    {
        var landingPageRole = $"arn:{settings.Target.Partition}:iam::{settings.Target.Account}:role/{names.Role(FunctionSettings.Registration)}";
        var role = new Role(scope, "ResolveCustomer", new RoleProps
        {
            RoleName = names.ResolveCustomerRole,
            Description = "The settlement's landing page resolves buyers' tokens",
            // The principal is the account and the condition names the role: a role as principal would have to exist already.
            AssumedBy = new AccountPrincipal(settings.Target.Account!).WithConditions(new Dictionary<string, object>
            {
                ["ArnEquals"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = landingPageRole },
                ["StringEquals"] = new Dictionary<string, object> { ["sts:ExternalId"] = seller.ExternalId },
            }),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["marketplace"] = new(new PolicyDocumentProps { Statements = [AllowResolveCustomer()] }),
            },
        });
        NagSuppressions.Add(role, "AwsSolutions-IAM5", "AWS Marketplace's metering has no resources: AWS allows nothing but *");
    }

    /// <summary>ARN of the role, as the landing page's stack needs it.</summary>
    public static string Arn(DeploymentSettings settings, ResourceNames names) =>
        $"arn:{settings.Target.Partition}:iam::{settings.Seller!.Account}:role/{names.ResolveCustomerRole}";

    // The action supports no resource-level permissions. Source: Service Authorization Reference, AWS Marketplace Metering Service.
    public static PolicyStatement AllowResolveCustomer() =>
        new(new PolicyStatementProps { Actions = ["aws-marketplace:ResolveCustomer"], Resources = ["*"] });
}
