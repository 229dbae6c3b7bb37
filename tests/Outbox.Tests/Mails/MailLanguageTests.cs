using System.Collections;
using AngleSharp.Html.Parser;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Tests.Mails;

/// <summary>No text lacks a language, and none speaks the other one.</summary>
public class MailLanguageTests
{
    public static TheoryData<MailKind, int> Kinds => new(
        Enum.GetValues<MailKind>().SelectMany(kind => new[] { (kind, 0), (kind, 1), (kind, 2) }));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_text_exists_in_both_languages(MailKind kind, int workspaces)
    {
        var texts = TextsOf(Writing.Compose(Message(kind, workspaces, Language.English))).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Chinese) || string.IsNullOrWhiteSpace(text.English), text.ToString());
            Assert.True(text.Chinese == text.English ? IsData(text.English) : HasChinese(text.Chinese) && !HasChinese(text.English), text.ToString());
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_English_mail_has_no_Chinese_except_the_brand(MailKind kind, int workspaces)
    {
        var mail = await Writing.WriteAsync(Message(kind, workspaces, Language.English));
        Assert.False(HasChinese((mail.Subject + mail.Text + mail.Html).Replace("Guance 观测云", "", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_Chinese_mail_has_no_English_except_names(MailKind kind, int workspaces)
    {
        var mail = await Writing.WriteAsync(Message(kind, workspaces, Language.Chinese));
        var html = await new HtmlParser().ParseDocumentAsync(mail.Html, TestContext.Current.CancellationToken);
        var said = html.QuerySelectorAll("h1,h2,h3,p,strong,th,td:not(:has(*)),li,a:not([href^=mailto])")
            .Select(element => element.TextContent.Trim());

        Assert.All(said, text => Assert.True(HasChinese(text) || IsData(text), text));
        Assert.All(mail.Text.Split('\n'), line => Assert.True(HasChinese(line) || IsData(line.Trim(' ', '-')), line));
    }

    private static MailRequest Message(MailKind kind, int workspaces, Language language) =>
        Writing.Message(kind, language, [.. Enumerable.Range(0, workspaces).Select(number => Writing.Workspace("us1", number, ""))]);

    /// <summary>Ids, numbers, names and addresses of the samples.</summary>
    private static bool IsData(string text) =>
        text is "" or "Guance" or "Guance 观测云" or "alice" or "444455556666" or "support@guance.example"
        || text.StartsWith("wksp_", StringComparison.Ordinal)
        || text.All(char.IsAsciiDigit);

    private static bool HasChinese(string text) => text.Any(character => character is >= '\u3000' and <= '\u9fff' or >= '\uff00' and <= '\uffef');

    /// <summary>Every text in a record, its parts and their lists.</summary>
    private static IEnumerable<Text> TextsOf(object? part) => part switch
    {
        Text text => [text],
        null or string or Uri or WorkspaceLabel => [],
        IEnumerable list => list.Cast<object>().SelectMany(TextsOf),
        _ => part.GetType().Namespace == typeof(MailContent).Namespace
            ? part.GetType().GetProperties().Where(property => property.GetMethod is { IsStatic: false }).SelectMany(property => TextsOf(property.GetValue(part)))
            : [],
    };
}
