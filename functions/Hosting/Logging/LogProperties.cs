using System.Globalization;
using System.Text.Json;

namespace Guance.Serverless.Hosting.Logging;

/// <summary>The named values of a log message or scope, as properties of its line.</summary>
internal static class LogProperties
{
    private const string Template = "{OriginalFormat}";

    public static void Write(Utf8JsonWriter json, object? state)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> properties)
        {
            return;
        }

        foreach (var (name, value) in properties)
        {
            if (name != Template)
            {
                json.WritePropertyName(name);
                WriteValue(json, value);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(moment.UtcDateTime);
                break;
            default:
                json.WriteStringValue(AccountNumbers.Mask(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
                break;
        }
    }
}
