namespace Guance.Serverless.Tests;

/// <summary>
/// The variables by which the SDK finds its Region, credentials and endpoints, until disposed of. Only one class of a test project may use
/// it: its tests run one after another, and no other test there reaches for AWS.
/// </summary>
internal sealed class EnvironmentOfLambda : IDisposable
{
    private readonly HashSet<string> names = [];

    public EnvironmentOfLambda()
    {
        Set("AWS_REGION", "eu-central-1");
        Set("AWS_ACCESS_KEY_ID", "AKIDFUNCTION");
        Set("AWS_SECRET_ACCESS_KEY", "secret");
    }

    public void Set(string name, string value)
    {
        names.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach (var name in names)
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
