using System.Xml.Linq;
using Guance.Serverless.Settlement.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Guance.Serverless.Registration.Security;

/// <summary>Keeps the keys that protect cookies in the table, so that every copy of the function reads every copy's cookies.</summary>
/// <remarks>The framework's port is synchronous; it reads about once a day and writes about once in ninety days.</remarks>
public sealed class WebKeyRing(WebKeyStore store) : IXmlRepository
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var patience = new CancellationTokenSource(Patience);
        return [.. store.AllAsync(patience.Token).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var patience = new CancellationTokenSource(Patience);
        store.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), patience.Token).GetAwaiter().GetResult();
    }
}
