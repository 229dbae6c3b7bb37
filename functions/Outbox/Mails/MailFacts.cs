using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>What the texts of mails are made of.</summary>
/// <param name="Product">Title of the product.</param>
/// <param name="AwsAccount">The AWS account as a part of a sentence; it may be unknown.</param>
/// <param name="WorkspaceCount">How many workspaces it is about.</param>
/// <param name="AccountPage">The page of the cloud account.</param>
/// <param name="ListingPage">Where the product can be subscribed to.</param>
/// <param name="SubscriptionsPage">AWS Marketplace's page of the buyer's subscriptions.</param>
public sealed record MailFacts(
    string Product, Text AwsAccount, int WorkspaceCount, Uri AccountPage, Uri ListingPage, Uri SubscriptionsPage);
