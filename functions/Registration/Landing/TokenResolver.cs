using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Guance.Serverless.Hosting.Marketplace;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.Landing;

/// <summary>Resolves a token to its customer with AWS Marketplace. The only code that reveals a token.</summary>
public sealed partial class TokenResolver(
    IAmazonAWSMarketplaceMetering metering, Products products, MarketplaceSettings settings, ILogger<TokenResolver> logger)
{
    public async Task<Resolution> ResolveAsync(RegistrationToken token, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ResolveCustomerRequest { RegistrationToken = token.Reveal() };
            return Read(await metering.ResolveCustomerAsync(request, cancellationToken));
        }
        catch (ExpiredTokenException e) when (!IsAboutCredentials(e))
        {
            return new Resolution.Expired();
        }
        catch (InvalidTokenException)
        {
            return new Resolution.Invalid();
        }
        catch (Exception e) when (IsTransient(e) && !cancellationToken.IsCancellationRequested)
        {
            LogUnavailable(Reason(e));
            return new Resolution.Unavailable();
        }
        catch (AmazonServiceException e)
        {
            LogRefused(Reason(e));
            return new Resolution.Refused();
        }
    }

    private Resolution Read(ResolveCustomerResponse answer)
    {
        if (answer.ProductCode is not { Length: > 0 })
        {
            LogUnavailable("the answer names no product");
            return new Resolution.Unavailable();
        }

        var code = new ProductCode(answer.ProductCode);
        if (!products.TryGet(code, out var product))
        {
            LogForeignProduct(code);
            return new Resolution.ForeignProduct();
        }

        if (AwsAccountId.TryParse(answer.CustomerAWSAccountId, out var account)
            && Identify(product, answer) is { IsEmpty: false } subscriptions)
        {
            return CheckAllowed(new ResolvedCustomer(code, product.Identity, account, subscriptions));
        }

        LogNoIdentity(code, product.Identity);
        return new Resolution.NoIdentity();
    }

    private Resolution CheckAllowed(ResolvedCustomer customer)
    {
        if (settings.AllowedAccounts.IsEmpty || settings.AllowedAccounts.Contains(customer.AwsAccount))
        {
            return new Resolution.Resolved(customer);
        }

        LogForeignAccount(customer.AwsAccount.Masked);
        return new Resolution.ForeignAccount();
    }

    /// <summary>
    /// The ids of either contract, that of the listing's first. AWS is retiring the customer identifier, and names both where an older
    /// listing has opted in to the newer contract.
    /// </summary>
    private static ImmutableArray<SubscriptionId> Identify(Product product, ResolveCustomerResponse answer)
    {
        var found = new List<SubscriptionId>();
        if (SubscriptionId.TryParseLicence(answer.LicenseArn, out var licence))
        {
            found.Add(licence);
        }

        // A listing of the newer contract has a licence; a customer identifier alone would never be confirmed.
        if ((product.Identity is SubscriptionKind.Customer || found.Count > 0)
            && SubscriptionId.TryParseCustomer(product.Code, answer.CustomerIdentifier, out var customer))
        {
            found.Add(customer);
        }

        return [.. found.OrderBy(id => id.Kind != product.Identity)];
    }

    /// <summary>
    /// The same code says that our own credentials have expired. Source: AWS Marketplace Metering Service API Reference, "Common
    /// Errors" (403, "The security token included in the request is expired") and ResolveCustomer (400).
    /// </summary>
    private static bool IsAboutCredentials(ExpiredTokenException exception) =>
        exception.StatusCode is HttpStatusCode.Forbidden || exception.Message.Contains("security token", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Throttling, a failure of AWS, no response, or one that is not of the contract: a retry may help. STS errors are known by their
    /// codes.
    /// </summary>
    private static bool IsTransient(Exception exception) => exception is ThrottlingException or InternalServiceErrorException
        or ExpiredTokenException or AmazonUnmarshallingException or JsonException
        or AmazonSecurityTokenServiceException { ErrorCode: "Throttling" or "ThrottlingException" }
        or HttpRequestException or OperationCanceledException or IOException or AmazonClientException
        or AmazonServiceException { StatusCode: 0 or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError };

    /// <summary>Only the kind of failure: an exception's message may contain the request.</summary>
    private static string Reason(Exception exception) => exception switch
    {
        AmazonSecurityTokenServiceException e => $"STS does not give the seller's role: {e.ErrorCode}",
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        _ => exception.GetType().Name,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "ResolveCustomer is unavailable: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "AWS Marketplace refuses ResolveCustomer: {Reason}. Check the role's permissions and the seller's account")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "ResolveCustomer named product {Product}, which is not configured under Products")]
    private partial void LogForeignProduct(ProductCode product);

    [LoggerMessage(Level = LogLevel.Warning, Message = "AWS account {AwsAccount} is not in Settlement:AllowedAccounts: the buyer was refused")]
    private partial void LogForeignAccount(string awsAccount);

    [LoggerMessage(Level = LogLevel.Error, Message = "ResolveCustomer named neither licence nor customer for product {Product}, whose listing is of kind {Identity}")]
    private partial void LogNoIdentity(ProductCode product, SubscriptionKind identity);
}

/// <summary>The result of resolving a token.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>The token belongs to a buyer of a configured product.</summary>
    public sealed record Resolved(ResolvedCustomer Customer) : Resolution;

    /// <summary>AWS issued no such token, or not for this seller.</summary>
    public sealed record Invalid : Resolution;

    /// <summary>The token has expired. "Set up your account" at AWS gives a new one.</summary>
    public sealed record Expired : Resolution;

    /// <summary>AWS did not answer, or throttled the call. A retry with the same token may work.</summary>
    public sealed record Unavailable : Resolution;

    /// <summary>AWS refuses this service, not the buyer: its account or permissions are wrong.</summary>
    public sealed record Refused : Resolution;

    /// <summary>The token is for a product that is not configured here.</summary>
    public sealed record ForeignProduct : Resolution;

    /// <summary>The buyer's AWS account is not in the environment's list of allowed accounts.</summary>
    public sealed record ForeignAccount : Resolution;

    /// <summary>The response lacks the licence or customer identifier that identifies the product's subscriptions.</summary>
    public sealed record NoIdentity : Resolution;
}
