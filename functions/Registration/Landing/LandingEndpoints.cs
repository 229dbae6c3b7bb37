using Amazon.Lambda.APIGatewayEvents;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Marketplace;
using Guance.Serverless.Registration.Claims;
using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;

namespace Guance.Serverless.Registration.Landing;

/// <summary>Where AWS Marketplace sends a buyer who clicks "Set up your account".</summary>
public static partial class LandingEndpoints
{
    public static void AddLanding(this IServiceCollection services, MarketplaceSettings settings)
    {
        var seller = MeteringClient.SellerForPages(settings);
        if (seller is not null)
        {
            services.AddSingleton(new WarmStartStep("the seller's role", seller.GetCredentialsAsync));
        }

        services.AddSingleton(settings)
            .AddSingleton(_ => MeteringClient.CreateForPages(settings.Region, seller))
            .AddSingleton<TokenResolver>()
            .AddSingleton<LandingLimit>();
    }

    public static void MapLanding(this IEndpointRouteBuilder app)
    {
        app.MapPost(SiteMap.Landing, ArriveAsync).WithMetadata(AllowCrossSitePost.Metadata);
        app.MapMethods(SiteMap.Landing, PageRoutes.GetOrHead, (HttpContext context, PageMessages messages, Products products) =>
            messages.Show(context, MarketplaceTexts.WithSubscriptionsAtAws(LandingTexts.Help, products)));
    }

    /// <summary>
    /// The buyer comes directly from AWS, so neither a sign-in nor an anti-forgery token is possible. The POST only gives this
    /// browser a claim; nothing is linked before the buyer signs in and confirms.
    /// </summary>
    private static async Task<IResult> ArriveAsync(
        HttpContext context, LandingLimit limit, TokenResolver resolver, RegisterArrival arrival, Products products, PageMessages messages,
        ILogger<RegisterArrival> logger)
    {
        if (!IsLandingRoute(context))
        {
            return messages.Show(context, ErrorTexts.Of(StatusCodes.Status404NotFound));
        }

        if (await limit.RefuseAsync(context) is { } seconds)
        {
            return messages.Show(context, ErrorTexts.Of(StatusCodes.Status429TooManyRequests) with { RetryAfter = seconds });
        }

        if (await LandingForm.ReadTokenAsync(context) is not { } token)
        {
            return messages.Show(context, MarketplaceTexts.WithSubscriptionsAtAws(LandingTexts.NoToken, products));
        }

        return await resolver.ResolveAsync(token, context.RequestAborted) switch
        {
            Resolution.Resolved(var customer) => await ClaimAsync(context, customer, arrival, products, messages, logger),
            var problem => messages.Show(context, MarketplaceTexts.WithSubscriptionsAtAws(LandingTexts.Of(problem), products)),
        };
    }

    /// <summary>
    /// The API's route for the landing page has the rate limit. Routing here matches more paths than API Gateway, which
    /// distinguishes <c>/AWS/register</c> and <c>/aws/register/</c> from <c>/aws/register</c>: such a request took the
    /// default route, without the limit. Without API Gateway, as on a developer's machine, there is no route key.
    /// </summary>
    private static bool IsLandingRoute(HttpContext context) =>
        context.Items["LambdaRequestObject"] is not APIGatewayHttpApiV2ProxyRequest { RouteKey: { } route } || route is PublicPaths.LandingRoute;

    private static async Task<IResult> ClaimAsync(
        HttpContext context, ResolvedCustomer customer, RegisterArrival arrival, Products products, PageMessages messages, ILogger logger)
    {
        switch (await arrival.ArriveAsync(customer, context.RequestAborted))
        {
            case ArrivalOutcome.Claimed(var claim):
                LogArrived(logger, customer.AwsAccount.Masked, customer.Product);
                ClaimCookie.Set(context, claim);
                return new SeeOther(SiteMap.Registration);
            case ArrivalOutcome.SubscriptionEnded:
                return messages.Show(context, LandingTexts.SubscriptionEnded(products.Find(customer.Product)));
            default:
                return messages.Show(context, ErrorTexts.Of(StatusCodes.Status503ServiceUnavailable));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A buyer arrived: AWS account {AwsAccount}, product {Product}")]
    private static partial void LogArrived(ILogger logger, string awsAccount, ProductCode product);
}
