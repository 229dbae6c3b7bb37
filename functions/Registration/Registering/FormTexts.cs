using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Texts of the form and of its outcome.</summary>
public static class FormTexts
{
    public static Text Lead { get; } = new(
        "选择由这个 AWS 账号付费的工作空间，然后确认提交。", "Choose the workspaces that this AWS account shall pay for, then confirm.");

    public static Text Linking { get; } = new("要登记的云账号", "What is being registered");

    public static Text AwsAccount { get; } = new("AWS 账号", "AWS account");

    public static Text Product { get; } = new("产品", "Product");

    public static Text Status { get; } = new("订阅状态", "Subscription");

    public static Text Workspaces { get; } = new("工作空间", "Workspaces");

    public static Text SelectAll { get; } = new("选中全部可选的工作空间", "Select all that can be chosen");

    public static Text NothingToChoose { get; } = new(
        "目前没有可以选择的工作空间。通过 AWS 结算适用于 AWS 站点上的工作空间；您可以在站点控制台新建一个，然后刷新本页。",
        "There is no workspace to choose at the moment. AWS settlement is for workspaces of sites that run on AWS: create one in a site's console, then reload this page.");

    public static Text Email { get; } = new("联系邮箱", "Contact e-mail");

    public static Text EmailHint { get; } = new(
        "登记确认和订阅变化会通知到这里。", "We confirm the registration, and write about changes of the subscription, to this address.");

    public static Text EmailIsWrong { get; } = new("请填写有效的邮箱地址。", "Enter a valid e-mail address.");

    public static Text NothingChosen { get; } = new("请至少选择一个工作空间。", "Choose at least one workspace.");

    public static Text Problems { get; } = new("请先补充以下内容：", "Something is missing:");

    public static Text Confirm { get; } = new("确认提交", "Confirm submission");

    public static Text NextSteps { get; } = new("接下来", "What happens next");

    public static Text TryAgain { get; } = new("重试未完成的工作空间", "Try the unfinished ones again");

    public static Text Result { get; } = new("结果", "Result");

    public static Text Workspace { get; } = new("工作空间", "Workspace");

    public static Text Site { get; } = new("站点", "Site");

    public static Text Sentence(string awsAccount, string username) => new(
        $"提交后，AWS 账号 {awsAccount} 将通过 AWS 账单为所选工作空间的用量付费，费用中心账号 {username} 是此云账号的所有者。",
        $"By confirming, you agree that AWS account {awsAccount} pays for the usage of the chosen workspaces through its AWS bill. Expense Center account {username} owns this cloud account.");

    public static Text BoundCount(int bound, int all) => new(
        $"{all} 个工作空间中有 {bound} 个由此 AWS 账号结算。", $"{bound} of {all} workspaces are settled through this AWS account.");

    public static Text MailGoes(string email) => new(
        $"确认邮件将发送到 {email}。", $"A confirmation is on its way to {email}.");

    public static Text WaitForAws { get; } = new(
        "AWS 确认订阅后开始计费，通常只需几分钟。无需在此等待。",
        "Billing starts once AWS confirms the subscription, usually within minutes. You need not wait here.");

    public static Text BillAtAws { get; } = new(
        "从现在起，用量计入 AWS 账单；金额请在 AWS 账单控制台查看。",
        "From now on their usage goes to your AWS bill; see the amounts in the AWS Billing console.");

    public static Text AddMore { get; } = new(
        "以后要添加工作空间，请在 AWS Marketplace 再次点击“设置您的账户”。",
        "To add workspaces later, choose \"Set up your account\" on AWS Marketplace again.");

    public static Text Of(BindResult result) => result switch
    {
        BindResult.Bound => new("由此 AWS 账号结算", "Settled through this AWS account"),
        BindResult.NotYours => new("不存在，或不属于您", "Does not exist, or is not yours"),
        BindResult.Refused(var reason) => Of(reason),
        BindResult.AccountClosed => new("云账号已不再接受工作空间", "The cloud account takes no more workspaces"),
        _ => new("同时有其他更改，没有完成，请重试", "Not done: it was being changed by others at the same time. Try again"),
    };

    public static Text Of(Eligibility eligibility) => eligibility switch
    {
        Eligibility.Eligible => new("可以选择", "Can be chosen"),
        Eligibility.AlreadyBound => new("已由此 AWS 账号结算", "Settled through this AWS account already"),
        Eligibility.SettledElsewhere => new("已由另一个云账号结算", "Settled through another cloud account"),
        Eligibility.ChangedThisMonth(var opensAt) => new(
            $"本月已更改过结算方式，{Dates.Format(opensAt, Language.Chinese)} 起可再次更改",
            $"Its settlement method was changed this month; it can be changed again from {Dates.Format(opensAt, Language.English)}"),
        _ => new("所在站点不在 AWS 上", "Its site does not run on AWS"),
    };
}
