using System.Reflection;
using Amazon.Runtime;

namespace Guance.Serverless.Aws.Tests.Surface;

/// <summary>Code that compiles against our packages must compile against AWS's: nothing of ours may be new to them.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string[] LambdaPackages =
    [
        "Amazon.Lambda.Core",
        "Amazon.Lambda.RuntimeSupport",
        "Amazon.Lambda.Serialization.SystemTextJson",
        "Amazon.Lambda.APIGatewayEvents",
        "Amazon.Lambda.AspNetCoreServer.Hosting",
        "Amazon.Lambda.SQSEvents",
    ];

    public static TheoryData<string> Lambda => [.. LambdaPackages];

    public static TheoryData<string> Sdk => ["AWSSDK.AWSMarketplaceMetering", "AWSSDK.SimpleEmailV2"];

    [Theory]
    [MemberData(nameof(Lambda))]
    public void Every_public_member_of_a_Lambda_package_has_an_official_namesake(string package) =>
        Assert.Empty(Strangers(package, OfficialListing.Lambda(), _ => []));

    [Theory]
    [MemberData(nameof(Sdk))]
    public void Every_public_member_of_an_SDK_package_has_an_official_namesake(string package) =>
        Assert.Empty(Strangers(package, OfficialListing.Sdk(), UnlistedConstructors));

    [Fact]
    public void The_check_finds_a_member_that_the_official_package_lacks() =>
        Assert.NotEmpty(Strangers(typeof(PublicSurfaceTests).Assembly.GetName().Name!, OfficialListing.Lambda(), _ => []));

    private static List<string> Strangers(string package, OfficialListing listing, Func<Type, IEnumerable<string>> unlisted)
    {
        var strangers = new List<string>();
        foreach (var type in Assembly.Load(package).GetExportedTypes())
        {
            var name = TypeNames.Full(type);
            if (listing.Find(name) is not { } official || official.Kind != OurSurface.Kind(type))
            {
                strangers.Add($"{OurSurface.Kind(type)} {name}");
                continue;
            }

            strangers.AddRange(OurSurface.Members(type)
                .Except(official.Members)
                .Except(official.Bases.SelectMany(listed => listing.Find($"{type.Namespace}.{listed}")?.Members ?? []))
                .Except(unlisted(type))
                .Select(member => $"{name}: {member}"));
            if (type.BaseType is { } parent && official.Bases.Count > 0 && official.Bases[0] != TypeNames.Of(parent))
            {
                strangers.Add($"{name} : {TypeNames.Of(parent)}");
            }
        }

        return strangers;
    }

    /// <summary>The SDK's listing leaves out constructors that every model and every exception of the SDK has.</summary>
    private static IEnumerable<string> UnlistedConstructors(Type type) =>
        type.IsSubclassOf(typeof(AmazonServiceException))
            ? typeof(AmazonServiceException).GetConstructors().Select(c => $"ctor({TypeNames.Parameters(c)})")
            : type.IsSubclassOf(typeof(AmazonServiceClient)) ? [] : ["ctor()"];
}
