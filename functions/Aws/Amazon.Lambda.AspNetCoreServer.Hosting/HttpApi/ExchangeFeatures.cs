using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>All that the application can ask of one request.</summary>
internal abstract class ExchangeFeatures : FeatureCollection
{
    protected ExchangeFeatures(RequestFeatures request, ResponseFeatures response, ILambdaContext context)
        : base(16)
    {
        Set<IHttpRequestFeature>(request);
        Set<IHttpConnectionFeature>(request);
        Set<IHttpRequestIdentifierFeature>(request);
        Set<IHttpRequestBodyDetectionFeature>(request);
        Set<IRequestBodyPipeFeature>(request);
        Set<IHttpRequestLifetimeFeature>(request.Abort);
        Set<IHttpResponseFeature>(response);
        Set<IHttpResponseBodyFeature>(response);
        if (request.User is { } user)
        {
            Set<IHttpAuthenticationFeature>(new HttpAuthenticationFeature { User = user });
        }

        if (request.ClientCertificate is { } certificate)
        {
            Set<ITlsConnectionFeature>(certificate);
        }

        // The keys under which AWS's own package keeps them. Of the event there is only what no other feature tells.
        Set<IItemsFeature>(new ItemsFeature
        {
            Items =
            {
                ["LambdaContext"] = context,
                ["LambdaRequestObject"] = new APIGatewayHttpApiV2ProxyRequest { RouteKey = request.RouteKey },
            },
        });
    }
}
