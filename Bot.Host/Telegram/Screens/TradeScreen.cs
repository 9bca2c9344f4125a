using System.Globalization;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Charts;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>One trade from entry to exit, with its picture.</summary>
public sealed class TradeScreen(
    TradeReader trades, MarketSight market, ThemeChoice themes, PictureDesk desk, TimeProvider time) : IScreen
{
    private const int CandlesMost = 4_000;
    private const int Around = 24;
    private const int LinesBefore = 60;

    /// <inheritdoc />
    public CommandName Command => CommandName.Trade;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        if (PictureWish.Read(argument) is not { } wish || wish.Rest.Count > 1 || !TryId(wish.Rest, out var id))
        {
            return Keyboard.Misfit(texts, argument ?? "", "1, 2, 3, … | picture | light | dark");
        }

        if (await trades.ReadAsync(person.Account, id, token) is not { } story)
        {
            return new Step.Show(View.Of(
                id is null ? texts.Screens.NoTrades : texts.Looks.NoTrade,
                Keyboard.Row(texts, CommandName.Trades, CommandName.Orders), Keyboard.Back(texts)));
        }

        return wish.IsAsked
            ? new Step.Send(going => DrawAsync(person, story, wish, going))
            : new Step.Show(View.Of(TradeLines.Text(story, texts), [.. Keys(story, null, texts)]));
    }

    private static bool TryId(IReadOnlyList<string> words, out long? id)
    {
        id = null;
        if (words.Count == 0)
        {
            return true;
        }

        var isNumber = long.TryParse(
            words[0].TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        id = number;
        return isNumber;
    }

    private async Task<Parcel> DrawAsync(
        ChatPerson person, TradeStory story, PictureWish wish, CancellationToken token)
    {
        var (texts, trade) = (person.Texts, story.Row);
        var theme = await themes.OfAsync(person, wish.Theme, token);
        var view = View.Of(TradeLines.Brief(story, texts), [.. Keys(story, theme, texts)]);
        if (await CandlesAsync(person.Account, trade, token) is not { Count: > 1 } series)
        {
            return new Parcel(view with { Html = $"{view.Html}\n{texts.Looks.NoCandles}" }, []);
        }

        var from = Math.Max(0, series.CountBefore(trade.OpenedAt.AddHours(-Around)));
        var shown = series.Between(from, series.Count);
        var picture = new CandlePicture(Title(trade), shown, texts)
        {
            Theme = theme,
            Lines = ChartLine.Averages(series, shown.Count),
            Figures = Figures(story, texts),
            Trades =
            [
                new TradeMark(trade.OpenedAt, new Price(trade.EntryPrice))
                {
                    ExitedAt = trade.ClosedAt,
                    Exit = new Price(trade.ExitPrice),
                    Stop = story.Plan?.StopLoss,
                    Target = story.Plan?.TakeProfit,
                },
            ],
        };
        var name = $"trade {trade.Id} {texts.Code} {theme} {PictureDesk.Stamp(series.Last?.Start)}";
        return await desk.ParcelAsync(view, (name, pictures => pictures.Candles(picture)), texts, token);
    }

    private async Task<CandleSeries?> CandlesAsync(int account, TradeRow trade, CancellationToken token)
    {
        var running = CandleInterval.Hour.StartAt(time.GetUtcNow());
        var hours = (int)Math.Ceiling((running - trade.OpenedAt).TotalHours) + Around + LinesBefore;
        var answer = await market.AtHandAsync(
            account, new MarketCode(trade.Market), CandleInterval.Hour, Math.Min(hours, CandlesMost), token);
        return answer is Answer<CandleSeries>.Given(var series)
            ? series.Between(0, series.CountBefore(trade.ClosedAt.AddHours(Around)))
            : null;
    }

    private static string Title(TradeRow trade) =>
        $"#{trade.Id} · {trade.Market} · {Figure.Moment(trade.OpenedAt)} – {Figure.Moment(trade.ClosedAt)}";

    private static IReadOnlyList<KeyFigure> Figures(TradeStory story, ITexts texts)
    {
        var (trade, none) = (story.Row, texts.Words.None);
        return
        [
            new(texts.Screens.Entry, Figure.Price(trade.EntryPrice)),
            new(texts.Charts.Exit, Figure.Price(trade.ExitPrice)),
            new(texts.Notices.Result, Figure.Gain(trade.Result)),
            new("%", Figure.Change(trade.ResultPercent, none)),
            new(texts.Looks.Why, Html.Plain(texts.Words.Of(TerminalReasons.Parse(trade.Reason)))),
        ];
    }

    private static IEnumerable<IReadOnlyList<Key>> Keys(TradeStory story, ChartTheme? shown, ITexts texts)
    {
        var id = story.Row.Id;
        yield return PictureWish.Keys(CommandName.Trade, $"{id}", shown, texts);
        Key[] cycles =
        [
            .. story.EnteredIn is { } entered
                ? [Key.To($"❓ {texts.Screens.Entry} #{entered.Row.Id}", CommandName.Why, $"{entered.Row.Id}")]
                : Array.Empty<Key>(),
            .. story.LeftIn is { } left
                ? [Key.To($"❓ {texts.Charts.Exit} #{left.Row.Id}", CommandName.Why, $"{left.Row.Id}")]
                : Array.Empty<Key>(),
        ];
        if (cycles.Length > 0)
        {
            yield return cycles;
        }

        Key[] walk =
        [
            .. story.Earlier is { } before
                ? [Key.To(texts.Keys.Earlier, CommandName.Trade, $"{before}")]
                : Array.Empty<Key>(),
            .. story.Later is { } after
                ? [Key.To(texts.Keys.Later, CommandName.Trade, $"{after}")]
                : Array.Empty<Key>(),
        ];
        if (walk.Length > 0)
        {
            yield return walk;
        }

        yield return Keyboard.Row(texts, CommandName.Trades, CommandName.Performance);
        yield return Keyboard.Back(texts);
    }
}
