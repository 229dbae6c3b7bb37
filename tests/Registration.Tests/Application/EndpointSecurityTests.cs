using System.Net;
using Guance.Serverless.Tests;
using Guance.Serverless.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>Security rules for every endpoint of the function, so that a new endpoint is checked too.</summary>
public sealed class EndpointSecurityTests : IDisposable
{
    private readonly RegistrationApplication application = new();

    private static IEnumerable<PostOfPage> Posts => PostsOfPages.All.Select(post => post.About("01JD4N3V3M9V0Z5T7Q8R2W1XYZ", "us1/wksp_1"));

    private IEnumerable<RouteEndpoint> Endpoints =>
        application.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private IReadOnlyList<RouteEndpoint> Forms => [.. Endpoints.Where(endpoint => Methods(endpoint).Contains("POST"))];

    [Fact]
    public void Every_form_but_the_one_of_AWS_Marketplace_needs_the_buyers_own_token_and_has_limits()
    {
        var open = Forms.Where(form => form.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }
            || form.Metadata.GetMetadata<FormLimits>() is null);
        var landing = Assert.Single(open);
        Assert.Equal("/aws/register", landing.RoutePattern.RawText);
        Assert.NotNull(landing.Metadata.GetMetadata<AllowCrossSitePost>());
        Assert.Equal([landing], Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<AllowCrossSitePost>() is not null));
    }

    [Fact]
    public void Every_form_is_attacked_by_the_safety_tests()
    {
        var forms = Forms.Where(form => form.Metadata.GetMetadata<IAntiforgeryMetadata>() is not null)
            .Select(form => new TemplateMatcher(new RouteTemplate(form.RoutePattern), [])).ToList();
        var paths = Posts.Select(post => (PathString)post.Path).ToList();
        Assert.All(forms, form => Assert.Contains(paths, path => form.TryMatch(path, [])));
        Assert.All(paths, path => Assert.Contains(forms, form => form.TryMatch(path, [])));
    }

    [Fact]
    public void No_endpoint_takes_another_method_than_GET_HEAD_and_POST() =>
        Assert.All(Endpoints, endpoint => Assert.Subset(new HashSet<string>(["GET", "HEAD", "POST"]), Methods(endpoint).ToHashSet()));

    [Fact]
    public async Task A_form_without_a_token_is_refused_before_its_handler_runs()
    {
        using var browser = application.Open("alice");
        foreach (var post in Posts)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(HttpMethod.Post, post.Path, post.Fields)).Status);
        }

        Assert.DoesNotContain(application.Table.Items, item => !item.IsIn("WEBKEYS"));
    }

    /// <summary>Any stranger could cause errors of ours, and with them roll a deployment back.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense")]
    [InlineData("application/x-www-form-urlencoded; charset=\"\"")]
    [InlineData("application/x-www-form-urlencoded; =")]
    public async Task A_POST_in_another_encoding_than_UTF_8_is_refused_and_no_failure_of_ours(string contentType)
    {
        using var browser = application.Open("alice");
        foreach (var path in Posts.Select(post => post.Path).Concat(["/aws/register", "/signin-oidc", "/signout-callback-oidc", "/sign-in"]))
        {
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await browser.PostAsync(path, "a=b", contentType)).Status));
        }

        Assert.DoesNotContain(application.Log, line => line.Contains("PagesFailed", StringComparison.Ordinal));
    }

    public void Dispose() => application.Dispose();

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
