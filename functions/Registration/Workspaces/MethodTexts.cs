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
        "选择由谁为这个工作空间付费。确认之前不会有任何更改。",
        "Choose who pays for this workspace. Nothing changes until you confirm.");

    public static Text Now { get; } = new("当前付费方", "Current payer");

    public static Text Options { get; } = new("由谁付费", "Who pays");

    public static Text Subscribe { get; } = new("用另一个 AWS 账号付费", "Pay through another AWS account");

    public static Text SubscribeHint { get; } = new(
        "先在 AWS Marketplace 订阅，再点击“设置您的账户”（Set up your account）登记该账号，然后就可以在上面选择它。",
        "Subscribe on AWS Marketplace, then choose \"Set up your account\" there to register it. After that you can choose it above.");

    public static Text ExpenseCenterHint { get; } = new("用量计入费用中心的账单", "Usage goes on the Expense Center bill");

    public static Text CloudAccountHint { get; } = new("用量计入 AWS 账单", "Usage goes on the AWS bill");

    public static Text Current { get; } = new("当前", "Current");

    public static Text Continue { get; } = new("下一步：核对", "Continue to review");

    public static Text Cancel { get; } = new("返回工作空间", "Back to workspaces");

    public static Text NothingChosen { get; } = new("请选择一种结算方式。", "Choose a settlement method.");

    public static Text NoSuchAccount { get; } = new("这个云账号已经不在了。", "That cloud account no longer exists.");

    public static Text Busy { get; } = new(
        "同时有其他更改，没有完成。请再试一次。", "Something else was changing it at the same time. Please try again.");

    public static Text NothingChanged { get; } = new("没有任何更改。", "Nothing was changed.");

    public static Text MonthIsUsed { get; } = new("本月已经更改过结算方式", "The settlement method was already changed this month");

    public static Text Limit { get; } = new(
        "每个工作空间每个自然月（UTC）可以更改一次结算方式。首次通过云账号结算，以及订阅结束后自动返回费用中心账号，都不计入。",
        "You can change the settlement method of a workspace once a calendar month (UTC). The first time a cloud account pays does not count, nor does the return when a subscription ends.");

    public static Text NextChangeAllowed(DateTimeOffset lastChoice, DateTimeOffset opensAt) => new(
        $"为了让每个月的用量清楚地计入账单，每个工作空间每个自然月（UTC）只能更改一次。上次更改是在 {Timestamps.Format(lastChoice).Chinese}，{Timestamps.Format(opensAt).Chinese} 起可以再次更改。",
        $"To keep each month's usage on a clear bill, a workspace can be changed once a calendar month (UTC). It was last changed on {Timestamps.Format(lastChoice).English} and can be changed again from {Timestamps.Format(opensAt).English}.");

    /// <summary>Who pays, or would pay.</summary>
    public static Text NameOf(PayingAccount? account, ExpenseCenterAccount owner) => account is null
        ? new($"费用中心账号 {owner.Username}", $"Expense Center account {owner.Username}")
        : PayingAccountTexts.Name(account);

    /// <summary>
    /// Who pays now. Another owner's cloud account is not named: the workspace may have had another owner before.
    /// </summary>
    public static Text PayerOf(WorkspaceMethods methods) =>
        methods.Payer is not null || methods.Workspace.Method == SettlementMethod.ExpenseCenter ? NameOf(methods.Payer, methods.Owner)
        : methods.Workspace.Method == SettlementMethod.Aws
            ? new("另一个费用中心账号的 AWS 账号", "An AWS account of another Expense Center account")
            : WorkspaceTexts.Of(methods.Workspace.Method);
}
