using Bot.Host.Options;
using Bot.Host.Storage;

namespace Bot.Host.Trading;

/// <summary>
/// What a person is told of the advisor, each once, also over restarts: that it has been silent for some calls, that it
/// is back, that its budget is spent.
/// </summary>
public sealed class AdvisorWatch(Journal journal, OpenAiOptions options)
{
    private const string Voice = "advisor-voice";
    private const string Silent = "silent";
    private const string Heard = "heard";

    /// <summary>The same, with what is to be told now, or nothing of what was told before.</summary>
    public async Task<Advised> HeedAsync(int account, Advised advised, CancellationToken token)
    {
        var once = advised.Notice ?? await VoiceAsync(account, advised, token);
        var isTold = once is not null && await journal.MarkAsync(account, once.Mark, token) == once.Value;
        return advised with { Notice = isTold ? null : once };
    }

    private async Task<OnceNotice?> VoiceAsync(int account, Advised advised, CancellationToken token)
    {
        if (advised.Advice is not null)
        {
            return await journal.MarkAsync(account, Voice, token) == Silent
                ? new OnceNotice(new Notice.AdvisorBack(), Voice, Heard)
                : null;
        }

        // The call itself is not in the journal yet.
        var failures = 1 + await journal.SilentCallsAsync(account, options.FailuresUntilTold - 1, token);
        return failures >= options.FailuresUntilTold
            ? new OnceNotice(new Notice.AdvisorSilent(failures, advised.Call.Failure ?? "no advice"), Voice, Silent)
            : null;
    }
}
