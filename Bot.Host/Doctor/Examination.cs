using Bot.Host.Options;
using Bot.Host.Watching;

namespace Bot.Host.Doctor;

/// <summary>Looks at everything that a start needs, all at once, and lets no secret into what it tells.</summary>
/// <param name="loaded">What was configured, right or wrong.</param>
/// <param name="limit">How long each look may take.</param>
public sealed class Examination(LoadedOptions loaded, TimeSpan limit)
{
    /// <summary>The usual time of a look.</summary>
    public static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(15);

    /// <summary>All findings, in the order of a start.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken token)
    {
        var options = loaded.Options;
        var machine = new MachineExams(options);
        using var exchange = new ExchangeExams(options);
        using var services = new ServiceExams(options, machine);
        Exam[] exams =
        [
            new("configuration", _ => Task.FromResult(Configuration())),
            .. machine.All(),
            .. exchange.All(),
            .. services.All(),
        ];
        var running = exams.Select(exam => exam.RunAsync(limit, token)).ToList();
        var found = await Task.WhenAll(running);
        var scrubber = new Scrubber(OptionKeys.Secrets(options));
        return
        [
            .. found
                .SelectMany(some => some)
                .Select(one =>
                    one with
                    {
                        Text = scrubber.Clean(one.Text),
                        Cure = one.Cure is { } cure ? scrubber.Clean(cure) : null,
                    }
                ),
        ];
    }

    private IReadOnlyList<Finding> Configuration()
    {
        const string name = "configuration";
        var problems = loaded.Problems.Select(problem =>
            Finding.Ill(name, problem, "see appsettings.sample.json for every key, default and range")
        );
        var remarks = loaded.Remarks.Select(remark => Finding.Weak(name, remark, "mend it there, or leave it"));
        return loaded.Problems.Count > 0
            ? [.. problems, .. remarks]
            :
            [
                Finding.Well(
                    name,
                    $"{loaded.Options.Trading.Market}, {loaded.Options.Trading.Mode}, {loaded.Options.Trading.Strategy}"
                ),
                .. remarks,
            ];
    }
}
