using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AwsApigatewayv2Integrations;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;
using HttpMethod = Amazon.CDK.AWS.Apigatewayv2.HttpMethod;

namespace Guance.Serverless.Infra.Web;

/// <summary>The HTTP API in front of Registration, the only public endpoint.</summary>
internal sealed class PublicApi : Construct
{
    private readonly HttpApi api;
    private readonly CfnStage stage;
    private readonly CustomDomain? domain;

    public PublicApi(Construct scope, DeploymentSettings settings, ResourceNames names)
        : base(scope, "PublicApi")
    {
        domain = settings.Domain is { } domainSettings ? new CustomDomain(this, domainSettings) : null;
        api = new HttpApi(this, "Api", new HttpApiProps
        {
            ApiName = names.Stack("registration"),
            Description = "AWS Marketplace's landing page and the pages of the Expense Center",
            CreateDefaultStage = false,
            // With a custom domain the API has no second address.
            DisableExecuteApiEndpoint = domain is not null,
        });
        stage = ApiStage.Create(this, names, settings.Retention, api);
        domain?.MapTo(api, stage);
    }

    public string ApiId => api.ApiId;

    /// <summary>The address of the pages for buyers.</summary>
    public string PublicUrl => domain is null ? api.ApiEndpoint : $"https://{domain.Settings.Name}";

    /// <summary>The target of the CNAME record that somebody has to add to the DNS; null where none is needed or Route 53 gets the record from us.</summary>
    public string? RequiredCname => domain is { Settings.HostedZoneId: null } ? domain.CnameTarget : null;

    /// <summary>Sends every request to one function. The landing page has a route of its own, so that it has its own metrics and limits.</summary>
    public void RouteTo(Alias function)
    {
        var integration = new HttpLambdaIntegration("Registration", function);
        AddRoute("Pages", HttpRouteKey.DEFAULT);

        // The stage sets limits for this route, so the route must exist first.
        stage.AddDependency((CfnRoute)AddRoute("Landing", HttpRouteKey.With(PublicPaths.Landing, HttpMethod.POST)).Node.DefaultChild!);

        HttpRoute AddRoute(string id, HttpRouteKey key)
        {
            var route = new HttpRoute(this, id, new HttpRouteProps { HttpApi = api, RouteKey = key, Integration = integration });
            NagSuppressions.Add(
                route, "AwsSolutions-APIG4", "Buyers sign in at the Expense Center; the function checks it, and claims and form tokens with it");
            return route;
        }
    }
}
