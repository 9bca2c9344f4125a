namespace Bot.Host.Charts;

/// <summary>Draws pictures of 1200 × 675 pixels. Any number may ask at once; two are drawn at a time.</summary>
public interface IPictures
{
    /// <summary>
    /// What is missing and how to install it, for the operator; null where pictures can be drawn. Asking looks for the
    /// library.
    /// </summary>
    string? Lacking { get; }

    /// <summary>Equity of a run, buy and hold beside it, the drawdown below.</summary>
    Picture Equity(EquityPicture picture);

    /// <summary>Candles with volume, trades and the levels of what is held.</summary>
    Picture Candles(CandlePicture picture);

    /// <summary>What a cycle saw and decided.</summary>
    Picture Decision(DecisionPicture picture);
}
