using Guance.Serverless.Settlement.Usage;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Reads <see cref="MeteringOptions"/> from <c>Metering</c>; what is not set keeps its default.</summary>
internal static class MeteringSettings
{
    /// <exception cref="SettingException">A setting is unusable, or the flushes do not fit into the final hour.</exception>
    public static MeteringOptions Read(IConfiguration configuration)
    {
        var defaults = new MeteringOptions();
        var options = defaults with
        {
            CloseAfter = configuration.Duration("Metering:CloseAfter", defaults.CloseAfter),
            MaxAge = configuration.Duration("Metering:MaxAge", defaults.MaxAge),
            FirstFlush = configuration.Duration("Metering:FirstFlush", defaults.FirstFlush),
            LastFlush = configuration.Duration("Metering:LastFlush", defaults.LastFlush),
            RunInterval = configuration.Duration("Metering:RunInterval", defaults.RunInterval),
            ZeroRecords = ReadZeroRecords(configuration),
            DryRun = configuration.Switch("Metering:DryRun", defaults.DryRun),
        };
        return options.LastFlush < options.FirstFlush || options.LastFlush >= MeteringOptions.FinalHour
            ? throw Settings.Invalid(
                configuration, "Metering:LastFlush", $"{options.LastFlush}", $"from {options.FirstFlush} (the first flush) to less than {MeteringOptions.FinalHour}")
            : options;
    }

    /// <summary>Whether AWS is told of hours without usage.</summary>
    public static bool ReadZeroRecords(IConfiguration configuration) =>
        configuration.Switch("Metering:ZeroRecords", new MeteringOptions().ZeroRecords);
}
