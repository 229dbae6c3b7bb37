using Microsoft.AspNetCore.Antiforgery;

namespace Guance.Serverless.Web.Security;

/// <summary>Checks the forms of our own pages before their handlers run: their limits, and the buyer's anti-forgery token.</summary>
public static class PageForms
{
    /// <summary>The endpoint only accepts a form within the limits that has the token of the signed-in buyer.</summary>
    public static TBuilder AcceptForm<TBuilder>(this TBuilder endpoint, FormLimits limits)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(limits, new RequireAntiforgeryTokenAttribute());

    /// <summary>Must follow the authentication: a token belongs to an account.</summary>
    public static void UsePageForms(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<FormLimits>() is not { } limits || await limits.ReadAsync(context) is not null)
            {
                await next(context);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
            }
        });
        app.UseAntiforgery();
        app.Use((context, next) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } refused
            ? throw refused.Error ?? new AntiforgeryValidationException("The form has no valid token.")
            : next(context));
    }
}
