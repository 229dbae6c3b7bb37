using System.Collections.Immutable;
using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Help;

/// <summary>The help page: common questions and the support contact. No sign-in is needed.</summary>
public static class HelpEndpoints
{
    public static void MapHelp(this IEndpointRouteBuilder app) => app.MapMethods(
        SiteMap.Help,
        PageRoutes.GetOrHead,
        IResult (HttpContext context, PageContextFactory pages) => HelpPage.Create(pages.Create(context, HelpTexts.Title)));
}

/// <summary>Questions and answers of the help page.</summary>
public static class HelpTexts
{
    public static Text Title { get; } = new("帮助与支持", "Help and support");

    public static Text Lead { get; } = new(
        "通过 AWS 账号结算观测云工作空间的常见问题。", "Common questions about paying for Guance workspaces through AWS.");

    public static Text Contact { get; } = new("联系我们", "Contact us");

    public static Text ContactHint { get; } = new(
        "没有找到答案？请写信给我们，并附上 AWS 账号的后四位和出错页面上的请求编号。请不要发送密码或完整的付款信息。",
        "Not answered here? Write to us with the last four digits of the AWS account and the request number from the error page. Never send passwords or payment details.");

    public static ImmutableArray<Answer> Answers { get; } =
    [
        new(new("如何登记 AWS 账号？", "How do I register an AWS account?"), MarketplaceTexts.HowToReturn),
        new(
            new("如何添加更多工作空间？", "How do I add workspaces?"),
            [
                new("在“云账号”中打开该账号，点击“添加工作空间”。无需再次订阅。", "Open the account under Cloud accounts and choose \"Add workspaces\". There is no need to subscribe again."),
                new("一个 AWS 账号可以为多个站点的多个工作空间付费。", "One AWS account can pay for many workspaces on many sites."),
            ]),
        new(
            new("如何更改结算方式？", "How do I change a settlement method?"),
            [
                new("在“工作空间”中找到该工作空间，点击“更改结算方式”。", "Find the workspace under Workspaces and choose \"Change settlement method\"."),
                new("每个工作空间每月可以更改一次；首次选择和 AWS 退订引起的变化不计入。", "Each workspace can be changed once a month. The first choice does not count, nor does the return after you unsubscribe."),
            ]),
        new(
            new("如何退订，退订后会怎样？", "How do I unsubscribe, and what happens then?"),
            [
                new("在 AWS Marketplace 的“管理订阅”中选择该产品，然后选择“操作 > 取消订阅”。", "In AWS Marketplace > Manage subscriptions choose the product, then Actions > Cancel subscription."),
                new("所有工作空间回到费用中心账号结算，云账号被删除，我们会发邮件通知您。数据不受影响。", "All workspaces go back to your Expense Center account, the cloud account is deleted, and we send you a mail. No data is lost."),
            ]),
        new(
            new("在哪里查看费用？", "Where do I see what it costs?"),
            [
                new("金额由 AWS 出账，请在 AWS 账单控制台查看；“账单”页面有对应的链接。", "AWS bills the amounts. See the AWS Billing console; the Bills page has the link."),
            ]),
    ];
}

/// <summary>A question, and the steps that answer it.</summary>
public sealed record Answer(Text Question, ImmutableArray<Text> Steps);
