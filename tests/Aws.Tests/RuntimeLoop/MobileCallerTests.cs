using Amazon.Lambda.Core;

namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

/// <summary>What Lambda tells of an invocation through the AWS Mobile SDK: Lambda Developer Guide, "Runtime API".</summary>
[Collection(OneLoopAtATime.Name)]
public sealed class MobileCallerTests
{
    private const string Context = """
        {
          "client": {
            "installation_id": "i-1", "app_title": "Bills", "app_version_name": "1.2", "app_version_code": "12", "app_package_name": "com.example"
          },
          "custom": { "tenant": "blue", "count": 3 },
          "env": { "locale": "zh-CN" }
        }
        """;

    [Fact]
    public async Task The_application_that_invoked_the_function_is_known()
    {
        var seen = (await SeenAsync(("Lambda-Runtime-Client-Context", Context.ReplaceLineEndings(" ")))).ClientContext!;
        Assert.Equal(
            ("i-1", "Bills", "1.2", "12", "com.example"),
            (seen.Client.InstallationId, seen.Client.AppTitle, seen.Client.AppVersionName, seen.Client.AppVersionCode, seen.Client.AppPackageName));
        Assert.Equal(new Dictionary<string, string> { ["tenant"] = "blue", ["count"] = "3" }, seen.Custom);
        Assert.Equal("zh-CN", seen.Environment["locale"]);
    }

    [Fact]
    public async Task What_the_application_left_out_is_empty()
    {
        var seen = (await SeenAsync(("Lambda-Runtime-Client-Context", "{}"))).ClientContext!;
        Assert.Equal("", seen.Client.AppTitle);
        Assert.Empty(seen.Custom);
        Assert.Empty(seen.Environment);
    }

    [Fact]
    public async Task The_Cognito_identity_of_the_caller_is_known()
    {
        var seen = (await SeenAsync(
            ("Lambda-Runtime-Cognito-Identity", """{"cognitoIdentityId":"us-east-1:a","cognitoIdentityPoolId":"us-east-1:b"}"""))).Identity!;
        Assert.Equal(("us-east-1:a", "us-east-1:b"), (seen.IdentityId, seen.IdentityPoolId));
    }

    [Fact]
    public async Task Every_other_invocation_has_neither()
    {
        var seen = await SeenAsync();
        Assert.Null(seen.ClientContext);
        Assert.Null(seen.Identity);
    }

    private static async Task<ILambdaContext> SeenAsync(params (string Name, string Value)[] headers)
    {
        ILambdaContext? seen = null;
        await using var loop = await RunningLoop.StartAsync((_, context) =>
        {
            seen = context;
            return Task.FromResult(Stream.Null);
        });
        loop.Api.MoreHeaders = headers;
        await loop.Api.InvokeAsync(default);
        return seen!;
    }
}
