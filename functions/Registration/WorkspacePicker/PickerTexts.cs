using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Texts of the workspace picker and of the review before the confirmation.</summary>
public static class PickerTexts
{
    /// <summary>Steps from AWS Marketplace to a registered account.</summary>
    public static ImmutableArray<Text> Steps { get; } =
        [new("登录费用中心", "Sign in"), new("选择工作空间", "Choose workspaces"), new("核对并确认", "Review and confirm")];

    public static Text Add { get; } = new("添加工作空间", "Add workspaces");

    public static Text Return { get; } = new("改回费用中心账号付费", "Change back to the Expense Center account");

    /// <summary>Heading of the list.</summary>
    public static Text Title(PayerOrderKind kind) => kind switch
    {
        PayerOrderKind.Registration => new("登记 AWS 云账号", "Register your AWS account"),
        PayerOrderKind.Adding => Add,
        _ => Return,
    };

    public static Text Lead(PayerOrderKind kind) => kind is PayerOrderKind.Returning
        ? new(
            "选择不再由这个 AWS 账号付费的工作空间。确认之前不会有任何更改。",
            "Choose the workspaces this AWS account will no longer pay for. Nothing changes until you confirm.")
        : new(
            "选择由这个 AWS 账号付费的工作空间，可以来自任意站点。确认之前不会有任何更改。",
            "Choose the workspaces this AWS account will pay for. They can be on any site. Nothing changes until you confirm.");

    public static Text WhoPays(PayerOrderKind kind) => kind is PayerOrderKind.Returning ? new("当前付费方", "Who pays now") : new("由谁付费", "Who will pay");

    public static Text AwsAccount { get; } = new("AWS 账号", "AWS account");

    public static Text Product { get; } = new("产品", "Product");

    public static Text Subscription { get; } = new("订阅状态", "Subscription");

    public static Text NotYours { get; } = new(
        "不认识这个 AWS 账号？请关闭此页面，不要确认。", "Don't recognize this AWS account? Close this page without confirming.");

    public static Text Workspaces { get; } = new("工作空间", "Workspaces");

    public static Text SelectNone { get; } = new("清除选择", "Clear");

    public static Text NothingToReturn { get; } = new(
        "目前没有可以改回的工作空间。", "There is no workspace that can be changed back right now.");

    public static Text NothingToChoose { get; } = new(
        "目前没有可以选择的工作空间，原因见列表。您可以现在关联 AWS 账号，以后再添加工作空间。",
        "None of your workspaces can be chosen right now; the list says why. You can link the AWS account now and add workspaces later.");

    public static Text NoWorkspaces { get; } = new(
        "您还没有工作空间。您可以现在关联 AWS 账号，以后再添加工作空间。",
        "You have no workspaces yet. You can link the AWS account now and add workspaces later.");

    public static Text LinkOnly { get; } = new("现在关联，以后添加工作空间", "Link now, add workspaces later");

    public static Text Consoles { get; } = new("在 AWS 站点的控制台创建工作空间：", "Create a workspace in the console of a site on AWS:");

    public static Text ChoiceIsLost { get; } = new(
        "您之前的选择已不可用。请重新选择。", "Your earlier choice is no longer available. Please choose again.");

    public static Text Chosen { get; } = new("已选：", "Selected:");

    public static Text Continue { get; } = new("下一步：核对", "Continue to review");

    public static Text NothingChosen { get; } = new("请至少选择一个工作空间。", "Select at least one workspace.");

    public static Text Review { get; } = new("核对并确认", "Review and confirm");

    public static Text ReviewLead { get; } = new("确认之前不会有任何更改。", "Nothing changes until you confirm.");

    public static Text Payer(PayerOrderKind kind) => kind is PayerOrderKind.Returning
        ? new("目前付费的 AWS 账号", "AWS account that pays now")
        : new("付费的 AWS 账号", "AWS account that pays");

    public static Text Owner { get; } = new("费用中心账号", "Expense Center account");

    public static Text WhatFollows { get; } = new("确认之后", "What happens next");

    /// <summary>What the buyer agrees to.</summary>
    /// <param name="kind">What the confirmation does.</param>
    /// <param name="count">Number of workspaces.</param>
    /// <param name="isLimited">Whether a workspace's method may be changed only once a month.</param>
    public static ImmutableArray<Text> Consequences(PayerOrderKind kind, int count, bool isLimited) =>
        kind is PayerOrderKind.Returning ? [.. ReturnConsequences, .. isLimited ? [ReturnCounts] : Array.Empty<Text>()]
        : count == 0 ? LinkOnlyConsequences
        : [.. PayConsequences, .. isLimited ? [FirstChoiceDoesNotCount] : Array.Empty<Text>()];

    private static Text FirstChoiceDoesNotCount { get; } = new(
        "每个工作空间的结算方式每月可以更改一次；首次选择不计入。", "You can change each workspace's settlement method once a month. This first choice does not count.");

