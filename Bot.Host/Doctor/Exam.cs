namespace Bot.Host.Doctor;

/// <summary>One look at something, within a time of its own.</summary>
/// <param name="Name">At what.</param>
/// <param name="LookAsync">How; what it throws is a finding, too.</param>
internal sealed record Exam(string Name, Func<CancellationToken, Task<IReadOnlyList<Finding>>> LookAsync)
{
    /// <summary>What is found; a failure or the end of its time is a finding like any other.</summary>
    /// <param name="most">How long it may take.</param>
    /// <param name="token">Ends it.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(TimeSpan most, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(most);
        try
        {
            // What does not heed its token is not waited for.
            return await Task.Run(() => LookAsync(limit.Token), limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            var text = $"no answer within {most.TotalSeconds:0} s";
            return [Finding.Ill(Name, text, "look at the network and try again")];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [Finding.Ill(Name, failure.Message, "mend what it says and try again")];
        }
    }
}
