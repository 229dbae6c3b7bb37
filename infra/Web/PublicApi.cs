using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AwsApigatewayv2Integrations;
using Constructs;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Deployment;
using HttpMethod = Amazon.CDK.AWS.Apigatewayv2.HttpMethod;

namespace Guance.Serverless.Infra.Web;

/// <summary>The HTTP API in front of Registration: the only thing that the internet reaches.</summary>
internal sealed class PublicApi : Construct
{
    private readonly HttpApi api;
    private readonly CfnStage stage;
    private readonly CustomDomain? domain;

    public PublicApi(Construct scope, DeploymentSettings settings, Names names)
        : base(scope, "PublicApi")
    {
        domain = settings.Domain is { } own ? new CustomDomain(this, own) : null;
        api = new HttpApi(this, "Api", new HttpApiProps
        {
            ApiName = names.Stack("registration"),
            Description = "AWS Marketplace's landing page and the pages of the Expense Center",
            CreateDefaultStage = false,
            // With an address of our own there is no second one that rules and logs would have to cover.
            DisableExecuteApiEndpoint = domain is not null,
        });
        stage = ApiStage.Create(this, names, settings.Protection, api);
        domain?.Lead(api, stage);
    }

    public string ApiId => api.ApiId;

    /// <summary>Under which buyers reach the pages.</summary>
    public string PublicUrl => domain is null ? api.ApiEndpoint : $"https://{domain.Settings.Name}";

    /// <summary>What the domain's CNAME has to be; null without a domain, or where Route 53 gets the record from us.</summary>
    public string? DomainTarget => domain is { Settings.HostedZone: null } ? domain.Target : null;

    /// <summary>Every request goes to one function; the landing page is a route of its own to be counted and limited apart.</summary>
    public void Answer(Alias function)
    {
        var integration = new HttpLambdaIntegration("Registration", function);
        AddRoute("Pages", HttpRouteKey.DEFAULT);

        // The stage has limits for this route, and would not find it if it came first.
        stage.AddDependency((CfnRoute)AddRoute("Landing", HttpRouteKey.With(PublicPaths.Landing, HttpMethod.POST)).Node.DefaultChild!);

        HttpRoute AddRoute(string id, HttpRouteKey key)
        {
            var route = new HttpRoute(this, id, new HttpRouteProps { HttpApi = api, RouteKey = key, Integration = integration });
            Acknowledged.Finding(
                route, "AwsSolutions-APIG4", "Buyers sign in at the Expense Center; the function checks it, and claims and form tokens with it");
            return route;
        }
    }
}
