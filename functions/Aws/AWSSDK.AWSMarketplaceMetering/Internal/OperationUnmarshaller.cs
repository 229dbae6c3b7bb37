using System.Net;
using System.Text.Json;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.AWSMarketplaceMetering.Internal;

/// <summary>
/// Reads an answer: a JSON object, members that are not known passed over, a missing or null member null. Anything else, such as
/// another kind of value, throws, which the SDK turns into an <see cref="AmazonUnmarshallingException"/>. Error codes become
/// exceptions of their own types.
/// </summary>
internal abstract class OperationUnmarshaller : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var answer = JsonDocument.Parse(input.Stream);
        return Read(answer.RootElement);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input,
        Exception? innerException,
        HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var e = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        var (m, x, t, c, r, s) = (e.Message, innerException, e.Type, e.Code, e.RequestId, statusCode);
        return c switch
        {
            nameof(DisabledApiException) => new DisabledApiException(m, x, t, c, r, s),
            nameof(ExpiredTokenException) => new ExpiredTokenException(m, x, t, c, r, s),
            nameof(InternalServiceErrorException) => new InternalServiceErrorException(m, x, t, c, r, s),
            nameof(InvalidCustomerIdentifierException) => new InvalidCustomerIdentifierException(m, x, t, c, r, s),
            nameof(InvalidLicenseException) => new InvalidLicenseException(m, x, t, c, r, s),
            nameof(InvalidProductCodeException) => new InvalidProductCodeException(m, x, t, c, r, s),
            nameof(InvalidTagException) => new InvalidTagException(m, x, t, c, r, s),
            nameof(InvalidTokenException) => new InvalidTokenException(m, x, t, c, r, s),
            nameof(InvalidUsageAllocationsException) => new InvalidUsageAllocationsException(m, x, t, c, r, s),
            nameof(InvalidUsageDimensionException) => new InvalidUsageDimensionException(m, x, t, c, r, s),
            nameof(ThrottlingException) => new ThrottlingException(m, x, t, c, r, s),
            nameof(TimestampOutOfBoundsException) => new TimestampOutOfBoundsException(m, x, t, c, r, s),
            _ => new AmazonAWSMarketplaceMeteringException(m, x, t, c, r, s),
        };
    }

    protected abstract AmazonWebServiceResponse Read(JsonElement answer);

    protected static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    protected static string? Text(JsonElement json, string name) => Member(json, name)?.GetString();

    protected static List<T>? List<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        Member(json, name) is { } list ? [.. list.EnumerateArray().Select(read)] : null;
}
