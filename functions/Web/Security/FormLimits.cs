using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Guance.Serverless.Web.Security;

/// <summary>Limits of a submitted form. As metadata of an endpoint, see <see cref="PageForms"/>.</summary>
/// <param name="MaxBytes">Size of the whole body.</param>
/// <param name="MaxFields">Number of values; repeated fields count once per value.</param>
/// <param name="LongestValue">Length of one value in characters.</param>
public sealed record FormLimits(int MaxBytes, int MaxFields, int LongestValue)
{
    /// <summary>For forms of a few fields.</summary>
    public static FormLimits Small { get; } = new(MaxBytes: 16 * 1024, MaxFields: 16, LongestValue: 8 * 1024);

    /// <returns>Null when the body is not a form or exceeds the limits.</returns>
    public async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }

        if (!IsForm(request.ContentType) || request.ContentLength > MaxBytes)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(
                new FormOptions
                {
                    BufferBodyLengthLimit = MaxBytes,
                    KeyLengthLimit = 256,
                    ValueCountLimit = MaxFields,
                    ValueLengthLimit = LongestValue,
                },
                context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
