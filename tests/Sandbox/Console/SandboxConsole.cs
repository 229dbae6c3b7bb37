using Guance.Serverless.Sandbox.Console.ExpenseCenter;
using Guance.Serverless.Sandbox.Console.Mail;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Console.Metering;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Console.Signatures;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>What surrounds the product in the Sandbox: AWS Marketplace, the Expense Center and the buyer's mail.</summary>
public sealed class SandboxConsole(ConsoleOptions options, TimeProvider time) : IDisposable
{
    public MarketplaceState Marketplace { get; } = new(options, time);

    public ExpenseCenterState ExpenseCenter { get; } = new(time);

    public Mailbox Mail { get; } = new();

    public void Map(WebApplication app)
    {
        var signatures = new SignatureCheck(options.AccessKeyId, options.SecretAccessKey, options.Sessions);
        app.MapStart(options);
        app.MapSwitches([Marketplace.Switches, ExpenseCenter.Switches, Mail.Switches]);
        app.MapMarketplace(Marketplace, options);
        app.MapMetering(Marketplace, signatures, time);
        app.MapExpenseCenter(ExpenseCenter, options, time);
        app.MapMail(Mail, signatures, time);
    }

    public void Dispose()
    {
        Marketplace.Dispose();
        ExpenseCenter.Dispose();
    }
}
