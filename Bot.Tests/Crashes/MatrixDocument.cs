using System.Globalization;
using System.Text;

namespace Bot.Tests.Crashes;

/// <summary>The matrix as a page.</summary>
internal static class MatrixDocument
{
    private const string Head = """
        # The crash matrix

        What is at the exchange after the program was killed in the middle of an order, while the exchange failed as
        well, and was started again. The number is how many orders' worth was executed when all had come to rest; it
        has to be 1. A dot: beside this fault the process does not come by this point.

        - A row is a kill point: before or after one write to the journal or one call to the exchange, named by what is
          written or called; the number in brackets counts those of one name. After a write it is committed, after a
          call the answer is there, and the program has not seen it. Where an entry is taken back or unknown, the rows of
          before its intent are those of the first table and left out; in a panic they begin with it, once it is in its
          file, and a write of that file lies between two rows.
        - A column is what goes wrong beside: at the first order that is sent, or, in the tables of orders that are taken
          back, at the first request to do so. There a late fill comes while the order is taken back, and a partial one
          leaves another part of it.
        - Each field stands for three cells: the program is started again once, twice or three times, and all but the
          last time it is killed once more on its way back, at one of its first sixteen writes and calls.
        - A cell holds only if besides: cash and coins by the journal's fills are those of the exchange, each fill of
          the exchange is in the journal once, everything bought and sold is told once, no order waits, what is held has
          its exit plan, and the guard protects it: when the price then falls it sells it all at its next look, and where
          coins were held when the program was started again and every order had its end, that is its first one.

        The processes are real but for their end: the whole program as it is composed, on a database file and over HTTP
        against the local exchange; at the kill point every further write and call is refused. A test makes this page
        and compares it; `CHATTRADER_WRITE=1 CHATTRADER_MATRIX=all dotnet test Bot.Tests --filter
        FullyQualifiedName~CrashMatrix` writes it anew, from all cells; without `all` each field is played with one
        number of restarts, in turn. Forty kills more are real ones: processes of the binary get SIGKILL at a call.

        """;

    private const string SummaryBegins = "<!-- crash matrix, written by the test that makes its page -->\n";
    private const string SummaryEnds = "<!-- end of the crash matrix -->\n";

    public static string Of(IReadOnlyList<(CrashScenario Scenario, IReadOnlyList<(CrashFault, MatrixRun)> Runs)> all)
    {
        var text = new StringBuilder(Head).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{all.Sum(one => Cells(one.Runs)):N0} cells.");
        foreach (var (scenario, runs) in all)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {scenario.Title}").AppendLine();
            Table(text, runs);
        }

        return text.ToString();
    }

    /// <summary>A page with the summary between its two marks made anew.</summary>
    public static string WithSummary(
        string page,
        IReadOnlyList<(CrashScenario Scenario, IReadOnlyList<(CrashFault Fault, MatrixRun Run)> Runs)> all
    )
    {
        var from = page.IndexOf(SummaryBegins, StringComparison.Ordinal) + SummaryBegins.Length;
        var to = page.IndexOf(SummaryEnds, StringComparison.Ordinal);
        var text = new StringBuilder();
        text.AppendLine($"| cells | {string.Join(" | ", all[0].Runs.Select(run => run.Fault.Name))} | all |");
        text.AppendLine($"|---|{string.Concat(all[0].Runs.Select(_ => ":-:|"))}:-:|");
        foreach (var (scenario, runs) in all)
        {
            var fields = runs.Select(run => Field([run])).Append(Field(runs));
            text.AppendLine($"| {scenario.Name} | {string.Join(" | ", fields)} |");
        }

        return $"{page[..from]}{text}{page[to..]}";
    }

    // The most orders' worth of any cell, and how many cells there are.
    private static string Field(IReadOnlyList<(CrashFault Fault, MatrixRun Run)> runs) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{runs.SelectMany(run => run.Run.Results).Max(result => result.Exposure)} × {Cells(runs)}"
        );

    private static int Cells(IReadOnlyList<(CrashFault Fault, MatrixRun Run)> runs) =>
        runs.Sum(run => run.Run.Points.Count) * MatrixRuns.RestartsMost;

    private static void Table(StringBuilder text, IReadOnlyList<(CrashFault Fault, MatrixRun Run)> runs)
    {
        text.AppendLine($"| killed | {string.Join(" | ", runs.Select(run => run.Fault.Name))} |");
        text.AppendLine($"|---|{string.Concat(runs.Select(_ => ":-:|"))}");
        foreach (var point in Rows([.. runs.Select(run => run.Run.Points)]))
        {
            var fields = runs.Select(run => run.Run.Worst(point)?.ToString(CultureInfo.InvariantCulture) ?? "·");
            text.AppendLine($"| {point} | {string.Join(" | ", fields)} |");
        }
    }

    // The points of all columns: those that the first does not have stand behind the one that they follow.
    private static List<CrashPoint> Rows(IReadOnlyList<IReadOnlyList<CrashPoint>> columns)
    {
        var rows = new List<CrashPoint>();
        foreach (var column in columns)
        {
            var at = 0;
            foreach (var point in column)
            {
                var known = rows.IndexOf(point);
                if (known < 0)
                {
                    rows.Insert(at, point);
                    known = at;
                }

                at = known + 1;
            }
        }

        return rows;
    }
}
