using Bot.Host.Backtests;
using Bot.Host.Charts;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>
/// The equity of a run as a picture for a chat. Where pictures cannot be drawn, that is said once, and what else there
/// is comes without.
/// </summary>
public sealed class BacktestPicture(IPictures pictures, ILogger<BacktestPicture> log)
{
    private int _said;

    /// <summary>The picture, or what there is to say in its place; both null where that was said before.</summary>
    public (WorkFile? File, string? Remark) Of(BacktestOutcome outcome, string name, ITexts texts)
    {
        switch (pictures.Equity(EquityPicture.Of(outcome.Report, texts, ChartTheme.Light)))
        {
            case Picture.Drawn drawn:
                var caption = BacktestWork.Heading(outcome.Order, texts);
                return (new WorkFile($"{name}.png", drawn.Png, caption, IsPicture: true), null);
            case Picture.Missing missing when Interlocked.Exchange(ref _said, 1) == 0:
                log.LogWarning("No picture can be drawn: {Why}", missing.Why);
                return (null, $"🖼 {texts.Works.NoPicture}: {texts.Tell(missing.Why)}");
            default:
                return (null, null);
        }
    }
}
