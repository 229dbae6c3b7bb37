using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Resources;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>The environment variables by which the functions find the world: the same names that the CDK app sets on AWS.</summary>
internal static class FunctionVariables
{
    public static IReadOnlyDictionary<string, string> For(
        SandboxOptions options, Caller caller, ConsoleOptions console, Uri aws, AwsResources resources)
    {
        var all = new Dictionary<string, string>
        {
            ["AWS_REGION"] = SandboxCredentials.Region,
            ["AWS_DEFAULT_REGION"] = SandboxCredentials.Region,
            ["AWS_ACCESS_KEY_ID"] = caller.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = caller.SecretAccessKey,
            ["AWS_ENDPOINT_URL_DYNAMODB"] = Text(aws),
            ["AWS_ENDPOINT_URL_KMS"] = Text(aws),
            ["AWS_ENDPOINT_URL_SQS"] = Text(aws),
            ["AWS_ENDPOINT_URL_SSM"] = Text(aws),
            ["AWS_ENDPOINT_URL_STS"] = Text(aws),
            ["AWS_ENDPOINT_URL_SESV2"] = Text(console.MailEndpoint),
            ["AWS_ENDPOINT_URL_MARKETPLACE_METERING"] = Text(console.MeteringEndpoint),
            ["Settlement__Table"] = resources.Table,
            ["Settlement__TeardownDelay"] = options.TeardownDelay.ToString("c", null),
            ["Settlement__AnySettlementAcrossPartitions"] = "false",
            ["Settlement__MonthlyLimit"] = options.MonthlyLimit ? "true" : "false",
            ["WebKeys__Key"] = resources.WebKey,
            ["Queues__Notices"] = resources.Notices.Url,
            ["Queues__Outbox"] = resources.Outbox.Url,
            ["ExpenseCenter__Api"] = console.ExpenseCenterApi.ToString(),
            ["ExpenseCenter__ApiSecretParameter"] = ParameterCreation.ApiSecret,
            ["ExpenseCenter__Issuer"] = Text(console.Issuer),
            ["ExpenseCenter__ClientId"] = console.ClientId,
            ["ExpenseCenter__ClientSecretParameter"] = ParameterCreation.ClientSecret,
            ["Support__Email"] = "support@guance.example",
            ["Support__Url"] = "https://docs.guance.com/",
            ["Mail__From"] = "Guance <no-reply@guance.example>",
            ["Registration__PublicUrl"] = Text(console.PublicUrl),
        };
        foreach (var (product, index) in OurProducts.All.Select((product, index) => (product, index)))
        {
            all[$"Products__{index}__Code"] = product.Code;
            all[$"Products__{index}__Title"] = product.Title;
            all[$"Products__{index}__Identity"] = product.Identity.ToString();
            all[$"Products__{index}__ListingUrl"] = new Uri(console.Console, product.ListingPath).ToString();
            all[$"Products__{index}__Partition"] = "aws";
        }

        all["Metering__Dimensions"] = WriteDimensions(options.Logs);
        all["Metering__RunInterval"] = options.MeteringEvery.ToString("c", null);
        all["Metering__FirstFlush"] = TimeSpan.Zero.ToString("c", null);
        all["Metering__LastFlush"] = options.LastFlush.ToString("c", null);
        if (options.CloseAfter is { } closeAfter)
        {
            all["Metering__CloseAfter"] = closeAfter.ToString("c", null);
        }

        foreach (var (name, value) in options.Variables)
        {
            all[name] = value;
        }

        return all;
    }

    /// <summary>On AWS the file is in a layer.</summary>
    /// <returns>Path of the file with the dimensions of all products.</returns>
    private static string WriteDimensions(string folder)
    {
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, DimensionFile.Name);
        File.WriteAllBytes(file, DimensionFile.Write(OurProducts.All.ToDictionary(product => product.Code, product => product.Dimensions)));
        return file;
    }

    private static string Text(Uri address) => address.ToString().TrimEnd('/');
}
