using Guance.Serverless.Registration.Payers;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Texts of the outcome of a confirmation.</summary>
public static class OutcomeTexts
{
    public static Text Title(PayerOrder order) => (order.Kind, order) switch
    {
        (_, { DoneAt: null }) => Working(order.Kind),
        (PayerOrderKind.Registration, _) => new("AWS 账号登记成功", "AWS account linked"),
        (PayerOrderKind.Adding, { Changed: 0 }) => new("没有添加任何工作空间", "No workspace was added"),
        (PayerOrderKind.Adding, _) => new("已添加工作空间", "Workspaces added"),
        (_, { Changed: 0 }) => new("没有更改任何工作空间", "No workspace was changed"),
        _ => new("工作空间已改回费用中心账号付费", "Workspaces changed back"),
    };

    public static Text Working(PayerOrderKind kind) => kind is PayerOrderKind.Returning
        ? new("正在更改工作空间", "Changing workspaces")
        : new("正在添加工作空间", "Adding workspaces");

    public static Text WorkingHint { get; } = new(
        "本页会自动更新。您可以关闭页面，工作会继续进行。", "This page updates by itself. You can close it; the work goes on.");

    public static Text NextSteps { get; } = new("接下来", "What happens next");

    public static Text NotChanged(PayerOrderKind kind) => kind is PayerOrderKind.Returning
        ? new("未更改的工作空间", "Not changed")
        : new("未添加的工作空间", "Not added");

    public static Text Changed(PayerOrderKind kind) => kind is PayerOrderKind.Returning
        ? new("已更改的工作空间", "Changed back")
        : new("已添加的工作空间", "Added");

    public static Text Result { get; } = new("结果", "Result");

    public static Text Workspace { get; } = new("工作空间", "Workspace");

    public static Text Site { get; } = new("站点", "Site");

    public static Text WaitForAws { get; } = new(
        "AWS 确认订阅后开始计费，通常只需几分钟。无需在此等待。",
        "Billing starts once AWS confirms the subscription, usually within minutes. You don't need to wait here.");

    public static Text BillAtAws { get; } = new(
        "从现在起，用量计入 AWS 账单，几小时内可在 AWS 账单控制台看到。",
        "From now on their usage goes on your AWS bill. It shows in the AWS Billing console within hours.");

    public static Text BillAtExpenseCenter { get; } = new(
        "从现在起，用量计入费用中心的账单。请确认费用中心账号可以支付。",
        "From now on their usage goes on your Expense Center bill. Make sure that your Expense Center account can pay.");

    public static Text SubscriptionGoesOn { get; } = new(
        "您在 AWS Marketplace 的订阅保持不变；如需结束订阅，请在 AWS 退订。", "Your subscription on AWS Marketplace goes on. To end it, cancel it on AWS.");

    public static Text AddMore { get; } = new(
        "以后要添加工作空间，请打开云账号页面并点击“添加工作空间”，无需再次订阅。",
        "To add workspaces later, open the cloud account and choose \"Add workspaces\". There is no need to subscribe again.");

    public static Text WhatIsLeft(PayerOrderKind kind) => kind is PayerOrderKind.Returning
        ? new(
            "未更改的工作空间仍按原来的方式结算，原因见下。",
            "The workspaces that were not changed are paid for as before. The reason is below.")
        : new(
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

    /// <summary>The same for workspaces that go back to the Expense Center account.</summary>
    public static Text ReturnSentence(Username owner, int changed, int all) => changed == all
        ? new(
            $"费用中心账号 {owner} 现在为 {Numbers.Format(changed)} 个工作空间付费。",
            $"Expense Center account {owner} now pays for {Numbers.Format(changed)} {(changed == 1 ? "workspace" : "workspaces")}.")
        : new(
            $"费用中心账号 {owner} 现在为 {Numbers.Format(all)} 个工作空间中的 {Numbers.Format(changed)} 个付费，{Numbers.Format(all - changed)} 个未更改。",
            $"Expense Center account {owner} now pays for {Numbers.Format(changed)} of {Numbers.Format(all)} workspaces. {Numbers.Format(all - changed)} {(all - changed == 1 ? "was" : "were")} not changed.");

    public static Text MailIsSent(string email) => new($"确认邮件将发送到 {email}。", $"A confirmation is on its way to {email}.");

    public static Text MailWillBeSent(string email) => new(
        $"全部完成后，我们会发邮件到 {email}。", $"When everything is done, we send a mail to {email}.");

    /// <summary>The lines that are not shown.</summary>
    public static Text More(int count) => new($"以及另外 {Numbers.Format(count)} 个工作空间", $"and {Numbers.Format(count)} more {(count == 1 ? "workspace" : "workspaces")}");

    public static Text Of(PayerResult result, PayerOrderKind kind) => result switch
    {
        PayerResult.InForce when kind is PayerOrderKind.Returning => new("由费用中心账号付费", "Paid by your Expense Center account"),
        PayerResult.InForce => new("由此 AWS 账号付费", "Paid by this AWS account"),
        PayerResult.NotYours => new("不存在，或不属于您", "Does not exist, or is not yours"),
        PayerResult.Refused(var reason) => PayerTexts.Of(reason),
        PayerResult.NoSuchAccount => new("云账号已不再接受工作空间", "The cloud account takes no more workspaces"),
        _ => new("尚未完成", "Not done yet"),
    };
}
