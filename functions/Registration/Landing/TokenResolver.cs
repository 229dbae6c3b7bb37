using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.Landing;

/// <summary>Asks AWS Marketplace whose token it is. The only place that reveals a token.</summary>
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
        catch (ExpiredTokenException)
        {
            return new Resolution.Expired();
        }
        catch (InvalidTokenException)
        {
            return new Resolution.Invalid();
        }
        catch (Exception e) when (IsPassing(e) && !cancellationToken.IsCancellationRequested)
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
        var code = new ProductCode(answer.ProductCode ?? "");
        if (!products.TryGet(code, out var product))
        {
            LogForeignProduct(code);
            return new Resolution.ForeignProduct();
        }

        if (AwsAccountId.TryParse(answer.CustomerAWSAccountId, out var account)
            && TryIdentify(product, answer, out var subscription))
        {
            return Admit(new ResolvedCustomer(code, account, subscription));
        }

        LogNoIdentity(code, product.Identity);
        return new Resolution.NoIdentity();
    }

    private Resolution Admit(ResolvedCustomer customer)
    {
        if (settings.AllowedAccounts.IsEmpty || settings.AllowedAccounts.Contains(customer.AwsAccount))
        {
            return new Resolution.Resolved(customer);
        }

        LogForeignAccount(customer.AwsAccount.Masked);
        return new Resolution.ForeignAccount();
    }

    private static bool TryIdentify(Product product, ResolveCustomerResponse answer, out SubscriptionId subscription) =>
        product.Identity is SubscriptionKind.Licence
            ? SubscriptionId.TryParseLicence(answer.LicenseArn, out subscription)
            : SubscriptionId.TryParseCustomer(product.Code, answer.CustomerIdentifier, out subscription);

    /// <summary>Throttled, failing or silent: not the token's fault, and likely over soon. STS speaks here too, with codes only.</summary>
    private static bool IsPassing(Exception exception) => exception is ThrottlingException or InternalServiceErrorException
        or AmazonSecurityTokenServiceException { ErrorCode: "Throttling" or "ThrottlingException" }
        or HttpRequestException or OperationCanceledException or IOException or AmazonClientException
        or AmazonServiceException { StatusCode: 0 or >= System.Net.HttpStatusCode.InternalServerError };

    /// <summary>The kind of failure only: an exception's text may quote what was sent.</summary>
    private static string Reason(Exception exception) => exception switch
    {
        AmazonSecurityTokenServiceException e => $"STS does not give the seller's role: {e.ErrorCode}",
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        _ => exception.GetType().Name,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "ResolveCustomer is unavailable: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "AWS Marketplace refuses ResolveCustomer: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A buyer came with product {Product}, which is not configured")]
    private partial void LogForeignProduct(ProductCode product);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A buyer came with AWS account {AwsAccount}, which is not on this environment's list")]
    private partial void LogForeignAccount(string awsAccount);

    [LoggerMessage(Level = LogLevel.Error, Message = "ResolveCustomer named no {Identity} for product {Product}")]
    private partial void LogNoIdentity(ProductCode product, SubscriptionKind identity);
}

/// <summary>What AWS said about a token.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>It is a buyer of a product of ours.</summary>
    public sealed record Resolved(ResolvedCustomer Customer) : Resolution;

    /// <summary>AWS issued no such token, or not for this seller.</summary>
    public sealed record Invalid : Resolution;

    /// <summary>It was good once: "Set up your account" at AWS gives a fresh one.</summary>
    public sealed record Expired : Resolution;

    /// <summary>AWS did not answer, or asked to come back: the same token may work in a moment.</summary>
    public sealed record Unavailable : Resolution;

    /// <summary>AWS refuses us, not the buyer: something is wrong with our account or our permissions there.</summary>
    public sealed record Refused : Resolution;

    /// <summary>The buyer has bought something, but not from the listings that this service knows.</summary>
    public sealed record ForeignProduct : Resolution;

    /// <summary>The buyer's AWS account is none of those that this environment serves.</summary>
    public sealed record ForeignAccount : Resolution;

    /// <summary>The answer lacks the licence or customer identifier by which the product knows its subscriptions.</summary>
    public sealed record NoIdentity : Resolution;
}
