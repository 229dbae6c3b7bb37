using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Texts of the page to choose a settlement method.</summary>
public static class MethodTexts
{
    public static Text Title => WorkspaceTexts.Change;

    public static Text Lead { get; } = new(
        "选择由谁为这个工作空间付费。下一步核对后才会生效。",
        "Choose who pays for this workspace. Nothing changes before you have reviewed it.");

    public static Text Now { get; } = new("当前结算方式", "Settled now through");

    public static Text CloudAccounts { get; } = new("已登记的云账号", "Registered cloud accounts");

    public static Text CloudAccountsHint { get; } = new("无需再次订阅", "No new subscription is needed");

    public static Text NoCloudAccount { get; } = new(
        "您还没有可用的云账号。可以先在下方订阅。", "You have not registered a cloud account yet; you can subscribe below.");

    public static Text Subscribe { get; } = new("在 AWS Marketplace 订阅", "Subscribe on AWS Marketplace");

    public static Text SubscribeHint { get; } = new(
        "用另一个 AWS 账号付费：先订阅，再在 AWS Marketplace 点击“设置您的账户”（Set up your account）登记该账号。登记之后，它会出现在上面的列表中。",
        "To pay through another AWS account: subscribe, then choose \"Set up your account\" on AWS Marketplace to register it. After that it is among the registered cloud accounts above.");

    public static Text ExpenseCenterHint { get; } = new("用量计入费用中心的账单", "Its usage goes to the bill of the Expense Center");

    public static Text Current { get; } = new("当前", "Current");

    public static Text Continue { get; } = new("下一步：核对", "Continue to review");

    public static Text Cancel { get; } = new("返回工作空间管理", "Back to Workspace Management");

    public static Text NothingChosen { get; } = new("请选择一种结算方式。", "Choose a settlement method.");

    public static Text NoSuchAccount { get; } = new("这个云账号已经不在了。", "That cloud account is not there any more.");

    public static Text Busy { get; } = new(
        "同时有其他更改，没有完成。请再试一次。", "It was being changed by others at the same time, so it was not done. Please try again.");

    public static Text NothingChanged { get; } = new("没有任何更改。", "Nothing was changed.");

    public static Text MonthIsUsed { get; } = new("本月已经更改过结算方式", "The settlement method was changed this month already");

    public static Text Limit { get; } = new(
        "每个工作空间每个自然月（UTC）可以更改一次结算方式。首次通过云账号结算，以及订阅结束后自动返回费用中心账号，都不计入。",
        "The settlement method of a workspace can be changed once a calendar month (UTC). The first settlement through a cloud account does not count, nor does the way back when a subscription ends.");

    public static Text NextChangeAllowed(DateTimeOffset lastChoice, DateTimeOffset opensAt) => new(
        $"为了让每个月的用量清楚地计入账单，每个工作空间每个自然月（UTC）只能更改一次。上次更改是在 {Timestamps.Format(lastChoice).Chinese}，{Timestamps.Format(opensAt).Chinese} 起可以再次更改。",
        $"So that it stays clear which bill a month's usage is on, a workspace can be changed only once a calendar month (UTC). It was last changed on {Timestamps.Format(lastChoice).English}, and can be changed again from {Timestamps.Format(opensAt).English}.");

    /// <summary>Who pays, or would pay.</summary>
    public static Text NameOf(PayingAccount? account, ExpenseCenterAccount owner) => account is null
        ? new($"费用中心账号 {owner.Username}", $"Expense Center account {owner.Username}")
        : new($"AWS 账号 {account.AwsAccount}", $"AWS account {account.AwsAccount}");

    /// <summary>
    /// Who pays now. Another owner's cloud account is not named: the workspace may have had another owner before.
    /// </summary>
    public static Text PayerOf(WorkspaceMethods methods) =>
        methods.Payer is not null || methods.Workspace.Method == SettlementMethod.ExpenseCenter ? NameOf(methods.Payer, methods.Owner)
        : methods.Workspace.Method == SettlementMethod.Aws
            ? new("另一个费用中心账号的 AWS 账号", "An AWS account of another Expense Center account")
            : WorkspaceTexts.Of(methods.Workspace.Method);
}
