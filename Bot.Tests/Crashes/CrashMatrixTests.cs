namespace Bot.Tests.Crashes;

/// <summary>Every kill point × every fault × one to three restarts.</summary>
public sealed class CrashMatrixTests(MatrixRuns runs) : IClassFixture<MatrixRuns>
{
    private const string Write = "CHATTRADER_WRITE";

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var scenario in CrashScenario.All)
            {
                foreach (var fault in CrashFault.All)
                {
                    cases.Add(scenario.Name, fault.Name);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Given_a_kill_at_every_point_When_the_program_is_started_again_Then_one_order_stands_and_ledgers_agree(
        string scenario,
        string fault
    )
    {
        var run = await runs.OfAsync(CrashScenario.Find(scenario), CrashFault.Find(fault));

        var wrong = run.Results.Where(result => result.Problems.Count > 0).Select(result => result.ToString()).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} cells:\n{string.Join('\n', wrong.Take(5))}");
    }

    [Fact]
    public async Task Given_all_cells_When_they_are_put_on_a_page_Then_it_is_that_of_the_documents()
    {
        var all = new List<(CrashScenario, IReadOnlyList<(CrashFault, MatrixRun)>)>();
        foreach (var scenario in CrashScenario.All)
        {
            var columns = new List<(CrashFault, MatrixRun)>();
            foreach (var fault in CrashFault.All)
            {
                columns.Add((fault, await runs.OfAsync(scenario, fault)));
            }

            all.Add((scenario, columns));
        }

        await SameAsync(Path.Combine("docs", "crash-matrix.md"), _ => MatrixDocument.Of(all));
        await SameAsync("README.md", page => MatrixDocument.WithSummary(page, all));
    }

    private static async Task SameAsync(string name, Func<string, string> written)
    {
        var file = Path.Combine(SharedData.Root, name);
        var page = written(await File.ReadAllTextAsync(file));
        if (Environment.GetEnvironmentVariable(Write) is not null)
        {
            await File.WriteAllTextAsync(file, page);
        }

        Assert.Equal(await File.ReadAllTextAsync(file), page);
    }
}
