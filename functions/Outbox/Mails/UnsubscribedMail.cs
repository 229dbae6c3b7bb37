using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>The subscription has ended and the workspaces have gone back.</summary>
internal static class UnsubscribedMail
{
    public static Mail Write(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 订阅已结束，工作空间已恢复为费用中心账号结算",
            English: $"{facts.Product}: AWS subscription ended, workspaces settled by your Expense Center account"),
        Paragraphs =
        [
            new(
                Chinese: $"{facts.AwsAccount.Chinese}对 {facts.Product} 的订阅已结束，对应的云账号已删除。",
                English: $"The subscription of {facts.AwsAccount.English} to {facts.Product} has ended, and the cloud account was deleted."),
            Workspaces(facts.WorkspaceCount),
        ],
        StepsTitle = new(Chinese: "请注意", English: "Please note"),
        Steps =
        [
            new(
                Chinese: "订阅结束前的用量仍由 AWS 出账；此后的用量由费用中心账号支付，请确认其余额或付款方式。",
                English: "Usage until the end is still on your AWS bill. Your Expense Center account pays for what follows: please see "
                    + "that its balance or payment method suffices."),
            new(
                Chinese: "工作空间可以继续使用，数据不受影响。",
                English: "Your workspaces stay usable, and no data is lost."),
            new(
                Chinese: $"要重新通过 AWS 结算，请再次订阅：{facts.ListingPage}",
                English: $"To settle through AWS again, subscribe again: {facts.ListingPage}"),
        ],
        Action = new(new(Chinese: "查看云账号的历史记录", English: "See the cloud account's history"), facts.AccountPage),
    };

    private static Text Workspaces(int count) => count switch
    {
        0 => new(
            Chinese: "没有工作空间通过它结算，因此结算方式没有变化。",
            English: "No workspace was settled through it, so no settlement method has changed."),
        1 => new(
            Chinese: "以下工作空间从现在起由您的费用中心账号结算：",
            English: "This workspace is settled by your Expense Center account from now on:"),
        _ => new(
            Chinese: $"以下 {count} 个工作空间从现在起由您的费用中心账号结算：",
            English: $"These {count} workspaces are settled by your Expense Center account from now on:"),
    };
}
