using Guance.Serverless.Infra;
using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Settings;

try
{
    SettlementApp.Create().Synth();
    return 0;
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
#pragma warning disable CA1031 // Only what publishing failed with, which comes back from the CDK's engine as a plain exception.
catch (Exception) when (Publication.Failure is { } failure)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
