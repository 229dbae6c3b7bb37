using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Texts of the workspace picker and of the review before the confirmation.</summary>
public static class PickerTexts
{
    /// <summary>Steps from AWS Marketplace to a registered account.</summary>
    public static ImmutableArray<Text> Steps { get; } =
        [new("登录费用中心", "Sign in"), new("选择工作空间", "Choose workspaces"), new("核对并提交", "Review and confirm")];

    public static Text Lead { get; } = new(
        "选择由这个 AWS 账号付费的工作空间，可以跨站点选择。下一步核对后才会生效。",
        "Choose the workspaces that this AWS account shall pay for, of any sites. Nothing changes before you have reviewed it.");

    public static Text WhoPays { get; } = new("由谁付费", "Who will pay");

    public static Text AwsAccount { get; } = new("AWS 账号", "AWS account");

    public static Text Product { get; } = new("产品", "Product");

    public static Text Subscription { get; } = new("订阅状态", "Subscription");

    public static Text NotYours { get; } = new(
        "不认识这个 AWS 账号？请关闭此页面，不要提交。", "You do not know this AWS account? Close this page and do not confirm.");

    public static Text Workspaces { get; } = new("工作空间", "Workspaces");

    public static Text SelectNone { get; } = new("清除选择", "Clear");

    public static Text NothingToChoose { get; } = new(
        "目前没有可以选择的工作空间，原因见列表。AWS 结算适用于 AWS 站点上的工作空间；您可以在站点控制台新建一个，然后刷新本页。",
        "No workspace can be chosen at the moment; the list says why. AWS settlement is for workspaces of sites that run on AWS: create one in a site's console, then reload this page.");

    public static Text Chosen { get; } = new("已选择：", "Chosen:");

    public static Text Continue { get; } = new("下一步：核对", "Continue to review");

    public static Text NothingChosen { get; } = new("请至少选择一个工作空间。", "Choose at least one workspace.");

    public static Text Review { get; } = new("核对并提交", "Review and confirm");

    public static Text ReviewLead { get; } = new("请确认今后由谁付费。", "Please check who pays from now on.");

    public static Text Payer { get; } = new("付费的 AWS 账号", "AWS account that pays");

    public static Text Owner { get; } = new("费用中心账号", "Expense Center account");

    public static Text WhatFollows { get; } = new("提交之后", "What follows");

    /// <summary>What the buyer agrees to.</summary>
    public static ImmutableArray<Text> Consequences { get; } =
    [
        new("这些工作空间的用量计入该 AWS 账号的账单，不再由费用中心账号支付。", "Their usage goes to the bill of that AWS account, and no longer to your Expense Center account."),
        new("AWS 确认订阅之前不会计费。", "Nothing is billed before AWS has confirmed the subscription."),
        new("结算方式每月可以更改一次；首次选择不计入。", "You can change the settlement method of a workspace once a month; the first choice does not count."),
        new("在 AWS 退订后，这些工作空间会回到费用中心账号结算，数据不受影响。", "If you unsubscribe at AWS, they go back to your Expense Center account. No data is lost."),
    ];

    public static Text HasChanged { get; } = new(
        "在您核对期间，可选的工作空间有变化。尚未提交任何内容，请再次核对。",
        "Your workspaces have changed since you reviewed them. Nothing has been submitted; please look once more.");

    public static Text Confirm { get; } = new("确认提交", "Confirm submission");

    public static Text ChangeChoice { get; } = new("返回修改", "Change the choice");

    public static Text Eligible(int count) => new(
        $"有 {Numbers.Format(count)} 个工作空间可以选择。",
        count == 1 ? "1 workspace can be chosen." : $"{Numbers.Format(count)} workspaces can be chosen.");

    public static Text SelectAll(int count) => new($"全选 {Numbers.Format(count)} 个", $"Select all {Numbers.Format(count)}");

    public static Text ChosenOf(int chosen, int eligible) => new(
        $"已选 {Numbers.Format(chosen)} / {Numbers.Format(eligible)}", $"{Numbers.Format(chosen)} of {Numbers.Format(eligible)} chosen");

    public static Text AndMore(int count) => new($"以及另外 {Numbers.Format(count)} 个", $"and {Numbers.Format(count)} more");

    public static Text Sentence(string awsAccount, int count) => new(
        $"提交后，AWS 账号 {awsAccount} 将通过 AWS 账单为以下 {Numbers.Format(count)} 个工作空间付费。",
        count == 1
            ? $"From now on AWS account {awsAccount} pays for the workspace below, through its AWS bill."
            : $"From now on AWS account {awsAccount} pays for the {Numbers.Format(count)} workspaces below, through its AWS bill.");
}
