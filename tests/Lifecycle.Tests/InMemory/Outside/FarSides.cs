using Guance.Serverless.Lifecycle.Tests.InMemory.Queues;
using Guance.Serverless.Lifecycle.Tests.InMemory.Tables;

namespace Guance.Serverless.Lifecycle.Tests.InMemory.Outside;

/// <summary>All services that the functions call.</summary>
internal sealed record FarSides(
    InMemoryTable Table, InMemorySqs Sqs, InMemoryParameters Parameters, InMemoryMailbox Mailbox, InMemoryMarketplace Marketplace,
    InMemoryExpenseCenter ExpenseCenter, InMemoryKms Kms);
