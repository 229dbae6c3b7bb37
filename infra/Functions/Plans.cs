using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Notices;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Storage;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Functions;

/// <summary>The functions: what each is told, and what each may do. A test holds the permissions against the calls seen in the Sandbox.</summary>
internal sealed class Plans(Stack stack, DeploymentSettings settings, Names names, ITable table)
{
    private readonly FunctionVariables variables = new(settings, names, table.TableName);

    public FunctionPlan Registration(string publicUrl) => new()
    {
        Settings = FunctionSettings.Registration,
        Reserved = settings.Concurrency.Pages is > 0 and var pages ? pages : null,
        Description = "The landing page of AWS Marketplace and the pages of the Expense Center",
        Variables = Merge(
            variables.Settlement(), variables.Choices(), variables.Accounts(), variables.ExpenseCenterApi(), variables.SigningIn(),
            variables.Addresses(publicUrl), variables.Marketplace(), FunctionVariables.WebKeys(table.EncryptionKey!.KeyArn)),
        Permissions =
        [
            .. TablePermissions.OfRegistration(table),
            DataKey.WrapWebKeys(table.EncryptionKey!),
            ReadParameters(settings.ExpenseCenter.ApiSecretParameter, settings.ExpenseCenter.ClientSecretParameter),
            settings.Seller is null
                ? ResolveCustomerRole.Statement()
                : new(new PolicyStatementProps { Actions = ["sts:AssumeRole"], Resources = [ResolveCustomerRole.ArnOf(settings, names)] }),
        ],
    };

    public FunctionPlan Subscriptions(FeedingQueue notices) => new()
    {
        Settings = FunctionSettings.Subscriptions,
        Description = "AWS Marketplace's notices, and the work on cloud accounts that they ask for",
        Variables = Merge(variables.Settlement(), variables.Teardown(), FunctionVariables.WorkOrders(notices.Queue.QueueUrl)),
        Permissions = [.. TablePermissions.OfSubscriptions(table), notices.Send],
        Queue = notices,
        MaxConcurrency = settings.Concurrency.Notices,
    };

    public FunctionPlan Outbox(FeedingQueue outbox, FeedingQueue notices, string publicUrl, MailIdentity? mail) => new()
    {
        Settings = FunctionSettings.Outbox,
        Description = "Carries out what transactions decided: settlement changes at the Expense Center, mails, work orders",
        Variables = Merge(
            variables.Settlement(), variables.Teardown(), variables.ExpenseCenterApi(), variables.Addresses(publicUrl),
            variables.Mail(mail?.ConfigurationSet), FunctionVariables.WorkOrders(notices.Queue.QueueUrl),
            FunctionVariables.Errands(outbox.Queue.QueueUrl)),
        Permissions =
        [
            .. TablePermissions.OfOutbox(table),
            ReadParameters(settings.ExpenseCenter.ApiSecretParameter),
            notices.Send,
            outbox.Send,
            .. mail is null ? [] : new[] { mail.Send },
        ],
        Queue = outbox,
        MaxConcurrency = settings.Concurrency.Outbox,
    };

    /// <summary>SecureStrings under the key that AWS manages for Parameter Store, which needs no permission of its own.</summary>
    private PolicyStatement ReadParameters(params string[] parameters) => new(new PolicyStatementProps
    {
        Actions = ["ssm:GetParameter"],
        Resources = [.. parameters.Select(name => stack.FormatArn(new ArnComponents
        {
            Service = "ssm",
            Resource = "parameter",
            ResourceName = name.TrimStart('/'),
        }))],
    });

    private static Dictionary<string, string> Merge(params Dictionary<string, string>[] groups) =>
        groups.SelectMany(group => group).ToDictionary();
}
