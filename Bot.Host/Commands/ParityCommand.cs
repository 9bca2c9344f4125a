using System.Globalization;
using Bot.Domain.Decisions;
using Bot.Domain.Parity;
using Bot.Domain.Time;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Commands;

/// <summary><c>chattrader parity</c>: what a backtest would have done otherwise than it was done live.</summary>
public static class ParityCommand
{
    /// <param name="folder">The data folder, or one that a demo kept; null takes the configured one.</param>
    /// <param name="days">The first and the last Korean day; yesterday, and the first, where they are null.</param>
    /// <param name="time">Tells which day yesterday was.</param>
    /// <param name="output">For what is found.</param>
    /// <param name="token">Ends it.</param>
    /// <returns>1 when a difference has no known cause, else 0.</returns>
    /// <exception cref="InvalidDataException">There is no journal.</exception>
    public static async Task<int> RunAsync(
        string? folder,
        (DateOnly? From, DateOnly? To) days,
        TimeProvider time,
        TextWriter output,
        CancellationToken token
    )
    {
        var databases = JournalFolder.Open(folder);
        var from = days.From ?? TradingDay.Of(time.GetUtcNow()).Date.AddDays(-1);
        var (reader, found) = (new ParityReader(databases), new List<ParityDay>());
        await using var db = await databases.CreateDbContextAsync(token);
        foreach (var account in await db.Accounts.Select(row => row.Id).ToListAsync(token))
        {
            for (var day = from; day <= (days.To ?? from); day = day.AddDays(1))
            {
                found.Add(await reader.ReadAsync(account, day, token));
                foreach (var difference in found[^1].Differences)
                {
                    await output.WriteLineAsync(Line(difference));
                }
            }
        }

        var all = found.SelectMany(day => day.Differences).ToList();
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Sum(day => day.Cycles):N0} cycles, {found.Sum(day => day.Compared):N0} compared: {Sum(all)}"
            )
        );
        return found.Exists(day => day.Unknown > 0) ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Sum(List<ParityDifference> all) =>
        all.Count == 0
            ? "no difference"
            : string.Join(
                ", ",
                all.GroupBy(Kind, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => $"{group.Count()} {group.Key}")
            );

    private static string Kind(ParityDifference one) =>
        one switch
        {
            ParityDifference.Decision decision => $"decision ({decision.Cause})",
            ParityDifference.Price => "price",
            ParityDifference.Fee => "fee",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Line(ParityDifference one) => $"{one.Hour:yyyy-MM-dd HH:mm}Z {Kind(one)}: {Figures(one)}";

    private static string Figures(ParityDifference one) =>
        one switch
        {
            ParityDifference.Decision of => $"live {Text(of.Live)}, backtest {Text(of.Engine)} {of.Figures}".TrimEnd(),
            ParityDifference.Price of => $"{of.Reason.Text()}, live {Number(of.Live)}, backtest {Number(of.Engine)} "
                + $"({Number(of.Change.Value)} %); open {Number(of.Open)}, seen {Number(of.Seen)}",
            ParityDifference.Fee of =>
                $"{of.Reason.Text()}, live {Number(of.Live.Value)} %, backtest {Number(of.Engine.Value)} %",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(TerminalReason? reason) => reason?.Text() ?? "nothing";
}