    private static Text ReturnCounts { get; } = new(
        "每个工作空间的结算方式每月可以更改一次；这次更改计入。", "You can change each workspace's settlement method once a month. This change counts.");

    private static ImmutableArray<Text> PayConsequences { get; } =
    [
        new("这些工作空间今后的用量计入该 AWS 账号的账单，不再由费用中心账号支付。此前的用量仍由费用中心账号支付。", "From now on their usage goes on that AWS account's bill instead of your Expense Center account. Earlier usage stays where it is."),
        new("AWS 确认订阅之前不会计费；用量在几小时内显示在 AWS 账单中。", "Nothing is billed until AWS confirms the subscription. Usage shows on the AWS bill within hours."),
        new("如果您在 AWS 退订，这些工作空间会回到费用中心账号结算，数据不受影响。", "If you unsubscribe on AWS, the workspaces go back to your Expense Center account. No data is lost."),
    ];

    /// <summary>The same for an account that is linked without workspaces.</summary>
    private static ImmutableArray<Text> LinkOnlyConsequences { get; } =
    [
        new("您的工作空间和账单不变。", "Your workspaces and bills stay as they are."),
        new("以后可以在云账号页面添加工作空间，无需再次订阅。", "You can add workspaces later on the cloud account's page, without subscribing again."),
    ];

    /// <summary>The same for workspaces that go back to the Expense Center account.</summary>
    private static ImmutableArray<Text> ReturnConsequences { get; } =
    [
        new("这些工作空间今后的用量计入费用中心的账单。此前的用量仍由该 AWS 账号支付。", "From now on their usage goes on your Expense Center bill. Earlier usage stays with the AWS account."),
        new("您在 AWS Marketplace 的订阅保持不变；如需结束订阅，请在 AWS 退订。", "Your subscription on AWS Marketplace goes on. To end it, cancel it on AWS."),
        new("数据不受影响。", "No data is lost."),
    ];

    public static Text HasChanged { get; } = new(
        "在您核对期间，工作空间或 AWS 账号有变化。尚未更改任何内容，请再次核对。",
        "Your workspaces or the AWS account have changed since you reviewed them. Nothing was changed yet; please check again.");

    public static Text Confirm { get; } = new("确认", "Confirm");

    public static Text ChangeChoice { get; } = new("返回修改", "Change selection");

    public static Text Eligible(int count) => new(
        $"有 {Numbers.Format(count)} 个工作空间可以选择。",
        count == 1 ? "1 workspace can be selected." : $"{Numbers.Format(count)} workspaces can be selected.");

    public static Text Found(int count) => new(
        $"找到 {Numbers.Format(count)} 个可以选择的工作空间。",
        count == 1 ? "1 workspace found that can be selected." : $"{Numbers.Format(count)} workspaces found that can be selected.");

    public static Text SelectFound(int count) => new($"选择找到的 {Numbers.Format(count)} 个", $"Select the {Numbers.Format(count)} found");

    public static Text ClearFound(int count) => new($"清除找到的 {Numbers.Format(count)} 个", $"Clear the {Numbers.Format(count)} found");

    public static Text SelectAll(int count) => new($"全选 {Numbers.Format(count)} 个", $"Select all {Numbers.Format(count)}");

    /// <summary>The number of chosen workspaces comes first in both languages: the script replaces it.</summary>
    public static Text ChosenOf(int chosen, int eligible) => new(
        $"已选 {Numbers.Format(chosen)} / {Numbers.Format(eligible)}", $"{Numbers.Format(chosen)} of {Numbers.Format(eligible)} selected");

    public static Text AndMore(int count) => new($"以及另外 {Numbers.Format(count)} 个", $"and {Numbers.Format(count)} more");

    public static Text Sentence(string awsAccount, string product, int workspaces, int sites) => workspaces == 0
        ? new(
            $"AWS 账号 {awsAccount}（{product}）将关联到您的费用中心账号，暂不为任何工作空间付费。",
            $"AWS account {awsAccount} ({product}) will be linked to your Expense Center account. It pays for no workspace yet.")
        : new(
            $"确认后，AWS 账号 {awsAccount} 将通过 {product} 为 {Numbers.Format(sites)} 个站点的 {Numbers.Format(workspaces)} 个工作空间付费。",
            $"Once you confirm, AWS account {awsAccount} pays for {Count(workspaces, "workspace")} on {Count(sites, "site")} through {product}.");

    /// <summary>The same for workspaces that go back to the Expense Center account.</summary>
    public static Text ReturnSentence(string? username, string awsAccount, int workspaces, int sites) => new(
        $"确认后，费用中心账号 {username} 将为 {Numbers.Format(sites)} 个站点的 {Numbers.Format(workspaces)} 个工作空间付费，不再由 AWS 账号 {awsAccount} 付费。",
        $"Once you confirm, Expense Center account {username} pays for {Count(workspaces, "workspace")} on {Count(sites, "site")} instead of AWS account {awsAccount}.");

    private static string Count(int number, string noun) => $"{Numbers.Format(number)} {noun}{(number == 1 ? "" : "s")}";
}
