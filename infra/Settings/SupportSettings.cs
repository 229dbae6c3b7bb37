namespace Guance.Serverless.Infra.Settings;

/// <summary>Whom buyers may ask; AWS wants it on the landing page.</summary>
internal sealed record SupportSettings(string Email, string Url)
{
    public static SupportSettings Read(ContextReader group) => new(
        group.Required("email", Forms.Email, "support@example.com"),
        group.RequiredAddress("url", "https://example.com/support"));
}
