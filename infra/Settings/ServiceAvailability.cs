namespace Guance.Serverless.Infra.Settings;

/// <summary>
/// The Regions that lack an AWS service we need; every other Region has them all. Sources: the endpoints in AWS's SDKs (botocore
/// 1.43.11, endpoints.json) and CloudFormation's resource schemas by Region (cfn-lint 1.51.0), which agree for SES and Pipes and of
/// which only the schemas cover HTTP APIs; AWS General Reference, "Amazon EventBridge Pipes endpoints and quotas" and "Amazon Simple
/// Email Service endpoints and quotas".
/// </summary>
internal static class ServiceAvailability
{
    private static readonly string[] WithoutPipes =
        ["ap-east-2", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1", "il-central-1", "mx-central-1"];

    private static readonly string[] WithoutHttpApis = ["ap-east-2", "ap-southeast-6"];

    private static readonly string[] WithoutSes =
    [
        "ap-east-1", "ap-east-2", "ap-southeast-4", "ap-southeast-6", "ap-southeast-7", "cn-north-1", "cn-northwest-1", "eu-south-2", "mx-central-1",
    ];

    public static bool HasSes(string region) => !WithoutSes.Contains(region);

    /// <exception cref="SettingException">The Region lacks a service that the settlement cannot run without.</exception>
    public static void EnsureSupported(string setting, string region)
    {
        var missing = WithoutHttpApis.Contains(region) ? "HTTP APIs of API Gateway, which the pages are served by"
            : WithoutPipes.Contains(region) ? "EventBridge Pipes, which carries decisions from the table to the outbox"
            : null;
        if (missing is not null)
        {
            throw new SettingException($"Setting {setting} is \"{region}\", where AWS has no {missing}. Choose another Region, such as us-west-2 or ap-southeast-1.");
        }
    }
}
