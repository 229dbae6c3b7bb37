using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.MeteredUsage;

/// <summary>The usage of a cloud account in the current month so far.</summary>
/// <param name="Bill">Address of its bill.</param>
public sealed record UsageSummaryModel(PageContext Page, MonthUsage Usage, string Bill);
