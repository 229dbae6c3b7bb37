using System.Globalization;
using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.Infra.Settings;

/// <summary>Who sends usage, and when it is metered. A time that is null is the functions' own default.</summary>
internal sealed record UsageSettings
{
    private static readonly MeteringOptions Defaults = new();

    /// <summary>AWS takes an hour's usage for 6 hours.</summary>
    private static readonly TimeSpan MaxCloseAfter = TimeSpan.FromHours(5);

    /// <summary>AWS bills by month: what is older belongs to a bill that was paid.</summary>
    private static readonly TimeSpan MostMaxAge = TimeSpan.FromDays(31);

    /// <summary>AWS accounts, or roles of other accounts, that may send; empty when only this account's identities may.</summary>
    public required IReadOnlyList<string> Producers { get; init; }

    /// <summary>How long after its end an hour is closed.</summary>
    public required string? CloseAfter { get; init; }

    /// <summary>How old usage may be that is still taken.</summary>
    public required string? MaxAge { get; init; }

    /// <summary>How long after the last sign of a subscription's end final usage is sent first.</summary>
    public required string? FirstFlush { get; init; }

    /// <summary>How long after it final usage is sent last.</summary>
    public required string? LastFlush { get; init; }

    /// <summary>Whether AWS is told of hours without usage.</summary>
    public required bool ZeroRecords { get; init; }

    /// <summary>Whether nothing is sent, and the log says what would be.</summary>
    public required bool DryRun { get; init; }

    public static UsageSettings Read(ContextReader group, DeploymentTarget target)
    {
        var settings = new UsageSettings
        {
            Producers = ReadProducers(group, target),
            CloseAfter = group.Optional("closeAfter", SettingPatterns.Duration, Text(Defaults.CloseAfter)),
            MaxAge = group.Optional("maxAge", SettingPatterns.Duration, Text(Defaults.MaxAge)),
            FirstFlush = group.Optional("firstFlush", SettingPatterns.Duration, Text(Defaults.FirstFlush)),
            LastFlush = group.Optional("lastFlush", SettingPatterns.Duration, Text(Defaults.LastFlush)),
            ZeroRecords = group.Boolean("zeroRecords", defaultValue: false),
            DryRun = group.Boolean("dryRun", defaultValue: false),
        };
        RejectLonger(group, "closeAfter", settings.CloseAfter, MaxCloseAfter);
        RejectLonger(group, "maxAge", settings.MaxAge, MostMaxAge);
        var (first, last) = (settings.FirstFlush ?? Text(Defaults.FirstFlush), settings.LastFlush ?? Text(Defaults.LastFlush));
        return Time(first) <= Time(last) && Time(last) < MeteringOptions.FinalHour
            ? settings
            : throw new SettingException(
                $"Setting {group.FullName("firstFlush")} is {first} and {group.FullName("lastFlush")} is {last}: the first must not be after the last, "
                + "and the last within the hour for which AWS takes final usage. An example: 00:10:00 and 00:45:00");
    }

    private static void RejectLonger(ContextReader group, string key, string? value, TimeSpan most)
    {
        if (value is not null && Time(value) > most)
        {
            throw SettingException.Invalid(group.FullName(key), value, $"{most:c}, which is the most");
        }
    }

    private static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);

    private static TimeSpan Time(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : TimeSpan.MaxValue;

    private static IReadOnlyList<string> ReadProducers(ContextReader group, DeploymentTarget target)
    {
        var example = $"111122223333\", or \"arn:{target.Partition}:iam::111122223333:role/billing";
        var producers = group.Texts("producers", example);
        return producers.FirstOrDefault(producer => SettingPatterns.Producer.Match(producer) is not { Success: true } match
            || (match.Groups["partition"] is { Success: true } partition && partition.Value != target.Partition)) is { } invalid
            ? throw SettingException.Invalid(group.FullName("producers"), invalid, $"\"{example}\"")
            : producers;
    }
}
