using System.Text.Json;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

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

    protected override AmazonWebServiceResponse Read(JsonElement answer) => new ResolveCustomerResponse
    {
        CustomerAWSAccountId = Text(answer, "CustomerAWSAccountId"),
        CustomerIdentifier = Text(answer, "CustomerIdentifier"),
        LicenseArn = Text(answer, "LicenseArn"),
        ProductCode = Text(answer, "ProductCode"),
    };
}
