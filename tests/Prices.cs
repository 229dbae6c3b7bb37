namespace Guance.Serverless.Tests;

/// <summary>
/// AWS's list prices for us-west-2 without free tiers, in millionths of a dollar unless said otherwise. Sources: AWS's price pages of KMS,
/// CloudWatch, X-Ray, SQS, DynamoDB, EventBridge, Lambda, API Gateway, EventBridge Scheduler, SES and EC2 (data transfer), 2026-11.
/// </summary>
internal static class Prices
{
    public const double WriteUnit = 0.625;
    public const double ReadUnit = 0.125;
    public const double SqsRequest = 0.4;
    public const double PipeRequest = 0.4;
    public const double Mail = 100;
    public const double KmsRequest = 3;
    public const double HttpApiRequest = 1.0;
    public const double LambdaRequest = 0.2;

    /// <summary>A gigabyte of memory for a second, on arm64.</summary>
    public const double LambdaGigabyteSecond = 13.3334;

    /// <summary>A gigabyte of logs.</summary>
    public const double LogsGigabyte = 500_000;

    /// <summary>A gigabyte out to the internet.</summary>
    public const double TransferGigabyte = 90_000;

    /// <summary>A gigabyte stored for a month, and its share of point-in-time recovery.</summary>
    public const double StoredGigabyte = 250_000;
    public const double RestorableGigabyte = 200_000;

    /// <summary>Memory with which Lambda gives one whole processor, in MB. Source: Lambda Developer Guide, "Configure Lambda function memory".</summary>
    public const double MegabytesOfProcessor = 1_769;

    /// <summary>Usage records of a workspace in a month, where costs are told of a workspace-month: 10 dimensions, 720 hours.</summary>
    public const int UsageRecordsOfMonth = 10 * 720;
}
