using System.Net;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.AWSMarketplaceMetering.Internal;

/// <summary>Turns the service's error codes into exceptions of their own types.</summary>
internal abstract class OperationUnmarshaller : JsonResponseUnmarshaller
{
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
            nameof(InvalidTokenException) => new InvalidTokenException(m, x, t, c, r, s),
            nameof(ThrottlingException) => new ThrottlingException(m, x, t, c, r, s),
            _ => new AmazonAWSMarketplaceMeteringException(m, x, t, c, r, s),
        };
    }
}
