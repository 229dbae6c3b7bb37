using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Fakes;

/// <summary>The functions' settings, under the names that README lists.</summary>
internal static class TestSystemSettings
{
    public static IConfiguration Of(TestSystemOptions options) => new ConfigurationBuilder()
        .AddFunctionSettings()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Settlement:Table"] = options.Table,
            ["ExpenseCenter:RestoreCount"] = $"{options.RestoreCount}",
            ["Settlement:TeardownDelay"] = options.TeardownDelay.ToString("c"),
            ["Settlement:SuccessorDelay"] = options.SuccessorDelay.ToString("c"),
            ["Products:0:Code"] = SubscriptionSample.LicenceProduct,
            ["Products:0:Title"] = "Guance",
            ["Products:0:Identity"] = "Licence",
            ["Products:0:ListingUrl"] = "https://aws.amazon.com/marketplace/pp/prodview-licence",
            ["Products:1:Code"] = SubscriptionSample.CustomerProduct,
            ["Products:1:Title"] = "Guance, older listing",
            ["Products:1:Identity"] = options.HasOptedIn ? "Licence" : "Customer",
            ["Products:1:ListingUrl"] = "https://aws.amazon.com/marketplace/pp/prodview-customer",
            ["WebKeys:Key"] = InMemoryKms.Key,
            ["Queues:Notices"] = "https://sqs.us-east-1.amazonaws.com/123456789012/notices",
            ["Queues:Outbox"] = "https://sqs.us-east-1.amazonaws.com/123456789012/outbox",
            ["ExpenseCenter:Api"] = "https://expense.example.com/",
            ["ExpenseCenter:ApiSecretParameter"] = InMemoryParameterStore.ApiSecret,
            ["ExpenseCenter:Issuer"] = "https://id.example.com/",
            ["ExpenseCenter:ClientId"] = "guance-serverless",
            ["ExpenseCenter:ClientSecretParameter"] = InMemoryParameterStore.ApiSecret,
            ["Metering:Dimensions"] = options.IsMetered ? options.DimensionPath : null,
            ["Metering:ZeroRecords"] = options.SendsZeroRecords ? "true" : "false",
            ["Marketplace:Region"] = "us-east-1",
            ["Support:Email"] = "support@example.com",
            ["Support:Url"] = "https://example.com/support",
            ["Mail:From"] = "Guance <no-reply@example.com>",
            ["Registration:PublicUrl"] = "https://aws.example.com",
        })
        .Build();
}
