using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;
using Guance.Serverless.Sandbox.Console.SigV4;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>What moto's STS gave out, so that others than moto can check what is signed with it.</summary>
internal sealed class IssuedCredentials
{
    private readonly ConcurrentDictionary<string, SessionCredentials> byKey = [];

    /// <returns>Null when the access key is not one of a session.</returns>
    public SessionCredentials? Find(string accessKeyId) => byKey.GetValueOrDefault(accessKeyId);

    /// <summary>Remembers the credentials in an answer to AssumeRole; any other exchange has none.</summary>
    public void Note(byte[] request, byte[] answer)
    {
        if (!request.AsSpan().StartsWith("Action=AssumeRole&"u8))
        {
            return;
        }

        var names = XDocument.Parse(Encoding.UTF8.GetString(answer)).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);
        if (names["AccessKeyId"].SingleOrDefault() is { } key)
        {
            byKey[key] = new SessionCredentials(key, names["SecretAccessKey"].Single(), names["SessionToken"].Single());
        }
    }
}
