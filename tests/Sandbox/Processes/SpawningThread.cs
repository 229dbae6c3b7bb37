using System.Collections.Concurrent;

namespace Guance.Serverless.Sandbox.Processes;

/// <summary>
/// The one thread that starts processes. Linux ends a child that asked for it (prctl PR_SET_PDEATHSIG) when the *thread* that
/// started it ends, so a thread of the pool, which may retire at any time, must not be that thread.
/// </summary>
internal static class SpawningThread
{
    private static readonly BlockingCollection<Action> Work = Begin();

    public static void Run(Action work)
    {
        var done = new TaskCompletionSource();
        Work.Add(() =>
        {
            try
            {
                work();
                done.SetResult();
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        });
        done.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<Action> Begin()
    {
        var work = new BlockingCollection<Action>();
        var thread = new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable())
            {
                action();
            }
        })
        { IsBackground = true, Name = "starts processes" };
        thread.Start();
        return work;
    }
}
