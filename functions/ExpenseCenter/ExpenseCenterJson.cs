using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Guance.Serverless.ExpenseCenter;

/// <summary>
/// The bodies of <c>expense-center.openapi.yaml</c>. What it requires is required here: a response without it is invalid.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AccountBody))]
[JsonSerializable(typeof(WorkspaceBody))]
[JsonSerializable(typeof(WorkspacesBody))]
[JsonSerializable(typeof(SettlementsBody))]
[JsonSerializable(typeof(SettlementsAnswer))]
[JsonSerializable(typeof(UsageReturnBody))]
[JsonSerializable(typeof(UsageReturnedBody))]
[JsonSerializable(typeof(NotFoundBody))]
internal sealed partial class ExpenseCenterJson : JsonSerializerContext;

internal sealed record AccountBody
{
    public required string Username { get; init; }

    public required string Email { get; init; }

    public required string Language { get; init; }

    public required bool AnySettlement { get; init; }
}

internal sealed record WorkspacesBody
{
    public required ImmutableArray<WorkspaceBody> Workspaces { get; init; }

    public string? Next { get; init; }
}

internal sealed record WorkspaceBody
{
    public required string Site { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required SettlementBody Settlement { get; init; }
}

internal sealed record SettlementBody
{
    public required string Method { get; init; }

    public required long Version { get; init; }
}

internal sealed record SettlementsBody
{
    public required string Method { get; init; }

    public PayerBody? CloudAccount { get; init; }

    public required ImmutableArray<SettlementVersionBody> Workspaces { get; init; }
}

internal sealed record SettlementVersionBody
{
    public required string Site { get; init; }

    public required string Id { get; init; }

    public required long Version { get; init; }
}

internal sealed record SettlementsAnswer
{
    public required ImmutableArray<SettledWorkspaceBody?> Workspaces { get; init; }
}

internal sealed record SettledWorkspaceBody
{
    public required string Site { get; init; }

    public required string Id { get; init; }

    public SettlementBody? Settlement { get; init; }

    public string? Code { get; init; }
}

internal sealed record PayerBody
{
    public required string Id { get; init; }

    public string? AwsAccountId { get; init; }

    public string? ProductCode { get; init; }
}

internal sealed record UsageReturnBody
{
    public required ImmutableArray<ReturnedUsageBody> Records { get; init; }
}

internal sealed record ReturnedUsageBody
{
    public string? Id { get; init; }

    public string? Site { get; init; }

    public string? WorkspaceId { get; init; }

    public string? Hour { get; init; }

    public string? Dimension { get; init; }

    public string? Quantity { get; init; }

    public required string Reason { get; init; }

    public string? CloudAccount { get; init; }
}

internal sealed record UsageReturnedBody
{
    public required string Id { get; init; }

    public required int Records { get; init; }
}

internal sealed record NotFoundBody
{
    public required string Code { get; init; }
}
