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
#pragma warning disable CA1031 // A failed publish comes back from the CDK's engine as a plain exception; all others are not caught.
catch (Exception) when (FunctionPublisher.Failure is { } failure)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
