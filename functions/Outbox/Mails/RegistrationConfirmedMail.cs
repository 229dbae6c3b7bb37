namespace Guance.Serverless.Outbox.Mails;

/// <summary>To the buyer after the confirmation: what happens now, where to see it, and how to end it.</summary>
internal static class RegistrationConfirmedMail
{
    public static Mail Write(MailFacts facts) => new()
    {
        Subject = new(
            Chinese: $"{facts.Product}：AWS 账号登记成功",
            English: $"{facts.Product}: your AWS account is registered"),
        Paragraphs =
        [
            new(
                Chinese: $"{facts.AwsAccount.Chinese}已登记为您的云账号，可用于结算 {facts.Product} 的用量。",
                English: $"We have registered {facts.AwsAccount.English} as a cloud account of yours. It can pay for {facts.Product}."),
            facts.WorkspaceCount == 0
                ? new(
                    Chinese: "目前还没有工作空间通过它结算。",
                    English: "No workspace is settled through it yet.")
                : new(
                    Chinese: $"以下 {facts.WorkspaceCount} 个工作空间的结算方式已变更为 AWS 账号：",
                    English: facts.WorkspaceCount == 1
                        ? "This workspace is settled through it from now on:"
                        : $"These {facts.WorkspaceCount} workspaces are settled through it from now on:"),
        ],
        StepsTitle = new(Chinese: "接下来", English: "What happens next"),
        Steps =
        [
            new(
                Chinese: "AWS 确认您的订阅，通常只需几分钟。您无需等待，也不需要再次订阅。",
                English: "AWS confirms your subscription, usually within minutes. You need not wait, and need not subscribe again."),
            new(
                Chinese: "此后用量由 AWS 计费，与您的其他 AWS 费用一同出账。金额请在 AWS 的账单控制台查看。",
                English: "From then on AWS bills the usage together with your other AWS charges. The AWS Billing console shows the amounts."),
            new(
                Chinese: "订阅状态、工作空间和历史记录请在云账号页面查看（链接见下方）。",
                English: "The cloud account's page (link below) shows the status of the subscription, its workspaces and its history."),
            new(
                Chinese: $"要加入更多工作空间，请在 AWS Marketplace 的“管理订阅”（{facts.SubscriptionsPage}）中再次点击“设置您的账户”。",
                English: $"To add workspaces, choose \"Set up your account\" again in AWS Marketplace > Manage subscriptions "
                    + $"({facts.SubscriptionsPage})."),
            new(
                Chinese: "要退订，请在 AWS Marketplace > 管理订阅中选择该产品，然后点击“操作 > 取消订阅”。"
                    + "退订后所有工作空间恢复为费用中心账号结算，云账号被删除，我们会发邮件通知您。数据不受影响。",
                English: "To unsubscribe, choose the product in AWS Marketplace > Manage subscriptions, then Actions > Cancel subscription. "
                    + "All workspaces then return to your Expense Center account, the cloud account is deleted, and we tell you by mail. "
                    + "No data is lost."),
        ],
        Action = new(new(Chinese: "查看云账号", English: "See the cloud account"), facts.AccountPage),
    };
}
