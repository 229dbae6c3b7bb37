namespace Guance.Serverless.Sandbox.Moto;

/// <summary>The credentials and names that only exist inside the Sandbox.</summary>
public static class SandboxCredentials
{
    public const string Region = "us-east-1";
    public const string Account = "123456789012";
    public const string AccessKeyId = "sandbox";
    public const string SecretAccessKey = "sandbox-secret-key";
    public const string ApiSecret = "sandbox-expense-center-api-secret";
    public const string ClientId = "aws-settlement";
    public const string ClientSecret = "sandbox-expense-center-client-secret";
}
