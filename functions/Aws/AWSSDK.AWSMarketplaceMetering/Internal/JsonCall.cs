using System.Buffers;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.AWSMarketplaceMetering.Internal;

/// <summary>A request in the AWS JSON 1.1 protocol: a POST to the root that names its operation in a header.</summary>
internal static class JsonCall
{
    public static DefaultRequest Create(AmazonWebServiceRequest request, string operation, Action<Utf8JsonWriter> writeMembers)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        var call = new DefaultRequest(request, "Amazon.AWSMarketplaceMetering")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = body.WrittenSpan.ToArray(),
        };
        call.Headers["X-Amz-Target"] = $"AWSMPMeteringService.{operation}";
        call.Headers["Content-Type"] = "application/x-amz-json-1.1";
        call.Headers["X-Amz-Api-Version"] = "2016-01-14";
        return call;
    }
}
