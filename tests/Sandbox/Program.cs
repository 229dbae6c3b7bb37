using System.Runtime.InteropServices;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Billing;
using Guance.Serverless.Sandbox.Demo;
using Guance.Serverless.Sandbox.Startup;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    if (args is [UsageCommand.Name, ..])
    {
        return await UsageCommand.RunAsync(args[1..], stop.Token);
    }

    if (args is [ClockCommand.Name, ..])
    {
        return await ClockCommand.RunAsync(args[1..], stop.Token);
    }

    var options = SandboxOptions.Parse(args);
    await using var sandbox = await SandboxHost.StartAsync(options, stop.Token);
    if (options.Demo)
    {
        return await DemoRun.PlayAsync(sandbox, stop.Token);
    }

    await Terminal.WriteLineAsync($"""

        The product        {sandbox.PublicUrl}
        Start here         {sandbox.Console.Console}   (AWS Marketplace, Expense Center, mail)
        For AWS clients    {sandbox.Aws}   (see {new Uri(sandbox.Console.Console, "sandbox.json")})
        Logs               {options.Logs}
        Ctrl-C ends it all.
        """);
    await Task.Delay(Timeout.Infinite, stop.Token);
    return 0;
}
catch (SandboxStartException missing)
{
    await System.Console.Error.WriteLineAsync(missing.Message);
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
