using System.Globalization;
using Bot.Host.Backtests;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>Chooses a period and starts a backtest with the account's own settings.</summary>
public sealed class BacktestScreen(AccountReader reader) : IScreen
{
    /// <summary>The argument that ends a run.</summary>
    public const string Cancel = "cancel";

    private const int MostDays = 3650;
    private static readonly int[] Periods = [30, 90, 365];

    /// <inheritdoc />
    public CommandName Command => CommandName.Backtest;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var account = (await reader.ReadAsync(person.Account, token)).Account;
        if (argument is null)
        {
            return new Step.Show(Choice(
                person.Texts,
                $"🧪 <b>{person.Texts.Screens.Backtest}</b>\n{Html.Escape(account.Market)} · "
                    + $"{Html.Escape(account.Strategy)} · "
                    + person.Texts.Words.Profile(account.Profile)));
        }

        if (argument == Cancel)
        {
            return new Step.CancelBacktest();
        }

        return int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= MostDays
            ? new Step.RunBacktest(new BacktestOrder(account.Market, days, account.Strategy, account.Profile))
            : Keyboard.Misfit(person.Texts, argument, $"1 - {MostDays}");
    }

    /// <summary>A text with the keys of the periods below it.</summary>
    public static View Choice(ITexts texts, string html) => View.Of(
        html,
        [.. Periods.Select(days => Key.To(texts.Keys.Days(days), CommandName.Backtest, $"{days}"))],
        Keyboard.Row(texts, CommandName.Profile, CommandName.Trades),
        Keyboard.Back(texts));
}
