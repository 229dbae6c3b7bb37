using Guance.Serverless.Registration.Payers;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Texts of the outcome of a confirmation.</summary>
public static class OutcomeTexts
{
    public static Text NextSteps { get; } = new("接下来", "What happens next");

    public static Text Continue { get; } = new("继续完成其余的工作空间", "Go on with the rest");

    public static Text Result { get; } = new("结果", "Result");

    public static Text Workspace { get; } = new("工作空间", "Workspace");

    public static Text Site { get; } = new("站点", "Site");

    public static Text WaitForAws { get; } = new(
        "AWS 确认订阅后开始计费，通常只需几分钟。无需在此等待。",
        "Billing starts once AWS confirms the subscription, usually within minutes. You need not wait here.");

    public static Text BillAtAws { get; } = new(
        "从现在起，用量计入 AWS 账单；金额请在 AWS 账单控制台查看。",
        "From now on their usage goes to your AWS bill; see the amounts in the AWS Billing console.");

    public static Text AddMore { get; } = new(
        "以后要添加工作空间，请打开云账号页面并点击“添加工作空间”，无需再次订阅。",
        "To add workspaces later, open the cloud account and choose \"Add workspaces\". There is no need to subscribe again.");

    public static Text BoundCount(int bound, int all) => new(
        $"{Numbers.Format(all)} 个工作空间中有 {Numbers.Format(bound)} 个由此 AWS 账号结算。",
        $"{Numbers.Format(bound)} of {Numbers.Format(all)} workspaces are settled through this AWS account.");

    public static Text MailIsSent(string email) => new($"确认邮件将发送到 {email}。", $"A confirmation is on its way to {email}.");

    /// <summary>The lines that are not shown.</summary>
    public static Text More(int count) => new($"以及另外 {Numbers.Format(count)} 个工作空间", $"and {Numbers.Format(count)} more workspaces");

    public static Text Of(PayerResult result) => result switch
    {
        PayerResult.InForce => new("由此 AWS 账号结算", "Settled through this AWS account"),
        PayerResult.NotYours => new("不存在，或不属于您", "Does not exist, or is not yours"),
        PayerResult.Refused(var reason) => PayerTexts.Of(reason),
        PayerResult.NoSuchAccount => new("云账号已不再接受工作空间", "The cloud account takes no more workspaces"),
        _ => new("尚未完成，请继续", "Not done yet: go on with it"),
    };
}
