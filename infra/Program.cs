using Guance.Serverless.Infra;
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
