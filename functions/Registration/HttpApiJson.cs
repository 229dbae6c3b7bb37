using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;

namespace Guance.Serverless.Registration;

/// <summary>Lambda's input and output for a request; for AWS's own packages, since those in functions/Aws read and write it themselves.</summary>
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
internal sealed partial class HttpApiJson : JsonSerializerContext;
