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
          call the answer is there, and the program has not seen it.
        - A column is what goes wrong beside, at the first order that is sent, or, in the last table, at the first request
          to take it back.
        - Each field stands for three cells: the program is started again once, twice or three times, and all but the
          last time it is killed once more on its way back, at one of its first sixteen writes and calls.
        - A cell holds only if besides: cash and coins by the journal's fills are those of the exchange, each fill of
          the exchange is in the journal once, everything bought and sold is told once, what is held has its exit plan,
          and when the price then falls the guard sells it all at its next look.

        The processes are real but for their end: the whole program as it is composed, on a database file and over HTTP
        against the local exchange; at the kill point every further write and call is refused. A test makes this page
        and compares it; `CHATTRADER_WRITE=1 CHATTRADER_MATRIX=all dotnet test Bot.Tests --filter
        FullyQualifiedName~CrashMatrix` writes it anew, from all cells; without `all` each field is played with one
        number of restarts, in turn. Forty kills more are real ones: processes of the binary get SIGKILL at a call.

        """;

    public static string Of(IReadOnlyList<(CrashScenario Scenario, IReadOnlyList<(CrashFault, MatrixRun)> Runs)> all)
    {
        var cells = all.Sum(one => one.Runs.Sum(run => run.Item2.Points.Count)) * MatrixRuns.RestartsMost;
        var text = new StringBuilder(Head).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{cells:N0} cells.");
        foreach (var (scenario, runs) in all)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {scenario.Title}").AppendLine();
            Table(text, runs);
        }

        return text.ToString();
    }

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
