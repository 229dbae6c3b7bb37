using System.Text;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;

namespace Guance.Serverless.Aws.Tests.Bridge;

/// <summary>A response as the HTTP API would understand it.</summary>
internal sealed record HttpApiAnswer(APIGatewayHttpApiV2ProxyResponse Response)
{
    public IDictionary<string, string> Headers => Response.Headers!;

    public byte[] Body => Response.Body is not { } body ? []
        : Response.IsBase64Encoded ? Convert.FromBase64String(body)
        : Encoding.UTF8.GetBytes(body);

    public static HttpApiAnswer Read(Stream output) => new(JsonSerializer.Deserialize<APIGatewayHttpApiV2ProxyResponse>(output)!);
}
