using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Registration.CloudAccounts;

public sealed record StatusModel(Frame Frame, CloudAccountStatus Status);
