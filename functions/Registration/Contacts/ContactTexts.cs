using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Registration.Contacts;

/// <summary>Texts of the field for the contact of a cloud account.</summary>
public static class ContactTexts
{
    public static Text Email { get; } = new("联系邮箱", "Contact e-mail");

    public static Text Hint { get; } = new(
        $"登记确认和订阅变化会通知到这里。最多 {ContactAddresses.MaxCount} 个地址，用逗号分隔。",
        $"We confirm the registration, and write about changes of the subscription, to this address. Up to {ContactAddresses.MaxCount} addresses, separated by commas.");

    public static Text Of(ContactProblem problem) => problem switch
    {
        ContactProblem.ForeignName(var part) => new(
            $"无法向 {part} 发送邮件：@ 之前只能使用英文字母、数字和常用符号。域名可以使用中文。",
            $"We cannot send mail to {part}: before the @ only ASCII letters, digits and the usual signs are possible. The domain may have any letters."),
        ContactProblem.TooMany => new(
            $"最多填写 {ContactAddresses.MaxCount} 个邮箱地址。", $"Enter {ContactAddresses.MaxCount} e-mail addresses at most."),
        ContactProblem.Mistyped(var part) => new(
            $"{part} 不是有效的邮箱地址，正确的格式如 name@example.com。",
            $"{part} is not a valid e-mail address, such as name@example.com."),
        _ => new("请填写邮箱地址，例如 name@example.com。", "Enter an e-mail address, such as name@example.com."),
    };
}
