using Amazon.CDK.AWS.IAM;
using Constructs;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Notices;

/// <summary>The role in the seller's account by which the landing page, in another account, learns who a buyer is.</summary>
internal static class ResolveCustomerRole
{
    public static void Create(Construct scope, Names names, DeploymentSettings settings, SellerSettings seller)
    {
        var visitor = $"arn:{settings.Place.Partition}:iam::{settings.Place.Account}:role/{names.Role(FunctionSettings.Registration)}";
        var role = new Role(scope, "ResolveCustomer", new RoleProps
        {
            RoleName = names.ResolveCustomerRole,
            Description = "The settlement's landing page resolves buyers' tokens",
            // The account is trusted on behalf of one role of it, which need not exist before this one does.
            AssumedBy = new AccountPrincipal(settings.Place.Account!).WithConditions(new Dictionary<string, object>
            {
                ["ArnEquals"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = visitor },
                ["StringEquals"] = new Dictionary<string, object> { ["sts:ExternalId"] = seller.ExternalId },
            }),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["marketplace"] = new(new PolicyDocumentProps { Statements = [Statement()] }),
            },
        });
        Acknowledged.Finding(role, "AwsSolutions-IAM5", "AWS Marketplace's metering has no resources: AWS allows nothing but *");
    }

    /// <summary>ARN by which the landing page knows the role.</summary>
    public static string ArnOf(DeploymentSettings settings, Names names) =>
        $"arn:{settings.Place.Partition}:iam::{settings.Seller!.Account}:role/{names.ResolveCustomerRole}";

    // AWS Marketplace's metering has no resources: AWS allows nothing but *. Source: Service Authorization Reference.
    public static PolicyStatement Statement() =>
        new(new PolicyStatementProps { Actions = ["aws-marketplace:ResolveCustomer"], Resources = ["*"] });
}
