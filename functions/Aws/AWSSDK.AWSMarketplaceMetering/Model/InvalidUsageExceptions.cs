using System.Net;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

// Why BatchMeterUsage refuses a call: one record is not as it must be, and none of the call is metered.

/// <summary>The customer is named in a way that AWS does not take: twice, not at all, or by an identifier that does not exist. None of the call is metered.</summary>
public class InvalidCustomerIdentifierException : AmazonAWSMarketplaceMeteringException
{
    public InvalidCustomerIdentifierException(string message)
        : base(message)
    {
    }

    public InvalidCustomerIdentifierException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The licence is not one of the product, or the records are of licences of more than one product. None of the call is metered.</summary>
public class InvalidLicenseException : AmazonAWSMarketplaceMeteringException
{
    public InvalidLicenseException(string message)
        : base(message)
    {
    }

    public InvalidLicenseException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The product code is not one of the seller's, or is named or left out against the listing's contract. None of the call is metered.</summary>
public class InvalidProductCodeException : AmazonAWSMarketplaceMeteringException
{
    public InvalidProductCodeException(string message)
        : base(message)
    {
    }

    public InvalidProductCodeException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A tag is too long or has characters that are not allowed, or an allocation has too many tags. None of the call is metered.</summary>
public class InvalidTagException : AmazonAWSMarketplaceMeteringException
{
    public InvalidTagException(string message)
        : base(message)
    {
    }

    public InvalidTagException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The allocations do not add up to the quantity, have the same tags twice, or are too many. None of the call is metered.</summary>
public class InvalidUsageAllocationsException : AmazonAWSMarketplaceMeteringException
{
    public InvalidUsageAllocationsException(string message)
        : base(message)
    {
    }

    public InvalidUsageAllocationsException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The product has no such dimension. None of the call is metered.</summary>
public class InvalidUsageDimensionException : AmazonAWSMarketplaceMeteringException
{
    public InvalidUsageDimensionException(string message)
        : base(message)
    {
    }

    public InvalidUsageDimensionException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The timestamp is in the future, or too long ago. None of the call is metered.</summary>
public class TimestampOutOfBoundsException : AmazonAWSMarketplaceMeteringException
{
    public TimestampOutOfBoundsException(string message)
        : base(message)
    {
    }

    public TimestampOutOfBoundsException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
