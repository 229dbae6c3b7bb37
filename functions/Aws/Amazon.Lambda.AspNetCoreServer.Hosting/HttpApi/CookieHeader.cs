using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>The event's <c>cookies</c> as the one header that the browser sent.</summary>
internal static class CookieHeader
{
    /// <summary>Null if there are none.</summary>
    public static string? Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        string? first = null;
        StringBuilder? all = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var cookie = reader.GetString();
            if (first is null)
            {
                first = cookie;
            }
            else
            {
                (all ??= new(first)).Append("; ").Append(cookie);
            }
        }

        return all?.ToString() ?? first;
    }
}
