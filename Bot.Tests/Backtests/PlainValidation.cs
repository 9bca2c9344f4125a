using Bot.Domain.Backtests;
using Bot.Domain.Market;

namespace Bot.Tests.Backtests;

/// <summary>The two stages that turn a doubtful signal into a hold, written a second time from their page.</summary>
internal sealed class PlainValidation(BacktestRequest request, PlainIndicators of)
{
    private readonly IReadOnlyList<Candle> _candles = request.Candles.Candles;

    public bool AllowsSell(int at) => !request.Validates || of.Rsi[at] >= request.Validation.SellRsiLeast;

    public bool AllowsBuy(int at)
    {
        if (!request.Validates)
        {
            return true;
        }

        var rule = request.Validation;
        var isCalm = of.Rsi[at] <= rule.BuyRsiMost && of.Atr[at] / of.Close[at] * 100 <= rule.AtrPercentMost;
        return isCalm && HasVolume(at) && !MayBeBearish(at);
    }

    private bool HasVolume(int at)
    {
        var rule = request.Validation;
        if (double.IsNaN(of.Upper[at] + of.HighBefore[at]))
        {
            return false;
        }

        return of.Close[at] > of.Upper[at] || of.Close[at] > of.HighBefore[at]
            ? of.Adx[at] >= rule.BreakoutAdxLeast && of.Ratio[at] >= rule.BreakoutVolumeLeast
            : of.Ratio[at] >= rule.VolumeLeast;
    }

    // Also where it cannot be known: too few candles, or an RSI that is needed on either side is absent.
    private bool MayBeBearish(int at)
    {
        if (at + 1 < request.Divergence.Candles)
        {
            return true;
        }

        var highs = Swings(at, (one, other) => _candles[one].High.Value > _candles[other].High.Value);
        var lows = Swings(at, (one, other) => _candles[one].Low.Value < _candles[other].Low.Value);
        var (bearish, bullish) = (
            highs is { } high ? Diverges(high, one => _candles[one].High.Value, 1) : false,
            lows is { } low ? Diverges(low, one => _candles[one].Low.Value, -1) : false
        );
        return bearish is not false || bullish is null;
    }

    // The last two candles of the window that are beyond their neighbours on both sides.
    private (int Earlier, int Later)? Swings(int at, Func<int, int, bool> isBeyond)
    {
        var (rule, found) = (request.Divergence, new List<int>());
        for (var one = at - rule.Candles + 1 + rule.Neighbours; one <= at - rule.Neighbours; one++)
        {
            var isSwing = true;
            for (var away = 1; away <= rule.Neighbours; away++)
            {
                isSwing = isSwing && isBeyond(one, one - away) && isBeyond(one, one + away);
            }

            if (isSwing)
            {
                found.Add(one);
            }
        }

        return found.Count < 2 ? null : (found[^2], found[^1]);
    }

    private bool? Diverges((int Earlier, int Later) swings, Func<int, decimal> price, int sign)
    {
        var rule = request.Divergence;
        var (before, after) = (price(swings.Earlier), price(swings.Later));
        if (sign * ((after / before) - 1) * 100 < rule.LeastPricePercent)
        {
            return false;
        }

        var (was, became) = (of.Rsi[swings.Earlier], of.Rsi[swings.Later]);
        return double.IsNaN(was + became) ? null : sign * ((decimal)was - (decimal)became) >= rule.LeastRsiPoints;
    }
}
