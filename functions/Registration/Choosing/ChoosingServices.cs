namespace Guance.Serverless.Registration.Choosing;

/// <summary>What choosing workspaces is made of.</summary>
public static class ChoosingServices
{
    public static void AddChoosing(this IServiceCollection services) => services
        .AddSingleton<ChoiceReader>()
        .AddSingleton<ChoosingPages>()
        .AddSingleton<ShowOutcome>();
}
