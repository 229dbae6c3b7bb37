using Guance.Serverless.Web.Security;

namespace Guance.Serverless.Web.Tests.Security;

public sealed class SecurityHeadersTests
{
    [Fact]
    public void The_policy_lets_nothing_in_but_our_own_style_script_and_pictures()
    {
        var policy = SecurityHeaders.Policy(new Uri("https://expense.example.com/oidc/"), "'none'");
        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; "
            + "form-action 'self' https://expense.example.com; frame-ancestors 'none'",
            policy);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }
}
