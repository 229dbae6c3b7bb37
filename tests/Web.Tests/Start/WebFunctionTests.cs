using System.Collections;
using System.Reflection;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Guance.Serverless.Web.Tests.Start;

/// <summary>What a function with pages builds while it starts: a buyer waits for it.</summary>
public sealed class WebFunctionTests
{
    /// <summary>A native executable takes about a millisecond to build each of them; those of <see cref="CompiledOptions"/> are built by the compiler.</summary>
    [Fact]
    public async Task The_start_builds_no_options_at_run_time_but_those_of_the_host()
    {
        var builder = WebFunction.CreateBuilder([]);
        builder.Services.AddFunction(FunctionSettings.Registration, builder.Configuration);
        builder.Services.AddAuthentication().AddCookie().AddOpenIdConnect();
        builder.Services.AddAuthorization().AddAntiforgery();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton<IServer>(new NoServer());
        await using var app = WebFunction.Build(builder);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["GenericWebHostServiceOptions"],
            BuiltServices(app.Services).Where(service => service.Name == typeof(IOptions<>).Name || service.Name == typeof(IOptionsMonitor<>).Name)
                .Select(service => service.GenericTypeArguments[0].Name).Distinct());
    }

    /// <summary>Those whose implementations the container has found and constructs by itself.</summary>
    private static IEnumerable<Type> BuiltServices(IServiceProvider services) =>
        from entry in ((IEnumerable)Get(Get(services, "CallSiteFactory"), "_callSiteCache")).Cast<object>()
        let site = Get(entry, "Value")
        where site.GetType().Name == "ConstructorCallSite"
        select (Type)Get(site, "ServiceType");

    private static object Get(object owner, string member)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return owner.GetType().GetProperty(member, Any)?.GetValue(owner) ?? owner.GetType().GetField(member, Any)?.GetValue(owner)
            ?? throw new InvalidOperationException($"{owner.GetType()} has no {member} any more.");
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
