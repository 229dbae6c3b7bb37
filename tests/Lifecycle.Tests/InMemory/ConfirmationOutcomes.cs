using System.Collections.Immutable;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Lifecycle.Tests.InMemory;

/// <summary>What has come of confirmations, as the table says now.</summary>
internal static class ConfirmationOutcomes
{
    /// <summary>What has come of a confirmation for each workspace: those in force first.</summary>
    public static Task<ImmutableArray<WorkspaceOutcome>> OutcomesAsync(this InMemorySystem system, ConfirmOutcome outcome) => system.Registration.RunAsync(async services =>
    {
        var order = Assert.IsType<ConfirmOutcome.Confirmed>(outcome).Order;
        var orders = services.GetRequiredService<PayerOrderStore>();
        return ImmutableArray.Create<WorkspaceOutcome>(
        [
            .. await orders.OutcomesAsync(order, isInForce: true, int.MaxValue, CancellationToken.None),
            .. await orders.OutcomesAsync(order, isInForce: false, int.MaxValue, CancellationToken.None),
        ]);
    });
}
