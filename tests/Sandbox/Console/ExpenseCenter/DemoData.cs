using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter;

/// <summary>The people one can be in the Sandbox, and their workspaces. The same at every start.</summary>
internal static class DemoData
{
    private const int Many = 250;
    private const int Thousands = 3000;

    private static readonly string[] Sites = ["us1", "eu1", "ap1", "cn1", "cn2"];

    public static IReadOnlyList<ExpenseAccount> All { get; } =
    [
        new("alice", "alice@example.com", "en"),
        new("bob", "bob@example.com", "en"),
        new("xiaoming", "xiaoming@example.cn", "zh"),
        new("dora.any", "dora@example.com", "en", AnySettlement: true),
        new("many", "many@example.com", "en"),
        new("thousands", "thousands@example.com", "en"),
        new("nobody", "nobody@example.com", "en"),
    ];

    public static IReadOnlyList<CenterWorkspace> Workspaces { get; } =
    [
        Of("alice", "us1", "Production"),
        Of("alice", "us1", "Staging"),
        Of("alice", "eu1", "Europe <script>alert(1)</script>"),
        Of("alice", "ap1", "Rockets 🚀 & \"moons\""),
        Of("alice", "cn1", "Hangzhou"),
        Of("alice", "cn1", "Hangzhou, paid through Alibaba Cloud") with { Method = "AlibabaCloud" },
        Of("bob", "us1", "Bob's backend"),
        Of("bob", "eu1", string.Concat(Enumerable.Repeat("A very long name of a workspace, ", 8))[..256]),
        Of("xiaoming", "cn2", "生产环境"),
        Of("xiaoming", "cn2", "测试环境"),
        Of("xiaoming", "cn4", "广州数据中心"),
        Of("xiaoming", "us1", "海外业务"),
        Of("xiaoming", "eu1", "欧洲业务"),
        Of("dora.any", "cn1", "Hangzhou"),
        Of("dora.any", "cn4", "Guangzhou"),
        Of("dora.any", "cn6", "Hong Kong"),
        Of("dora.any", "us1", "Oregon"),
        .. Services("many", Many),
        .. Services("thousands", Thousands),
    ];

    /// <summary>What an account gets that signs up.</summary>
    public static IEnumerable<CenterWorkspace> ForNewcomer(string username) =>
        Sites.Where(site => site != "cn2").Select(site => Of(username, site, $"{username} at {site}"));

    /// <summary>Workspaces of the three sites that run on AWS outside of China: all can be settled through one AWS account.</summary>
    private static IEnumerable<CenterWorkspace> Services(string owner, int count) => Enumerable.Range(1, count).Select(number =>
        Of(owner, Sites[number % 3], "Service " + number.ToString("000", CultureInfo.InvariantCulture)));

    private static CenterWorkspace Of(string owner, string site, string name) => new(owner, site, Id(owner, site, name), name);

    private static string Id(string owner, string site, string name) =>
        "wksp_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}/{site}/{name}")))[..32];
}
