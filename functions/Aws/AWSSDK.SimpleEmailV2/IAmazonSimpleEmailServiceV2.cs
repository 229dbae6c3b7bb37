using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.SimpleEmailV2.Model;

namespace Amazon.SimpleEmailV2;

/// <summary>Amazon SES, API version 2.</summary>
[SuppressMessage(
    "Design",
    "CA1033:Interface methods should be callable by child types",
    Justification = "Static members that the SDK's own dependency injection calls by IAmazonService; AWS's interfaces hide them too.")]
public interface IAmazonSimpleEmailServiceV2 : IAmazonService, IDisposable
{
    /// <summary>Hands a mail over; that it was taken does not mean that it will arrive.</summary>
    /// <exception cref="MessageRejectedException"/>
    /// <exception cref="MailFromDomainNotVerifiedException"/>
    /// <exception cref="TooManyRequestsException"/>
    /// <exception cref="SendingPausedException"/>
    Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleEmailServiceV2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleEmailServiceV2Client(awsCredentials, (AmazonSimpleEmailServiceV2Config)clientConfig);
}
