using System.Collections.Immutable;
using System.Text;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>The workspaces that a mail is about, grouped by site, or by the reason why they were not added.</summary>
/// <param name="Count">Number of workspaces, named or not.</param>
/// <param name="Sites">The workspaces that the mail names, by site or reason.</param>
public sealed record WorkspaceList(int Count, ImmutableArray<SiteWorkspaces> Sites)
{
    /// <summary>Gmail cuts off a mail after 102 KB, and with it the support contact at the end.</summary>
    private const int MaxBytes = 72_000;

    /// <summary>Bytes per workspace in addition to its name.</summary>
    private const int BytesOfOne = 280;

    public static WorkspaceList None { get; } = new(0, []);

    /// <summary>Number of workspaces that are not named.</summary>
    public int More => Count - Sites.Sum(site => site.Workspaces.Length);

    /// <summary>Names as many workspaces as are known and fit; sites in configured order.</summary>
    public static WorkspaceList From(MailRequest message, Sites sites)
    {
        var order = sites.All.Select(site => site.Code).ToList();
        var named = ThatFit(message.Workspaces).GroupBy(workspace => workspace.Key.Site)
            .OrderBy(group => order.IndexOf(group.Key) is >= 0 and var place ? place : int.MaxValue)
            .Select(group => new SiteWorkspaces(
                new Text(sites.NameOf(group.Key, Language.Chinese), sites.NameOf(group.Key, Language.English)),
                [.. group.Select(workspace => workspace with { Name = PlainText.Clean(workspace.Name) })]));
        return new WorkspaceList(Math.Max(message.WorkspaceCount, message.Workspaces.Length), [.. named]);
    }

    /// <summary>The workspaces that were not added, under their reasons.</summary>
    public static WorkspaceList OfRefused(MailRequest message) => message.Refused is not { } refused ? None : new(
        refused.Count,
        [
            .. refused.Listed.GroupBy(RefusalTexts.Of).Select(group => new SiteWorkspaces(
                group.Key, [.. group.Select(one => new WorkspaceLabel(one.Workspace, PlainText.Clean(one.Name ?? "")))])),
        ]);

    private static IEnumerable<WorkspaceLabel> ThatFit(ImmutableArray<WorkspaceLabel> workspaces)
    {
        var bytes = 0;
        return workspaces.TakeWhile(workspace => (bytes += Size(workspace)) <= MaxBytes);
    }

    private static int Size(WorkspaceLabel workspace) =>
        BytesOfOne + Encoding.UTF8.GetByteCount(MailRenderer.Encoder.Encode(workspace.Name));
}

/// <summary>The workspaces under one heading: of one site, or refused for one reason.</summary>
public sealed record SiteWorkspaces(Text Heading, ImmutableArray<WorkspaceLabel> Workspaces);
