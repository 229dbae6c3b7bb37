namespace Guance.Serverless.Infra.Settings;

/// <summary>
/// What AWS's Regions lack of what we need. A Region that is not named has all of it. Sources: the endpoints that AWS's SDKs ship
/// (botocore 1.43.11, endpoints.json) and, of HTTP APIs alone, CloudFormation's resource schemas by Region (as of cfn-lint 1.51.0),
/// which agree for SES and Pipes; AWS General Reference, "Amazon EventBridge Pipes endpoints and quotas" and "Amazon Simple Email Service endpoints and quotas".
/// </summary>
internal static class RegionGaps
{
    private static readonly string[] WithoutPipes =
        ["ap-east-2", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1", "il-central-1", "mx-central-1"];

    private static readonly string[] WithoutHttpApis = ["ap-east-2", "ap-southeast-6"];

    private static readonly string[] WithoutMails =
    [
        "ap-east-1", "ap-east-2", "ap-southeast-4", "ap-southeast-6", "ap-southeast-7", "cn-north-1", "cn-northwest-1", "eu-south-2", "mx-central-1",
    ];

    /// <summary>Whether SES is there.</summary>
    public static bool HasMails(string region) => !WithoutMails.Contains(region);

    /// <exception cref="SettingException">The settlement cannot run there.</exception>
    public static void Refuse(string setting, string region)
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
