using System.Collections.Immutable;
using Guance.Serverless.Registration.Pages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>The bills of one month. Usage is not metered yet, so there are only the ways to AWS's own consoles.</summary>
/// <param name="Payers">The AWS accounts that pay, or have paid, for the buyer's workspaces.</param>
public sealed record BillsModel(
    Frame Frame, BillMonth Month, BillMonth? Before, BillMonth? After, ImmutableArray<Payer> Payers);

/// <summary>An AWS account and where its bills are.</summary>
public sealed record Payer(string AwsAccount, string Product, string Page, Uri Console);
