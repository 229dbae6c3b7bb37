using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

/// <summary>JSON for logs and callers, never part of a web page: only what JSON itself demands is escaped.</summary>
internal static class PlainJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
