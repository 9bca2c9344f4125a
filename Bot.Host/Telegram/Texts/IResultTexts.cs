namespace Bot.Host.Telegram.Texts;

/// <summary>What was earned. Arguments are escaped already.</summary>
public interface IResultTexts
{
    string Profit { get; }

    string Today { get; }

    /// <summary>The last days.</summary>
    string Days(int days);

    /// <summary>Since the first measurement.</summary>
    string Since(string moment);

    string Realised { get; }

    string Fees { get; }

    string Change { get; }

    string WithoutFlows { get; }

    string NothingMeasured { get; }

    /// <summary>A week or a month without data.</summary>
    string NoData { get; }

    string Weekly { get; }

    string Monthly { get; }

    string Performance { get; }

    string AllTrades { get; }

    string ByMarket { get; }

    string ByStrategy { get; }

    /// <summary>Where the journal does not know the strategy.</summary>
    string UnknownStrategy { get; }

    /// <summary>A sample of days.</summary>
    string OfDays(int days);

    string SharpeNote { get; }

    string NothingToExport { get; }

    string Exported(int trades, int fills);
}
