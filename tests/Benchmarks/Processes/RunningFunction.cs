using System.Text;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>A function's process with a Runtime API of its own.</summary>
internal sealed class RunningFunction : IDisposable
{
    public RunningFunction(Surroundings surroundings, FunctionSettings function, string executable)
    {
        Process = MeasuredProcess.Start(executable, surroundings.VariablesFor(function, executable, Api.Authority));
    }

    public RuntimeApi Api { get; } = new();

    public MeasuredProcess Process { get; }

    /// <summary>Hands it one event.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="expected">Text that the answer has; a measurement of anything else would mean nothing.</param>
    /// <exception cref="InvalidOperationException">It answered otherwise.</exception>
    public Answered Send(byte[] payload, string expected = "")
    {
        var answer = Api.Send([payload])[0];
        var text = Encoding.UTF8.GetString(answer.Body);
        return answer.Succeeded && text.Contains(expected, StringComparison.Ordinal)
            ? answer
            : throw new InvalidOperationException($"\"{expected}\" was expected, and this came: {text}");
    }

    public void Dispose()
    {
        Process.Dispose();
        Api.Dispose();
    }
}
