namespace Bot.Host.Charts;

/// <summary>Draws pictures of 1200 × 675 pixels. Several may be drawn at once.</summary>
public interface IPictures
{
    /// <summary>Equity of a run, buy and hold beside it, the drawdown below.</summary>
    Picture Equity(EquityPicture picture);
}
