using System.Globalization;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Web.Addresses;

/// <summary>The addresses of all pages, for routes and links.</summary>
public static class SiteMap
{
    public const string Landing = PublicPaths.Landing;

    /// <summary>A buyer with a claim chooses workspaces and confirms.</summary>
    public const string Registration = "/registration";

    /// <summary>The buyer reviews the choice before confirming it.</summary>
    public const string RegistrationReview = Registration + "/review";

    /// <summary>The account's status, for a frame inside <see cref="Registration"/>.</summary>
    public const string RegistrationStatus = Registration + "/status";

    public const string CloudAccounts = "/cloud-accounts";

    public const string Workspaces = "/workspaces";

    public const string Bills = "/bills";

    public const string Help = "/help";

    public const string SignIn = "/sign-in";

    public const string SignUp = "/sign-up";

    public const string SignOut = "/sign-out";

    public const string SignedOut = "/signed-out";

    /// <summary>Where the Expense Center redirects the browser after a sign-in.</summary>
    public const string SignInCallback = PublicPaths.SignInCallback;

    /// <summary>Where the Expense Center sends a browser that it has signed out.</summary>
    public const string SignedOutCallback = "/signout-callback-oidc";

    /// <summary>The parameter of <see cref="SignIn"/> and <see cref="SignUp"/> that names the page to show afterwards.</summary>
    public const string ReturnParameter = "returnUrl";

    public static string CloudAccount(CloudAccountId id) => $"{CloudAccounts}/{id}";

    /// <summary>The account's status, for a frame.</summary>
    public static string CloudAccountStatus(CloudAccountId id) => $"{CloudAccounts}/{id}/status";

    /// <summary>The owner adds workspaces to the account.</summary>
    public static string AddWorkspaces(CloudAccountId id) => $"{CloudAccounts}/{id}/workspaces";

    /// <summary>The owner reviews the choice before confirming it.</summary>
    public static string AddWorkspacesReview(CloudAccountId id) => $"{AddWorkspaces(id)}/review";

    /// <summary>The owner returns workspaces of the account to the Expense Center account.</summary>
    public static string ReturnWorkspaces(CloudAccountId id) => $"{AddWorkspaces(id)}/return";

    /// <summary>The owner reviews the choice before confirming it.</summary>
    public static string ReturnWorkspacesReview(CloudAccountId id) => $"{ReturnWorkspaces(id)}/review";

    /// <summary>What has come of a confirmation.</summary>
    /// <param name="id">The account that the order is about.</param>
    /// <param name="order">Id of the order to change who pays for workspaces.</param>
    public static string OrderOutcome(CloudAccountId id, Ulid order) => $"{CloudAccounts}/{id}/orders/{order}";

    /// <summary>The owner changes the settlement method of the workspace.</summary>
    public static string ChangeMethod(WorkspaceKey key) => $"{Workspaces}/{key.Site}/{key.Id}/settlement";

    /// <summary>The bill of a cloud account.</summary>
    /// <param name="id">The account.</param>
    /// <param name="month">First day of the month.</param>
    public static string Bill(CloudAccountId id, DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"{Bills}/{id}/{month:yyyy-MM}");

    /// <summary>The hours of a bill, as CSV.</summary>
    /// <param name="id">The account.</param>
    /// <param name="month">First day of the month.</param>
    public static string UsageFile(CloudAccountId id, DateOnly month) => $"{Bill(id, month)}/usage.csv";

    /// <summary>Signs in, then shows a page of this site.</summary>
    public static string SignInTo(string? page) => To(SignIn, page);

    /// <summary>Creates an Expense Center account, then shows a page of this site.</summary>
    public static string SignUpTo(string? page) => To(SignUp, page);

    private static string To(string path, string? page) =>
        path + QueryString.Create(ReturnParameter, ReturnAddress.Local(page)).ToUriComponent();
}
