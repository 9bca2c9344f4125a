using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Host.Charts;
using Bot.Host.Storage;
using Bot.Host.Telegram.Texts;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>The picture of a decision, made of the journal alone: a cycle's row and its candles.</summary>
public sealed class DecisionCard(IDbContextFactory<BotDb> databases)
{
    /// <summary>So many hours are drawn.</summary>
    internal const int Hours = 72;

    private const int VerdictsMost = 3;
    private const string Ending = " %";

    /// <summary>Whether a cycle has kept what a picture is drawn from.</summary>
    public async Task<bool> HasAsync(CycleStory cycle, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return cycle.Notes.Candle is not null
            && await db.CycleInputs.AnyAsync(row => row.CycleId == cycle.Row.Id, token);
    }

    /// <summary>The picture; null where the journal has not the candles that the cycle saw.</summary>
    public async Task<DecisionPicture?> ReadAsync(
        CycleStory cycle, ITexts texts, ChartTheme theme, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.CycleInputs.AsNoTracking()
            .FirstOrDefaultAsync(
                one => one.CycleId == cycle.Row.Id && one.AccountId == cycle.Row.AccountId, token);
        if (row is null)
        {
            return null;
        }

        try
        {
            var (input, _) = await CycleInputs.ReadAsync(db, row, new CandleShelf(), token);
            return input.Candles is { Count: > 0 } candles ? Of(cycle, input, candles, (texts, theme)) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static DecisionPicture Of(
        CycleStory cycle, CycleInput input, CandleSeries candles, (ITexts Texts, ChartTheme Theme) look)
    {
        var (texts, row) = (look.Texts, cycle.Row);
        var title = $"#{row.Id} · {row.Market} · {Figure.Moment(row.StartedAt)} · {texts.Words.Of(cycle.Reason)}";
        return new DecisionPicture(
            Html.Plain(title), candles.Between(Math.Max(0, candles.Count - Hours), candles.Count), texts)
        {
            Figures = Figures(input, cycle.Notes.Indicators ?? new IndicatorRow(), texts),
            Lines = ChartLine.Averages(candles, Hours),
            Held = Mark(cycle, input),
            Verdicts = [.. Verdicts(cycle, texts)],
            Theme = look.Theme,
        };
    }

    private static IReadOnlyList<KeyFigure> Figures(CycleInput input, IndicatorRow row, ITexts texts)
    {
        var none = texts.Words.None;
        return
        [
            new(texts.Charts.Close, Figure.Price(input.Last.Value)),
            new(texts.Notices.Change24, Figure.Change(input.ChangeDay.Value, none)),
            new("RSI", Figure.Number(row.Rsi14, none)),
            new("ADX", Figure.Number(row.Adx14, none)),
            new("ATR", row.AtrPercent is { } atr ? Figure.Number(atr, none) + Ending : none),
            new(texts.Notices.VolumeRatio, Figure.Number(row.VolumeRatio, none)),
        ];
    }

    // What was held when the cycle began; where it entered, what it entered, with the levels of its terms.
    private static TradeMark? Mark(CycleStory cycle, CycleInput input)
    {
        if (input.Position is { } held)
        {
            var order = cycle.Reason.IsTrade() ? cycle.Notes.Order : null;
            return new TradeMark(held.OpenedAt, held.AverageFill)
            {
                Stop = held.Plan.StopLoss,
                Target = held.Plan.TakeProfit,
                ExitedAt = order?.AveragePrice is null ? null : cycle.Row.StartedAt,
                Exit = order?.AveragePrice is { } price ? new Price(price) : null,
            };
        }

        if (cycle.Reason != TerminalReason.Bought || cycle.Notes.Order?.AveragePrice is not { } average)
        {
            return null;
        }

        var plan = Domain.Exits.ExitPlan.For(new Price(average), CycleSteps.TermsOf(input), input.At);
        return new TradeMark(cycle.Row.StartedAt, new Price(average))
        {
            Stop = plan.StopLoss,
            Target = plan.TakeProfit,
        };
    }

    // What decided comes first, then what else failed, then what passed last.
    private static IEnumerable<Verdict> Verdicts(CycleStory cycle, ITexts texts)
    {
        var decider = cycle.Decider;
        var others = cycle.Ladder.Reverse().Where(rung => !ReferenceEquals(rung, decider));
        var rungs = decider is null
            ? others.Where(rung => rung.Passed)
            : others.OrderBy(rung => rung.Passed).Prepend(decider);
        return rungs.Take(VerdictsMost)
            .Select(rung => new Verdict(Html.Plain(Phrases.Rung(rung, texts)), rung.Passed));
    }
}
