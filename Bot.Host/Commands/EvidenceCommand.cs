using Bot.Domain.Backtests;
using Bot.Domain.Risk;
using Bot.Host.Backtests;
using Bot.Host.Charts;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Commands;

/// <summary><c>chattrader evidence</c>: what every strategy made of candle files, as a page with pictures.</summary>
public static class EvidenceCommand
{
    /// <param name="data">A folder with candle files in its folders.</param>
    /// <param name="page">Where the page goes; the pictures go into a folder of its name beside it.</param>
    /// <param name="output">Told what was written.</param>
    /// <param name="token">Ends it.</param>
    /// <exception cref="InvalidDataException">There is no candle file, or one cannot be.</exception>
    public static async Task<int> RunAsync(string data, string page, TextWriter output, CancellationToken token)
    {
        var evidence = await Evidence.OfAsync(data, token);
        var pictures = new List<(string File, string Link)>();
        foreach (var file in evidence.Files)
        {
            foreach (var line in Drawn(file))
            {
                if (await DrawAsync(file, line, page, output, token) is { } link)
                {
                    pictures.Add((file.Name, link));
                }
            }
        }

        var text = EvidencePage.Of(
            evidence,
            pictures.ToLookup(one => one.File, one => one.Link, StringComparer.Ordinal)
        );
        await File.WriteAllTextAsync(page, text, token);
        await output.WriteLineAsync($"{page}: {evidence.Files.Count} files, {pictures.Count} pictures");
        return ExitCode.Done;
    }

    /// <summary>The place of a line's picture, as a page in the folder above links it.</summary>
    public static string Link(EvidenceFile file, EvidenceLine line, string page)
    {
        var name = file.Name.Split('.')[0].Replace('/', '-');
        return $"{Path.GetFileNameWithoutExtension(page)}/{name}-{line.Report.Request.Strategy.Name}.png";
    }

    /// <summary>
    /// The line that has a picture: the first strategy that decides on such candles, with the default profile.
    /// </summary>
    public static IEnumerable<EvidenceLine> Drawn(EvidenceFile file) =>
        file
            .Whole.Where(line =>
                line.Report.Request.Profile == RiskProfile.Balanced
                && line.Report.Request.Strategy.DecidesOn == file.Candles.Interval
            )
            .Take(1);

    private static async Task<string?> DrawAsync(
        EvidenceFile file,
        EvidenceLine line,
        string page,
        TextWriter output,
        CancellationToken token
    )
    {
        var report = Backtest.Run(line.Report.Request with { KeepsCurve = true });
        var picture = new Pictures().Equity(EquityPicture.Of(report, Languages.English, ChartTheme.Light));
        if (picture is not Picture.Drawn(var png))
        {
            await output.WriteLineAsync(((Picture.Missing)picture).Why);
            return null;
        }

        var link = Link(file, line, page);
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(page))!, link);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, png, token);
        return link;
    }
}
