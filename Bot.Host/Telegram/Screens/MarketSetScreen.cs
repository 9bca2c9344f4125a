using Bot.Host.Storage;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>Chooses the market that the account trades in, while nothing of it is open.</summary>
public sealed class MarketSetScreen(AccountReader reader, IMarketBoard board, IDbContextFactory<BotDb> databases)
    : IScreen
{
    private const string Quote = "KRW-";
    private const int KeysMost = 8;
    private const int KeysARow = 2;
    private const decimal Hundredmillion = 100_000_000m;

    /// <inheritdoc />
    public CommandName Command => CommandName.MarketSet;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, account) = (person.Texts, (await reader.ReadAsync(person.Account, token)).Account);
        await using var db = await databases.CreateDbContextAsync(token);
        if (await OpenBusinessReader.OfAsync(db, account.Id, token) is var open and not OpenBusiness.None)
        {
            return new Step.Refuse(Stays(account.Market, open, texts));
        }

        return await board.ReadAsync(token) switch
        {
            Answer<IReadOnlyList<BoardMarket>>.Given(var markets) => Answer(account.Market, argument, markets, texts),
            var failed => new Step.Refuse(View.Of(
                $"{Heading(account.Market, texts)}\n⛔ {texts.Settings.NoMarkets(texts.Tell(failed.Why!))}",
                [Key.To(texts.Settings.TryAgain, Command, argument is { Length: <= 20 } ? argument : null)],
                Keyboard.Row(texts, CommandName.Settings),
                Keyboard.Back(texts))),
        };
    }

    private Step Answer(string current, string? argument, IReadOnlyList<BoardMarket> markets, ITexts texts)
    {
        if (argument is null)
        {
            return new Step.Show(Choice(current, null, markets, texts));
        }

        var name = argument.Trim().ToUpperInvariant();
        var chosen = markets.FirstOrDefault(one => one.Market == name || one.Market == Quote + name);
        if (chosen is null)
        {
            var found = markets.Where(one => Coin(one).Contains(name, StringComparison.Ordinal)).ToList();
            return found.Count > 0
                ? new Step.Show(Choice(current, null, found, texts))
                : new Step.Refuse(Choice(current, texts.Settings.NoMarket(argument), markets, texts));
        }

        return chosen.Market == current
            ? new Step.Refuse(Choice(current, texts.Settings.AlreadySo, markets, texts))
            : new Step.Act(
                new PersonCommand.SetMarket(chosen.Market),
                Asking.WhenLive,
                string.Join('\n', [Line(chosen, texts), .. Warnings(chosen, texts), texts.Settings.MarketMeans]));
    }

    private View Choice(string current, string? note, IReadOnlyList<BoardMarket> markets, ITexts texts)
    {
        var shown = markets.Take(KeysMost).ToList();
        List<string> lines =
        [
            .. note is null ? (string[])[] : [$"❗ {note}"],
            Heading(current, texts),
            .. markets.Where(one => one.Market == current).SelectMany(one => Warnings(one, texts)),
            .. shown.Select(one => Line(one, texts)),
            texts.Settings.SearchMarket,
        ];
        return View.Of(
            string.Join('\n', lines),
            [
                .. shown.Select(one => Key.To(
                    (one.Market == current ? "✔ " : "") + (one.IsWarned ? "⚠ " : "") + Coin(one), Command, one.Market))
                    .Chunk(KeysARow),
                Keyboard.Row(texts, CommandName.Settings, CommandName.Backtest),
                Keyboard.Back(texts),
            ]);
    }

    private static View Stays(string current, OpenBusiness open, ITexts texts) => View.Of(
        $"{Heading(current, texts)}\n⛔ {texts.Settings.MarketStays(open)}",
        open == OpenBusiness.Position
            ? Keyboard.Row(texts, CommandName.Position, CommandName.Stop)
            : Keyboard.Row(texts, CommandName.Status, CommandName.MarketSet),
        Keyboard.Row(texts, CommandName.Settings),
        Keyboard.Back(texts));

    private static string Heading(string current, ITexts texts) =>
        $"{Html.Bold(texts.Settings.Markets)} · {Html.Escape(current)}";

    private static string Line(BoardMarket one, ITexts texts) =>
        $"{(one.IsWarned ? "⚠ " : "")}{Html.Escape(one.Market)}: "
        + $"{Figure.Won(Math.Round(one.TurnoverDay / Hundredmillion) * Hundredmillion)} {texts.Settings.Turnover}";

    private static IEnumerable<string> Warnings(BoardMarket one, ITexts texts)
    {
        if (one.IsWarned)
        {
            yield return $"⚠ {texts.Settings.MarketWarned}";
        }

        if (one.Cautions.Count > 0)
        {
            var said = string.Join(", ", one.Cautions).Replace('_', ' ').ToLowerInvariant();
            yield return $"⚠ {texts.Settings.MarketCautions(said)}";
        }
    }

    private static string Coin(BoardMarket one) => one.Market[Quote.Length..];
}
