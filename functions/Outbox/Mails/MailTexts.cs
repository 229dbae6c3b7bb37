using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>What every mail says around its own content.</summary>
internal static class MailTexts
{
    public static Text Greeting { get; } = new(Chinese: "您好：", English: "Hello,");

    public static Text Team { get; } = new(Chinese: "观测云团队", English: "The Guance team");

    public static Text Support { get; } = new(Chinese: "需要帮助？请联系我们：", English: "Need help? Contact us:");

    public static Text Why { get; } = new(
        Chinese: "您收到此邮件，是因为您的地址登记为该云账号的联系邮箱。",
        English: "You get this mail because your address is the contact of this cloud account.");

    public static Text Link(MailLink link) => new(
        Chinese: $"{link.Label.Chinese}：{link.Address}",
        English: $"{link.Label.English}: {link.Address}");

    public static Text More(int count) => new(
        Chinese: $"以及另外 {count} 个工作空间",
        English: count == 1 ? "and 1 more" : $"and {count} more");
}
