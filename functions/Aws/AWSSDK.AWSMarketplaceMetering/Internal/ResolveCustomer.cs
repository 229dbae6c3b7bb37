using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.AWSMarketplaceMetering.Internal;

/// <summary>ResolveCustomer on the wire.</summary>
internal sealed class ResolveCustomer : OperationUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private static readonly ResolveCustomer Instance = new();

    public static InvokeOptions Options { get; } = new() { RequestMarshaller = Instance, ResponseUnmarshaller = Instance };

    public IRequest Marshall(AmazonWebServiceRequest input) =>
        JsonCall.Create(input, "ResolveCustomer", json =>
        {
            if (((ResolveCustomerRequest)input).RegistrationToken is { } token)
            {
                json.WriteString("RegistrationToken"u8, token);
            }
        });

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var response = new ResolveCustomerResponse();
        var reader = new StreamingUtf8JsonReader(input.Stream);
        input.Read(ref reader);
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth, ref reader))
        {
            if (input.TestExpression("CustomerAWSAccountId", depth))
            {
                response.CustomerAWSAccountId = StringUnmarshaller.Instance.Unmarshall(input, ref reader);
            }
            else if (input.TestExpression("CustomerIdentifier", depth))
            {
                response.CustomerIdentifier = StringUnmarshaller.Instance.Unmarshall(input, ref reader);
            }
            else if (input.TestExpression("LicenseArn", depth))
            {
                response.LicenseArn = StringUnmarshaller.Instance.Unmarshall(input, ref reader);
            }
            else if (input.TestExpression("ProductCode", depth))
            {
                response.ProductCode = StringUnmarshaller.Instance.Unmarshall(input, ref reader);
            }
        }

        return response;
    }
}
