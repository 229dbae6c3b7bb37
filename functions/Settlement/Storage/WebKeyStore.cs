namespace Guance.Serverless.Settlement.Storage;

/// <summary>The key ring that protects the pages' cookies: XML elements by id, as ASP.NET Core Data Protection writes them.</summary>
public sealed class WebKeyStore
{
    public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task AddAsync(string id, string xml, CancellationToken cancellationToken) => throw new NotImplementedException();
}
