using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console.ExpenseCenter;
using Guance.Serverless.Sandbox.Console.Mail;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Console.SigV4;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>What surrounds the product in the Sandbox: AWS Marketplace, the Expense Center and the buyer's mail.</summary>
/// <param name="options">Where it lives, and what it talks to.</param>
/// <param name="calls">Takes down what the functions call.</param>
/// <param name="time">The time of the functions.</param>
public sealed class SandboxConsole(ConsoleOptions options, CallLog calls, TimeProvider time) : IDisposable
{
    public MarketplaceState Marketplace { get; } = new(options, time);

    public ExpenseCenterState ExpenseCenter { get; } = new(options.ApiSecret, time);

    public Mailbox Mail { get; } = new(time);

    public void Map(WebApplication app)
    {
        var secrets = calls.Callers.ToDictionary(caller => caller.AccessKeyId, caller => caller.SecretAccessKey, StringComparer.Ordinal);
        secrets.Add(options.AccessKeyId, options.SecretAccessKey);
        var signatures = new SignatureCheck(secrets, options.Sessions);
        app.MapStart(options);
        app.MapSwitches([Marketplace.Switches.All, Marketplace.MeteringSwitches.All, ExpenseCenter.Switches.All, Mail.Switches.All]);
        app.MapMarketplace(Marketplace, options);
        app.MapExpenseCenter(ExpenseCenter, options, time);
        app.MapMail(Mail, time);
        var aws = new AwsServiceEndpoints(app, signatures, calls);
        aws.MapMetering(Marketplace);
        aws.MapSes(Mail);
    }

    /// <summary>Makes all as at the start.</summary>
    public void Reset()
    {
        Marketplace.Reset();
        ExpenseCenter.Reset();
        Mail.Reset();
    }

    public void Dispose()
    {
        Marketplace.Dispose();
        ExpenseCenter.Dispose();
    }
}
