using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Settings;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>What the quick backtest of the gate says now, figure by figure.</summary>
public sealed class QuickScreen(AccountReader reader, AccountSettings settings, IQuickCheck check) : IScreen
{
    private const int LongestFailure = 300;

    /// <inheritdoc />
    public CommandName Command => CommandName.Quick;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, picture) = (person.Texts, await reader.ReadAsync(person.Account, token));
        var account = picture.Account;
        var terms = (await settings.OfAsync(account, token)).Cycle(account.Strategy);
        var answer = await check.ReadAsync(account.Market, terms, token);
        var lines = answer switch
        {
            Answer<QuickNow>.Given { Value: var now } => Lines(now, picture.Position is not null, texts),
            Answer<QuickNow>.Failed failed =>
                [$"⛔ {texts.Screens.BacktestFailed}: {texts.Tell(failed.Message, LongestFailure)}"],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new Step.Show(View.Of(
            $"⚡ <b>{texts.Screens.QuickBacktest}</b>\n{Html.Escape(account.Market)} · "
            + $"{Html.Escape(account.Strategy)} · {texts.Words.Profile(account.Profile)}\n{string.Join('\n', lines)}",
            Keyboard.Row(texts, CommandName.Backtest, CommandName.Why),
            Keyboard.Back(texts)));
    }

    // Where some of the span are not there, of how many.
    private static string Count(QuickNow now)
    {
        var whole = (int)((now.Span.Until - now.Span.From) / CandleInterval.Hour.Length());
        return now.Candles < whole ? $"{Figure.Count(now.Candles)}/{Figure.Count(whole)}" : Figure.Count(now.Candles);
    }

    private static IEnumerable<string> Lines(QuickNow now, bool isHeld, ITexts texts)
    {
        var works = texts.Works;
        yield return $"{Figure.Moment(now.Span.From)} – {Figure.Moment(now.Span.Until)} KST, "
            + $"{Count(now)} {texts.Screens.Candles}";
        foreach (var rung in now.Reading.Rungs)
        {
            yield return $"{(rung.Passed ? "✅" : "⛔")} {Phrases.Rung(rung, texts)}";
        }

        yield return $"➡ {(now.Reading.Passed ? works.QuickPasses : works.QuickBlocks)}";
        if (!now.IsAsked)
        {
            yield return works.QuickOff;
        }
        else if (isHeld)
        {
            yield return works.QuickHeld;
        }
    }
}
