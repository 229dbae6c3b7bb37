using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>
/// Options whose services are registered for their type. The frameworks register them once for all types, and a native executable then
/// builds the generic classes of each type while it starts, which was a quarter of a cold start; these are built by the compiler.
/// </summary>
public static class CompiledOptions
{
    public static IServiceCollection AddCompiledOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services)
        where TOptions : class => services
        .AddSingleton<IOptionsMonitorCache<TOptions>>(new OptionsCache<TOptions>())
        .AddTransient<IOptionsFactory<TOptions>>(provider => new OptionsFactory<TOptions>(
            provider.GetServices<IConfigureOptions<TOptions>>(),
            provider.GetServices<IPostConfigureOptions<TOptions>>(),
            provider.GetServices<IValidateOptions<TOptions>>()))
        .AddSingleton<IOptionsMonitor<TOptions>>(provider => new OptionsMonitor<TOptions>(
            provider.GetRequiredService<IOptionsFactory<TOptions>>(),
            provider.GetServices<IOptionsChangeTokenSource<TOptions>>(),
            provider.GetRequiredService<IOptionsMonitorCache<TOptions>>()))
        .AddSingleton<IOptions<TOptions>>(provider => new OptionsManager<TOptions>(provider.GetRequiredService<IOptionsFactory<TOptions>>()));
}
