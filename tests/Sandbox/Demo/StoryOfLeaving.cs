using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Demo.Browsing;

namespace Guance.Serverless.Sandbox.Demo;

/// <content>From unsubscribing to the last mail.</content>
internal sealed partial class Story
{
    private int mailsBefore;

    private async Task<string> UnsubscribeAsync(CancellationToken stop)
    {
        mailsBefore = Mails().Count;
        var subscriptions = await Browser.OpenAsync(Marketplace("/marketplace/subscriptions"), stop);
        var mine = sandbox.World.Marketplace.Subscriptions.All.Last(one => one.Product == product && one.Buyer.Id == awsAccount);
        var details = await Browser.FollowAsync(subscriptions, $"tr[data-subscription={mine.Id}] a", stop);
        var ask = await Browser.FollowAsync(details, "#unsubscribe-link", stop);
        page = await Browser.SubmitAsync(ask.Form("#unsubscribe").With("confirmation", "confirm"), stop);
        var status = page.Attribute("#status", "data-status");
        Observe.That(status == "Ended", $"{page.Way}: the subscription is {status}");
        var kinds = sandbox.World.Marketplace.Notices.All.TakeLast(2).Select(notice => notice.Notice.Kind);
        return $"{page.Way}: the subscription is {status}; AWS said {string.Join(", then ", kinds)}";
    }

    private async Task<string> SeeRevertedAsync(CancellationToken stop)
    {
        await Observe.UntilAsync(async () => (await table.BindingsAsync(accountKey, stop)).Count == 0 ? accountKey : null, stop);
        await EachSettledAsync("ExpenseCenter", stop);
        return "table: no bindings, method ExpenseCenter; the Expense Center says ExpenseCenter for both";
    }

    private async Task<string> SeeDeletedAsync(CancellationToken stop)
    {
        await Observe.UntilAsync(() => table.AccountAsync(product.Code, "Deleted", stop), stop);
        page = await Browser.OpenAsync(new(sandbox.PublicUrl, AccountPath), stop);
        Observe.That(page.Text.Contains("Deleted", StringComparison.OrdinalIgnoreCase), $"{page.Way} does not say so: {page.Text}");
        return $"row {accountKey}: Deleted; {page.Way} says so";
    }

    private async Task<string> ReadFarewellAsync(CancellationToken stop)
    {
        var names = chosen.Select(workspace => workspace.Split('/'))
            .Select(key => sandbox.World.ExpenseCenter.FindWorkspace(key[0], key[1])!.Name).ToList();
        var mail = await Observe.UntilAsync(() => Task.FromResult(Mails().Skip(mailsBefore).FirstOrDefault(mail => mail.Kind == "Unsubscribed")), stop);
        Observe.That(names.TrueForAll(name => mail.Text.Contains(name, StringComparison.Ordinal)), $"'{mail.Subject}' does not list {string.Join(", ", names)}: {mail.Text}");
        return $"to {string.Join(", ", mail.To)}: '{mail.Subject}', lists {string.Join(" and ", names.Select(Short))}";
    }

    private static string Short(string name) => name.Length <= 40 ? name : name[..39] + "…";

    private IReadOnlyList<ReceivedMail> Mails() =>
        [.. sandbox.World.Mail.All.Where(mail => mail.To.Any(to => to.Contains(username, StringComparison.Ordinal)))];
}
