using System.Globalization;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Languages;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>
/// The hours of a bill that AWS has answered, as CSV: of a month, a day or an hour, of all dimensions or one. That of a month also has,
/// without an hour, what waits for AWS and what was handed back without being sent. Where that is too large for
/// one file, the bill's page offers smaller ones.
/// </summary>
public sealed class UsageFileHandler(BilledAccounts billed, CloudAccountStore accounts, BillStore bills, MonthlyUsage usage, Products products)
{
    public const string DayField = "day";
    public const string HourField = "hour";

    /// <summary>Workspaces in the records that are in memory at once.</summary>
    private const int MaxWorkspaces = 50_000;

    private const int MaxRecords = 1_000;

    private const int MaxTries = 3;

    public async Task<IResult> HandleAsync(HttpContext context, string id, string month)
    {
        var query = context.Request.Query;
        if (!BillMonth.TryRead(month, usage.CurrentMonth, out var asked)
            || !TryRead(query[DayField], 1, asked.Days, out var day)
            || !TryRead(query[HourField], 0, 23, out var hour)
            || (hour is not null && day is null)
            || await billed.FindAsync(context, id) is not { } account)
        {
            return Results.NotFound();
        }

        var file = new UsageFile(account, new MeteredHours(asked.FirstDay, day, hour), query[BillQuery.DimensionField].ToString());
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Results.Bytes([], UsageFile.ContentType);
        }

        if (await WriteAsync(context, file) is { } csv)
        {
            return Results.Bytes(csv.ToBytes(), UsageFile.ContentType);
        }

        context.Response.Headers.ContentDisposition = default;
        return new SeeOther($"{SiteMap.Bill(account.Id, asked.FirstDay)}?{BillQuery.FilesField}={file.Smaller}#files");
    }

    /// <summary>
    /// The file of a month adds up to its bill: it is read again when the bill has changed meanwhile, as it does some times an hour.
    /// </summary>
    /// <returns>Null when it is too large.</returns>
    private async Task<UsageCsv?> WriteAsync(HttpContext context, UsageFile file)
    {
        if (file.Hours.Day is not null)
        {
            return await WriteHoursAsync(context, file);
        }

        var month = BillMonth.Of(file.Hours.Month.ToDateTime(default, DateTimeKind.Utc));
        var bill = await usage.ReadAsync(file.Account, month, context.RequestAborted);
        for (var tries = 1; ; tries++)
        {
            var csv = await WriteHoursAsync(context, file);
            var before = bill;
            bill = await usage.ReadAsync(file.Account, month, context.RequestAborted);
            if (csv is null || tries == MaxTries || Versions(before).SequenceEqual(Versions(bill)))
            {
                return csv?.TryAddRest(bill, file.Dimension) == true ? csv : null;
            }
        }

        static IEnumerable<(string, long)> Versions(MonthUsage usage) => usage.Dimensions.Select(one => (one.Key, one.Bill.Version));
    }

    /// <returns>Null when it is too large.</returns>
    private async Task<UsageCsv?> WriteHoursAsync(HttpContext context, UsageFile file)
    {
        var names = await accounts.NamesAsync(file.Account, context.RequestAborted);
        var csv = new UsageCsv(LanguageChoice.Of(context), products.Find(file.Account.Product), names);
        var limit = Math.Clamp(MaxWorkspaces / Math.Max(1, names.Count), 5, MaxRecords);
        string? cursor = null;
        do
        {
            var page = await bills.RecordsAsync(file.Account.Id, file.Hours, limit, cursor, context.RequestAborted);
            if (!page.Items.Where(record => file.Dimension.Length == 0 || record.Dimension == file.Dimension).All(csv.TryAdd))
            {
                return null;
            }

            cursor = page.Next;
        }
        while (cursor is not null);

        return csv;
    }

    /// <returns>False when there is a number that is out of range.</returns>
    private static bool TryRead(string? text, int first, int last, out int? number)
    {
        number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        return string.IsNullOrEmpty(text) || (number >= first && number <= last);
    }
}

/// <summary>What a file holds.</summary>
/// <param name="Account">The account that pays.</param>
/// <param name="Hours">Of when.</param>
/// <param name="Dimension">AWS's name of the dimension; empty for all.</param>
public sealed record UsageFile(CloudAccount Account, MeteredHours Hours, string Dimension)
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Such as <c>guance-usage-123456789012-2026-11-05.csv</c>.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"guance-usage-{Account.AwsAccount?.ToString() ?? Account.Id.ToString()}-{Hours.Month:yyyy-MM}{Part("-", Hours.Day)}{Part("T", Hours.Hour)}{NameOfDimension}.csv");

    /// <summary>What is divided when this file is too large.</summary>
    public FilesBy Smaller => Hours.Day is null ? FilesBy.Day : Hours.Hour is null ? FilesBy.Hour : FilesBy.Dimension;

    private string NameOfDimension =>
        Dimension.Length == 0 ? "" : "-" + string.Concat(Dimension.Where(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-').Take(64));

    private static string Part(string before, int? number) => number is { } some ? before + some.ToString("D2", CultureInfo.InvariantCulture) : "";
}
