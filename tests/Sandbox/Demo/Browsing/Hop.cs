namespace Guance.Serverless.Sandbox.Demo.Browsing;

/// <summary>A redirect on the way to a page.</summary>
internal sealed record Hop(string Method, Uri Address, int Status, Uri Location)
{
    public override string ToString() => $"{Status} {(Location.IsAbsoluteUri ? Location.AbsolutePath : Location.OriginalString.Split('?')[0])}";
}
