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
#pragma warning disable CA1031 // The CDK rethrows a failed publish as a plain Exception; FunctionPublisher.Failure holds the original. Others are not caught.
catch (Exception) when (FunctionPublisher.Failure is { } failure)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
