using System.Diagnostics.CodeAnalysis;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>Services for calls to the Expense Center.</summary>
public static class ExpenseCenterServices
{
    /// <summary>Connections are reopened after this time, so that a changed IP address is noticed.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static IServiceCollection AddExpenseCenter(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ExpenseCenterSettings.Read(configuration);
        return services.AddSingleton<IExpenseCenter>(provider =>
        {
            var secrets = provider.GetRequiredService<ParameterStore>();
            return new ExpenseCenterClient(
                CreateClient(settings),
                cancellationToken => SecretAsync(secrets, settings.ApiSecretParameter, cancellationToken),
                provider.GetRequiredService<TimeProvider>(),
                settings.RestoreCount);
        });
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Both live as long as the process.")]
    private static HttpClient CreateClient(ExpenseCenterSettings settings) =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = settings.Api,
        };

    private static async Task<string> SecretAsync(ParameterStore secrets, string parameter, CancellationToken cancellationToken)
    {
        try
        {
            return await secrets.GetAsync(parameter, cancellationToken);
        }
        catch (SecretUnavailableException e)
        {
            throw new ExpenseCenterUnavailableException("The secret that opens the Expense Center cannot be read.", e);
        }
    }
}
