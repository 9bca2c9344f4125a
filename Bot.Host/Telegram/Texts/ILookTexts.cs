using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Orders, a trade, the market, charts, the stress test. Arguments are escaped already.</summary>
public interface ILookTexts
{
    string Orders { get; }

    string OpenOrders { get; }

    string EndedOrders { get; }

    string NoOrders { get; }

    string Newest { get; }

    /// <summary>An order without a limit.</summary>
    string AtMarket { get; }

    string NothingFilled { get; }

    /// <summary>An order that is not the bot's.</summary>
    string ForeignOrder { get; }

    string UnknownOrder { get; }

    /// <summary>The exchange could not be asked.</summary>
    string NotAsked { get; }

    string Of(OrderStatus status);

    /// <summary>How long ago.</summary>
    string Ago(TimeSpan age);

    /// <summary>A span to the minute.</summary>
    string Span(TimeSpan span);

    string More(int count);

    string Trade { get; }

    string NoTrade { get; }

    /// <summary>Why a position was left, on a picture.</summary>
    string Why { get; }

    /// <summary>The close of the candle that was decided on.</summary>
    string SignalPrice { get; }

    /// <summary>The level at which it was to be left.</summary>
    string LevelPrice { get; }

    string HeldFor { get; }

    string Fills { get; }

    string NoFills { get; }

    string Slices(int count);

    string Picture { get; }

    string InWords { get; }

    string Dark { get; }

    string Light { get; }

    string NoCandles { get; }

    string NoCard { get; }

    string Warnings { get; }

    /// <summary>With KRW-BTC.</summary>
    string Correlation { get; }

    /// <summary>When the daily candle closes.</summary>
    string DayCloses(string clock, string left);

    /// <summary>As of which closed candle.</summary>
    string AsOf(string moment);

    string Stress { get; }

    string StressFlat { get; }

    string StressNote { get; }

    /// <summary>The level that is passed.</summary>
    string SoldAt(string level);

    /// <summary>Equity where the price runs through the level without a jump.</summary>
    string WithoutGap { get; }

    string BookSlippage { get; }

    string NoBook { get; }

    string ThinBook(string coins);
}
