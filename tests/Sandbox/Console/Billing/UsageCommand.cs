using System.Globalization;
using System.Net;
using System.Web;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Console.Billing;

/// <summary>Asks a Sandbox that runs to send usage, as its page does.</summary>
internal static class UsageCommand
{
    public const string Name = "usage";

    private const string Help = """
        dotnet run --project tests/Sandbox -- usage [options]      lets Guance's billing send usage, in a Sandbox that runs

          --workspaces LIST    ids or names, between commas; all: those that AWS pays for (all)
          --hours N            hours that are over (1)
          --in-progress        and the hour in progress
          --cloud-account ID   the cloud account that the records name (none)
          --seed N             another number makes other quantities of the same ids: conflicts (0)
          --console-port N     where the Sandbox is (5090)
        """;

    /// <exception cref="SandboxStartException">An argument is not understood, or the Sandbox refuses the order or does not answer.</exception>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken stop)
    {
        var (console, fields) = Parse(arguments);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = console };
        try
        {
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await http.PostAsync(new Uri(UsagePages.Path, UriKind.Relative), form, stop);
            if (answer.StatusCode != HttpStatusCode.SeeOther)
            {
                throw new SandboxStartException($"{console} answered {(int)answer.StatusCode}. Is there such a workspace? See {new Uri(console, UsagePages.Path)}");
            }

            var sent = HttpUtility.ParseQueryString(new Uri(console, answer.Headers.Location!).Query);
            await Terminal.WriteLineAsync(
                $"Sent: {sent[UsagePages.SentRecords]} records of {sent[UsagePages.SentWorkspaces]} workspaces in {sent[UsagePages.SentMessages]} messages");
            return 0;
        }
        catch (HttpRequestException failure)
        {
            throw new SandboxStartException($"No Sandbox answers at {console}: {failure.Message}");
        }
    }

    private static (Uri Console, IReadOnlyDictionary<string, string> Fields) Parse(IEnumerable<string> arguments)
    {
        var port = "5090";
        var fields = new Dictionary<string, string> { [UsagePages.Workspaces] = UsageOrder.AllWorkspaces, [UsagePages.Hours] = "1" };
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            switch (argument)
            {
                case "--workspaces":
                    fields[UsagePages.Workspaces] = Value();
                    break;
                case "--hours":
                    fields[UsagePages.Hours] = Value();
                    break;
                case "--in-progress":
                    fields[UsagePages.InProgress] = "true";
                    break;
                case "--cloud-account":
                    fields[UsagePages.CloudAccount] = Value();
                    break;
                case "--seed":
                    fields[UsagePages.Seed] = Value();
                    break;
                case "--console-port":
                    port = Value();
                    break;
                default:
                    throw new SandboxStartException($"'{argument}' is not understood.\n\n{Help}");
            }

            string Value() => rest.TryDequeue(out var value) ? value : throw new SandboxStartException($"{argument} needs a value.\n\n{Help}");
        }

        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535
            ? (new Uri($"http://127.0.0.1:{number}"), fields)
            : throw new SandboxStartException($"--console-port needs a number from 1 to 65535.\n\n{Help}");
    }
}
