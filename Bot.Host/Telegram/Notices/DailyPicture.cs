using Bot.Domain.Time;
using Bot.Host.Charts;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Notices;

/// <summary>
/// The equity of the month that ends with a day, what holding the coin would have made beside it. Drawn when it is
/// sent; where pictures cannot be drawn, the report comes without.
/// </summary>
public sealed class DailyPicture(
    IDbContextFactory<BotDb> databases, IPictures pictures, ILogger<DailyPicture> log)
{
    private const int Days = 30;
    private const int MostPoints = 400;
    private int _said;

    /// <summary>The picture, or null where there is none.</summary>
    public async Task<byte[]?> DrawAsync(int account, DateOnly date, ITexts texts, CancellationToken token)
    {
        var day = new TradingDay(date);
        var rows = await RowsAsync(account, day.Plus(1 - Days).Start, day.End, token);
        if (rows.Count < 2 || rows[0].LastPrice <= 0m)
        {
            return null;
        }

        var changed = await ChangedAsync(account, day.End, token);
        switch (pictures.Equity(Of(rows, isOneMarket: changed is null || changed < rows[0].At, date, texts)))
        {
            case Picture.Drawn drawn:
                return drawn.Png;
            case Picture.Missing missing when Interlocked.Exchange(ref _said, 1) == 0:
                log.LogWarning("No picture can be drawn: {Why}", missing.Why);
                return null;
            default:
                return null;
        }
    }

    private async Task<DateTimeOffset?> ChangedAsync(int account, DateTimeOffset until, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await MarketChanges.LastAsync(db, account, until, token);
    }

    private async Task<IReadOnlyList<EquityRow>> RowsAsync(
        int account, DateTimeOffset from, DateTimeOffset until, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var all = db.Equity.AsNoTracking().Where(row => row.AccountId == account && row.At >= from && row.At <= until);
        var count = await all.CountAsync(token);
        var step = Math.Max(1, (count + MostPoints - 1) / MostPoints);
        var rows = new List<EquityRow>(MostPoints);
        var index = 0;
        await foreach (var row in all.OrderBy(row => row.At).AsAsyncEnumerable().WithCancellation(token))
        {
            // The newest is always among them.
            if (index % step == 0 || index == count - 1)
            {
                rows.Add(row);
            }

            index++;
        }

        return rows;
    }

    // Money that came or went is neither gain nor loss: all of it is seen as at the end.
    private static EquityPicture Of(IReadOnlyList<EquityRow> rows, bool isOneMarket, DateOnly date, ITexts texts)
    {
        var (first, last) = (rows[0], rows[^1]);
        var worth = rows.Select(row => (double)row.With(last.Flows)).ToList();
        var (begin, price) = (worth[0], (double)first.LastPrice);
        List<double> hold = isOneMarket ? [.. rows.Select(row => begin * (double)row.LastPrice / price)] : [];
        var none = texts.Words.None;
        return new EquityPicture(
            $"{texts.Notices.DailyReport} {Figure.Day(date)}", [.. rows.Select(row => row.At)], worth, hold, texts)
        {
            Figures =
            [
                new KeyFigure(texts.Screens.Equity, Figure.Won(last.Equity)),
                new KeyFigure(texts.Delivery.Month, Figure.Change(Change(worth[^1], begin), none)),
                new KeyFigure(
                    texts.Screens.BuyAndHold, isOneMarket ? Figure.Change(Change(hold[^1], hold[0]), none) : none),
            ],
        };
    }

    private static double? Change(double now, double before) => before > 0 ? ((now / before) - 1) * 100 : null;
}
