using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Charts;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>Candles with indicators, the account's trades, and the levels of what is held.</summary>
public sealed class ChartScreen(
    AccountReader reader, MarketSight market, ThemeChoice themes, PictureDesk desk) : IScreen
{
    private const int TradesMost = 50;
    private const int LinesBefore = 60;
    private const int LongestFailure = 300;
    private static readonly (string Name, int Hours)[] Spans = [("1d", 24), ("1w", 168), ("1m", 720)];

    /// <inheritdoc />
    public CommandName Command => CommandName.Chart;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var wish = PictureWish.Read(argument);
        var given = wish?.Rest is [var only] ? only : Spans[1].Name;
        var span = Spans.FirstOrDefault(one => one.Name.Equals(given, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(wish is null || wish.Rest.Count > 1 || span.Name is null
            ? Keyboard.Misfit(person.Texts, argument ?? "", "1d | 1w | 1m | light | dark")
            : new Step.Send(going => DrawAsync(person, span, wish.Theme, going)));
    }

    private async Task<Parcel> DrawAsync(
        ChatPerson person, (string Name, int Hours) span, ChartTheme? asked, CancellationToken token)
    {
        var texts = person.Texts;
        var theme = await themes.OfAsync(person, asked, token);
        var account = await reader.ReadAsync(person.Account, token);
        var keys = Keys(span.Name, theme, texts);
        var code = new MarketCode(account.Account.Market);
        var answer = await market.AtHandAsync(
            person.Account, code, CandleInterval.Hour, span.Hours + LinesBefore, token);
        if (answer is not Answer<CandleSeries>.Given(var series) || series.Count == 0)
        {
            var why = answer.Why is { } failure ? $": {texts.Tell(failure, LongestFailure)}" : "";
            return new Parcel(new View($"⚠ {texts.Looks.NoCandles}{why}", keys), []);
        }

        var trades = await reader.TradesAsync(person.Account, TradesMost, token);
        var picture = Picture(series, span.Hours, (account.Position, trades), (texts, theme));
        var view = new View(
            $"{Html.Bold($"{Html.Escape(code.Value)} · {span.Name}")} · "
            + $"{texts.Looks.AsOf(Figure.Moment(series.Last!.Start + CandleInterval.Hour.Length()))}\n"
            + Phrases.Position(account, texts),
            keys);
        var newest = trades.Count == 0 ? null : trades[0];
        var name = $"chart {person.Account} {code} {span.Name} {texts.Code} {theme} "
            + $"{PictureDesk.Stamp(series.Last.Start)} {newest?.Id} {newest?.Volume} "
            + $"{PictureDesk.Stamp(account.Position?.OpenedAt)} {account.Position?.StopLoss}";
        return await desk.ParcelAsync(view, (name, pictures => pictures.Candles(picture)), texts, token);
    }

    private static CandlePicture Picture(
        CandleSeries series, int hours, (PositionRow? Held, IReadOnlyList<TradeRow> Closed) trades,
        (ITexts Texts, ChartTheme Theme) look)
    {
        var shown = series.Between(Math.Max(0, series.Count - hours), series.Count);
        var picture = CandlePicture.Of(shown, look.Texts, look.Theme);
        var rsi = Domain.Indicators.IndicatorSet.Compute(series).Last?.Rsi14;
        return picture with
        {
            Lines = ChartLine.Averages(series, shown.Count),
            Figures = [.. picture.Figures, new("RSI", Figure.Number(rsi, look.Texts.Words.None))],
            Trades =
            [
                .. trades.Closed.Where(trade => trade.Market == series.Market.Value).Reverse().Select(Mark),
                .. trades.Held is { } held ? [Mark(held)] : Array.Empty<TradeMark>(),
            ],
        };
    }

    private static TradeMark Mark(TradeRow trade) => new(trade.OpenedAt, new Price(trade.EntryPrice))
    {
        ExitedAt = trade.ClosedAt,
        Exit = new Price(trade.ExitPrice),
    };

    private static TradeMark Mark(PositionRow held) => new(held.OpenedAt, new Price(held.AverageFill))
    {
        Stop = new Price(held.StopLoss),
        Target = held.TakeProfit is { } target ? new Price(target) : null,
    };

    private static IReadOnlyList<IReadOnlyList<Key>> Keys(string span, ChartTheme theme, ITexts texts) =>
    [
        [
            .. Spans.Select(one => Key.To((one.Name == span ? "✔ " : "") + one.Name, CommandName.Chart, one.Name)),
            PictureWish.Other(CommandName.Chart, span, theme, texts),
        ],
        Keyboard.Row(texts, CommandName.Market, CommandName.Position, CommandName.Trades),
        Keyboard.Back(texts),
    ];
}
