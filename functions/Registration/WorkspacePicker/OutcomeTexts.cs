using Guance.Serverless.Registration.Payers;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Texts of the outcome of a confirmation.</summary>
public static class OutcomeTexts
{
    public static Text Linked { get; } = new("AWS 账号登记成功", "AWS account linked");

    public static Text Added { get; } = new("已添加工作空间", "Workspaces added");

    public static Text NothingAdded { get; } = new("没有添加任何工作空间", "No workspace was added");

    public static Text Working { get; } = new("正在添加工作空间", "Adding workspaces");

    public static Text WorkingHint { get; } = new(
        "本页会自动更新。您可以关闭页面，工作会继续进行。", "This page updates by itself. You can close it; the work goes on.");

    public static Text NextSteps { get; } = new("接下来", "What happens next");

    public static Text NotAdded { get; } = new("未添加的工作空间", "Not added");

    public static Text AddedWorkspaces { get; } = new("已添加的工作空间", "Added");

    public static Text Result { get; } = new("结果", "Result");

    public static Text Workspace { get; } = new("工作空间", "Workspace");

    public static Text Site { get; } = new("站点", "Site");

    public static Text WaitForAws { get; } = new(
        "AWS 确认订阅后开始计费，通常只需几分钟。无需在此等待。",
        "Billing starts once AWS confirms the subscription, usually within minutes. You don't need to wait here.");

    public static Text BillAtAws { get; } = new(
        "从现在起，用量计入 AWS 账单，几小时内可在 AWS 账单控制台看到。",
        "From now on their usage goes on your AWS bill. It shows in the AWS Billing console within hours.");

    public static Text AddMore { get; } = new(
        "以后要添加工作空间，请打开云账号页面并点击“添加工作空间”，无需再次订阅。",
        "To add workspaces later, open the cloud account and choose \"Add workspaces\". There is no need to subscribe again.");

    public static Text WhatIsLeft { get; } = new(
        "未添加的工作空间仍按原来的方式结算。处理下面的原因后，可以再次添加。",
        "The workspaces that were not added are paid for as before. Once the reason below is gone, you can add them.");

    public static Text Progress(int done, int all) => new(
        $"已完成 {Numbers.Format(done)} / {Numbers.Format(all)} 个工作空间。", $"{Numbers.Format(done)} of {Numbers.Format(all)} workspaces are done.");

    /// <summary>Who pays for how many workspaces now.</summary>
    public static Text Sentence(string awsAccount, string product, int bound, int all) => all == 0
        ? new(
            $"AWS 账号 {awsAccount}（{product}）已关联到您的费用中心账号，暂不为任何工作空间付费。",
            $"AWS account {awsAccount} ({product}) is linked to your Expense Center account. It pays for no workspace yet.")
        : bound == all
            ? new(
                $"AWS 账号 {awsAccount} 现在通过 {product} 为 {Numbers.Format(bound)} 个工作空间付费。",
                $"AWS account {awsAccount} now pays for {Numbers.Format(bound)} {(bound == 1 ? "workspace" : "workspaces")} through {product}.")
            : new(
                $"AWS 账号 {awsAccount} 现在通过 {product} 为 {Numbers.Format(all)} 个工作空间中的 {Numbers.Format(bound)} 个付费，{Numbers.Format(all - bound)} 个未添加。",
                $"AWS account {awsAccount} now pays for {Numbers.Format(bound)} of {Numbers.Format(all)} workspaces through {product}. {Numbers.Format(all - bound)} {(all - bound == 1 ? "was" : "were")} not added.");

    public static Text MailIsSent(string email) => new($"确认邮件将发送到 {email}。", $"A confirmation is on its way to {email}.");

    public static Text MailWillBeSent(string email) => new(
        $"全部完成后，我们会发邮件到 {email}。", $"When everything is done, we send a mail to {email}.");

    /// <summary>The lines that are not shown.</summary>
    public static Text More(int count) => new($"以及另外 {Numbers.Format(count)} 个工作空间", $"and {Numbers.Format(count)} more {(count == 1 ? "workspace" : "workspaces")}");

    public static Text Of(PayerResult result) => result switch
    {
        PayerResult.InForce => new("由此 AWS 账号付费", "Paid by this AWS account"),
        PayerResult.NotYours => new("不存在，或不属于您", "Does not exist, or is not yours"),
        PayerResult.Refused(var reason) => PayerTexts.Of(reason),
        PayerResult.NoSuchAccount => new("云账号已不再接受工作空间", "The cloud account takes no more workspaces"),
        _ => new("尚未完成", "Not done yet"),
    };
}
