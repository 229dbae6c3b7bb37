using Amazon.Lambda.APIGatewayEvents;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Registering;
using Guance.Serverless.Registration.Security;
using Guance.Serverless.Settlement.Deployment;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Registrations;

namespace Guance.Serverless.Registration.Landing;

/// <summary>Where AWS Marketplace sends a buyer who clicks "Set up your account".</summary>
public static partial class LandingEndpoints
{
    public const string Path = PublicPaths.Landing;

    public static void AddLanding(this IServiceCollection services, MarketplaceSettings settings) => services
        .AddSingleton(_ => MeteringClient.Create(settings))
        .AddSingleton<TokenResolver>()
        .AddSingleton<LandingLimit>();

    public static void MapLanding(this IEndpointRouteBuilder app)
    {
        app.MapPost(Path, ArriveAsync).WithMetadata(PostedFromElsewhere.Mark);
        app.MapMethods(Path, PageRoutes.GetOrHead, (HttpContext context, Messages messages) => messages.Show(context, LandingTexts.Help));
    }

    /// <summary>
    /// No sign-in and no anti-forgery token are possible here: the buyer comes straight from AWS. What the POST can do is give
    /// this very browser a claim; nothing is linked before the buyer signs in and confirms.
    /// </summary>
    private static async Task<IResult> ArriveAsync(
        HttpContext context, LandingLimit limit, TokenResolver resolver, Arrival arrival, Products products, Messages messages,
        ILogger<Arrival> logger)
    {
        if (!CameByItsRoute(context))
        {
            return messages.Show(context, ErrorTexts.Of(StatusCodes.Status404NotFound));
        }

        if (await limit.RefuseAsync(context) is { } seconds)
        {
            return messages.Show(context, ErrorTexts.Of(StatusCodes.Status429TooManyRequests) with { RetryAfter = seconds });
        }

        if (await LandingForm.ReadTokenAsync(context) is not { } token)
        {
            return messages.Show(context, LandingTexts.NoToken);
        }

        return await resolver.ResolveAsync(token, context.RequestAborted) switch
        {
            Resolution.Resolved(var customer) => await ClaimAsync(context, customer, arrival, products, messages, logger),
            var problem => messages.Show(context, LandingTexts.Of(problem)),
        };
    }

    /// <summary>
    /// The API's own route for the landing page is what limits it. Routing here is more forgiving than API Gateway's, which tells
    /// <c>/AWS/register</c> and <c>/aws/register/</c> from <c>/aws/register</c>: such a request took the default route, past that limit.
    /// Without API Gateway, as on a developer's machine, there is no route.
    /// </summary>
    private static bool CameByItsRoute(HttpContext context) =>
        context.Items["LambdaRequestObject"] is not APIGatewayHttpApiV2ProxyRequest { RouteKey: { } route } || route is PublicPaths.LandingRoute;

    private static async Task<IResult> ClaimAsync(
        HttpContext context, ResolvedCustomer customer, Arrival arrival, Products products, Messages messages, ILogger logger)
    {
        if (await arrival.ArriveAsync(customer, context.RequestAborted) is not { } claim)
        {
            return messages.Show(context, LandingTexts.LicenceEnded(products.Find(customer.Product)));
        }

        LogArrived(logger, customer.AwsAccount.Masked, customer.Product);
        ClaimCookie.Give(context, claim);
        return new SeeOther(RegistrationEndpoints.Path);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A buyer arrived: AWS account {AwsAccount}, product {Product}")]
    private static partial void LogArrived(ILogger logger, string awsAccount, ProductCode product);
}
