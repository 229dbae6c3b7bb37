using Guance.Serverless.Sandbox.Demo.Browsing;

namespace Guance.Serverless.Sandbox.Demo;

/// <content>From the listing to the confirmed registration.</content>
internal sealed partial class Story
{
    private async Task<string> SubscribeAsync(CancellationToken stop)
    {
        var listing = await Browser.OpenAsync(Marketplace(product.ListingPath), stop);
        page = await Browser.SubmitAsync(listing.Form("#subscribe").With("account", awsAccount), stop);
        var status = page.Attribute("#status", "data-status");
        Observe.That(status == "Active", $"{page.Way}: the subscription is {status}");
        return $"{page.Way}: the subscription is {status}";
    }

    private async Task<string> NoticesArriveAsync(CancellationToken stop)
    {
        var account = await Observe.UntilAsync(() => table.AccountAsync(product.Code, "Active", stop), stop);
        accountKey = TableRows.Text(account, "PK");
        return $"row {accountKey}: Active, owner {(TableRows.Text(account, "owner") is { Length: > 0 } owner ? owner : "not known yet")}";
    }

    private async Task<string> LandAsync(CancellationToken stop)
    {
        var form = page.Form("#set-up");
        Token = form["x-amzn-marketplace-token"];
        var before = Browser.CookiesSeen.Count;
        page = await Browser.SubmitAsync(form, stop);
        var landing = page.Hops is [var first, ..] ? first : null;
        Observe.That(
            landing is { Status: 303 } && new Uri(landing.Address, landing.Location).AbsolutePath == "/registration",
            $"{page.Way}: {page.Text}");
        var claim = Browser.CookiesSeen.Skip(before).FirstOrDefault(cookie => cookie.Name.StartsWith("__Host-", StringComparison.Ordinal));
        Observe.That(claim is { HttpOnly: true, SameSite: "Lax" or "lax" }, $"{page.Way}: the claim's cookie is {claim?.Line ?? "missing"}");
        return $"{page.Way}; cookie {claim!.Name}: HttpOnly, Secure, SameSite={claim.SameSite}";
    }

    private async Task<string> SignInAsync(CancellationToken stop)
    {
        page = await Browser.SubmitAsync(page.Form("#sign-in").With("username", username), stop);
        Observe.That(page.Status == 200 && page.Address.AbsolutePath == "/registration", $"{page.Way}: {page.Text}");
        Observe.That(page.Text.Contains(awsAccount, StringComparison.Ordinal), $"the page does not show {awsAccount}: {page.Text}");
        var open = page.All("input[name=workspaces]:not([disabled])").Count;
        var closed = page.All("input[name=workspaces][disabled]").Count;
        return $"{page.Way}: links AWS account {awsAccount}; {open} workspaces can be chosen, {closed} cannot";
    }

    private async Task<string> ConfirmAsync(CancellationToken stop)
    {
        chosen =
        [
            .. page.All("input[name=workspaces]:not([disabled])")
                .Select(box => box.GetAttribute("value") ?? "")
                .DistinctBy(workspace => workspace.Split('/')[0])
                .Take(2),
        ];
        Observe.That(chosen.Count == 2, $"the page does not offer workspaces of two sites: {page.Text}");
        var list = page.Form("form:has(input[name=workspaces])").Tick("workspaces", chosen);
        page = await Browser.SubmitAsync(list.With("do", "review"), stop);
        Observe.That(page.Status == 200 && page.Text.Contains(awsAccount, StringComparison.Ordinal), $"{page.Way}: {page.Text}");
        var form = page.Form("form:has(input[name=email])").With("do", "confirm");
        page = await Browser.SubmitAsync(form, stop);
        Observe.That(page.Status == 200, $"{page.Way}: {page.Text}");
        Observe.That(page.All($"a[href*='{AccountPath}']").Count > 0 || page.Address.AbsolutePath == AccountPath, $"{page.Way} does not lead to {AccountPath}: {page.Text}");
        return $"POST /registration, {page.Way}: {string.Join(" and ", chosen)}; contact {form["email"]}";
    }

    private async Task<string> SeeAccountAsync(CancellationToken stop)
    {
        page = await Browser.OpenAsync(new(sandbox.PublicUrl, AccountPath), stop);
        var missing = chosen.Select(workspace => workspace.Split('/')[1]).Append("Active").Where(text => !page.Html.Contains(text, StringComparison.Ordinal));
        Observe.That(page.Status == 200 && !missing.Any(), $"{page.Way} does not show {string.Join(", ", missing)}: {page.Text}");
        var account = await table.AccountAsync(product.Code, "Active", stop);
        var owner = account is null ? "" : TableRows.Text(account, "owner");
        Observe.That(owner == username, $"row {accountKey} is not active and owned by {username}");
        return $"{page.Way}: Active, with both workspaces; row {accountKey}: Active, owner {owner}";
    }

    private async Task<string> SeeSettledAsync(CancellationToken stop)
    {
        var bound = await table.BindingsAsync(accountKey, stop);
        Observe.That(bound.Order(StringComparer.Ordinal).SequenceEqual(chosen.Order(StringComparer.Ordinal)), $"bound in the table: {string.Join(", ", bound)}");
        await EachSettledAsync("Aws", stop);
        return $"table: {bound.Count} bindings, method Aws; the Expense Center says Aws for both";
    }

    private async Task<string> ReadConfirmationAsync(CancellationToken stop)
    {
        var mail = await sandbox.World.Mail.WaitForAsync(one => one.To.Any(to => to.Contains(username, StringComparison.Ordinal)), stop);
        return $"to {string.Join(", ", mail.To)}: '{mail.Subject}'";
    }

    // What the table decided and what the Expense Center was told.
    private async Task EachSettledAsync(string method, CancellationToken stop)
    {
        foreach (var workspace in chosen)
        {
            var stored = await table.MethodAsync(workspace, stop);
            Observe.That(stored == method, $"the table has method '{stored}' for {workspace}");
            await Observe.UntilAsync(() => Task.FromResult(Told(workspace) == method ? workspace : null), stop);
        }
    }

    private string Told(string workspace) =>
        workspace.Split('/') is [var site, var id] ? sandbox.World.ExpenseCenter.FindWorkspace(site, id)?.Method ?? "" : "";
}
