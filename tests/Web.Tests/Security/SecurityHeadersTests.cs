using Guance.Serverless.Web.Security;

namespace Guance.Serverless.Web.Tests.Security;

public sealed class SecurityHeadersTests
{
    [Fact]
    public void The_content_security_policy_allows_only_our_own_styles_scripts_and_images()
    {
        var policy = SecurityHeaders.Policy(new Uri("https://expense.example.com/oidc/"), "'none'");
        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; "
            + "form-action 'self' https://expense.example.com; frame-ancestors 'none'",
            policy);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }
}
