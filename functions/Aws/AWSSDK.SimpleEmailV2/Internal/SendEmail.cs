using System.Buffers;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleEmailV2.Model;

namespace Amazon.SimpleEmailV2.Internal;

/// <summary>SendEmail on the wire.</summary>
internal sealed class SendEmail : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private static readonly SendEmail Instance = new();

    public static InvokeOptions Options { get; } = new() { RequestMarshaller = Instance, ResponseUnmarshaller = Instance };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            SendEmailJson.Write(writer, (SendEmailRequest)input);
        }

        var call = new DefaultRequest(input, "Amazon.SimpleEmailV2")
        {
            HttpMethod = "POST",
            ResourcePath = "/v2/email/outbound-emails",
            Content = body.WrittenSpan.ToArray(),
        };
        call.Headers["Content-Type"] = "application/json";
        call.Headers["X-Amz-Api-Version"] = "2019-09-27";
        return call;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var response = new SendEmailResponse();
        var reader = new StreamingUtf8JsonReader(input.Stream);
        input.Read(ref reader);
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth, ref reader))
        {
            if (input.TestExpression("MessageId", depth))
            {
                response.MessageId = StringUnmarshaller.Instance.Unmarshall(input, ref reader);
            }
        }

        return response;
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
            nameof(AccountSuspendedException) => new AccountSuspendedException(m, x, t, c, r, s),
            nameof(BadRequestException) => new BadRequestException(m, x, t, c, r, s),
            nameof(LimitExceededException) => new LimitExceededException(m, x, t, c, r, s),
            nameof(MailFromDomainNotVerifiedException) => new MailFromDomainNotVerifiedException(m, x, t, c, r, s),
            "MessageRejected" => new MessageRejectedException(m, x, t, c, r, s),
            nameof(NotFoundException) => new NotFoundException(m, x, t, c, r, s),
            nameof(SendingPausedException) => new SendingPausedException(m, x, t, c, r, s),
            nameof(TooManyRequestsException) => new TooManyRequestsException(m, x, t, c, r, s),
            _ => new AmazonSimpleEmailServiceV2Exception(m, x, t, c, r, s),
        };
    }
}
