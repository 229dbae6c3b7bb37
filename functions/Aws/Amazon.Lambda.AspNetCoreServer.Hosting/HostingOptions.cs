using Amazon.Lambda.Core;

namespace Amazon.Lambda.AspNetCoreServer.Hosting;

/// <summary>Settings of the bridge between Lambda and ASP.NET Core.</summary>
public class HostingOptions
{
    /// <summary>
    /// Nothing here uses it, since the bridge reads and writes UTF-8 itself; the official package does, and with
    /// Native AOT it needs a source-generated one that knows the HTTP API's request and response.
    /// </summary>
    public ILambdaSerializer? Serializer { get; set; }
}
