using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Marketplace;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Storage;

namespace Guance.Serverless.Infra.Functions;

/// <summary>
/// Environment variables, permissions and event source of each function. A test compares the permissions with the calls that the
/// functions make in the Sandbox.
/// </summary>
internal sealed class FunctionDefinitions(Stack stack, DeploymentSettings settings, ResourceNames names, ITable table)
{
    private readonly EnvironmentVariables variables = new(settings, names, table.TableName);

    public NativeFunctionProps Registration(string publicUrl) => new()
    {
        Settings = FunctionSettings.Registration,
        ReservedConcurrency = settings.Concurrency.Pages is > 0 and var pages ? pages : null,
        Description = "The landing page of AWS Marketplace and the pages of the Expense Center",
        Variables = Merge(
            variables.TableAndProducts(), variables.ConfirmationDelay(), variables.ZeroRecords(), variables.Choices(), variables.AllowedAccounts(),
            variables.ExpenseCenterApi(), variables.SignIn(), variables.PublicUrlAndSupport(publicUrl), variables.Marketplace(),
            EnvironmentVariables.WebKeys(table.EncryptionKey!.KeyArn)),
        Permissions =
        [
            .. TablePermissions.ForRegistration(table),
            EncryptionKeys.AllowWrapWebKeys(table.EncryptionKey!),
            AllowReadParameters(settings.ExpenseCenter.ApiSecretParameter, settings.ExpenseCenter.ClientSecretParameter),
            settings.Seller is null ? SellerRole.AllowResolveCustomer() : AllowAssumeSellerRole(),
        ],
    };

    public NativeFunctionProps Subscriptions(EventSourceQueue notices) => new()
    {
        Settings = FunctionSettings.Subscriptions,
        Description = "AWS Marketplace's notices, and the work on cloud accounts that they ask for",
        Variables = Merge(
            variables.TableAndProducts(), variables.TeardownDelay(), variables.ConfirmationDelay(), variables.Choices(), variables.FinalUsage(), variables.ZeroRecords(),
            EnvironmentVariables.NoticesQueue(notices.Queue.QueueUrl)),
        Permissions = [.. TablePermissions.ForSubscriptions(table), notices.AllowSend],
        EventSource = notices,
        MaxConcurrency = settings.Concurrency.Notices,
    };

    public NativeFunctionProps Outbox(EventSourceQueue outbox, EventSourceQueue notices, string publicUrl, MailSender? mail) => new()
    {
        Settings = FunctionSettings.Outbox,
        Description = "Carries out what transactions decided: settlement changes at the Expense Center, mails, work orders",
        Variables = Merge(
            variables.TableAndProducts(), variables.ExpenseCenterApi(), variables.PublicUrlAndSupport(publicUrl), variables.Mail(mail?.ConfigurationSetName),
            EnvironmentVariables.NoticesQueue(notices.Queue.QueueUrl), EnvironmentVariables.OutboxQueue(outbox.Queue.QueueUrl)),
        Permissions =
        [
            .. TablePermissions.ForOutbox(table),
            AllowReadParameters(settings.ExpenseCenter.ApiSecretParameter),
            notices.AllowSend,
            outbox.AllowSend,
            .. mail is null ? [] : new[] { mail.AllowSend },
        ],
        EventSource = outbox,
        MaxConcurrency = settings.Concurrency.Outbox,
    };

    public NativeFunctionProps UsageIntake(EventSourceQueue usage) => new()
    {
        Settings = FunctionSettings.UsageIntake,
        Description = "Takes usage records of Guance's billing",
        Variables = Merge(variables.TableAndProducts(), variables.Metering()),
        Permissions = [.. TablePermissions.ForUsageIntake(table)],
        EventSource = usage,
        MaxConcurrency = settings.Concurrency.Usage,
    };

    public NativeFunctionProps Metering() => new()
    {
        Settings = FunctionSettings.Metering,
        ReservedConcurrency = settings.Concurrency.Metering is > 0 and var one ? one : null,
        Description = "Closes hours of usage and sends them to AWS Marketplace Metering",
        Variables = Merge(variables.TableAndProducts(), variables.Metering(), variables.Marketplace()),
        Permissions =
        [
            .. TablePermissions.ForMetering(table),
            settings.Seller is null ? SellerRole.AllowMeter() : AllowAssumeSellerRole(),
        ],
    };

    private PolicyStatement AllowAssumeSellerRole() =>
        new(new PolicyStatementProps { Actions = ["sts:AssumeRole"], Resources = [SellerRole.Arn(settings, names)] });

    /// <summary>The parameters are SecureStrings under the AWS managed key of Parameter Store, which needs no permission of its own.</summary>
    private PolicyStatement AllowReadParameters(params string[] parameters) => new(new PolicyStatementProps
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
