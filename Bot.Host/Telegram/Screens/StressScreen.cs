using System.Globalization;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>What moves of the price would do to equity, with the exits of what is held.</summary>
public sealed class StressScreen(
    IDbContextFactory<BotDb> databases, PriceNow prices, IExchanges exchanges,
    AccountSettings settings, TimeProvider time) : IScreen
{
    private const int Least = -90;
    private const int Most = 100;
    private const int LongestFailure = 200;
    private static readonly decimal[] Usual = [-5m, -10m, -20m, -30m];
    private static readonly int[] Choices = [-50, -40, -15, 20];

    /// <inheritdoc />
    public CommandName Command => CommandName.Stress;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var own = 0m;
        if (argument is not null
            && (!decimal.TryParse(
                    argument.TrimEnd('%', ' '), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture, out own)
                || own is < Least or > Most))
        {
            return Keyboard.Misfit(texts, argument, $"{Least} - {Most}");
        }

        var picture = await prices.ReadAsync(person.Account, token);
        var moves = argument is null ? Usual : Usual.Append(own).Distinct();
        var lines = picture.Worth is null
            ? [texts.Results.NothingMeasured]
            : await LinesAsync(picture, moves, texts, token);
        return new Step.Show(View.Of(
            $"{Html.Bold($"{texts.Looks.Stress} · {Html.Escape(picture.Account.Market)}")}\n"
            + string.Join('\n', lines),
            [.. Choices.Select(move => Key.To($"{move:+0;-0} %", CommandName.Stress, $"{move}"))],
            Keyboard.Row(texts, CommandName.Risk, CommandName.Position, CommandName.Market),
            Keyboard.Back(texts)));
    }

    private async Task<IReadOnlyList<string>> LinesAsync(
        AccountPicture picture, IEnumerable<decimal> moves, ITexts texts, CancellationToken token)
    {
        var (worth, account) = (picture.Worth!, picture.Account);
        var position = picture.Position is { } row ? PositionMap.Read(row) : null;
        var lines = new List<string> { Phrases.Worth(picture, texts), Phrases.Position(picture, texts) };
        var slippage = new Percent(0m);
        if (position is not null)
        {
            (slippage, var told) = await SlippageAsync(account.Id, account.Market, position.Volume, texts, token);
            lines.Add(told);
        }

        var stressed = new StressedAccount(
            new Price(worth.LastPrice), worth.Cash, worth.Coins, position, slippage);
        await using var db = await databases.CreateDbContextAsync(token);
        var profile = (await settings.OfAsync(account, token)).Profile;
        foreach (var move in moves)
        {
            var after = StressTest.At(stressed, new Percent(move));
            var marks = await EquityHistory.MarksAsync(
                db, account.Id, new Krw(after.Equity), worth.Flows, time.GetUtcNow(), token);
            lines.AddRange(Lines(after, worth.Equity, marks, profile, texts));
        }

        lines.Add($"<i>{(position is null ? texts.Looks.StressFlat : texts.Looks.StressNote)}</i>");
        return lines;
    }

    private static IEnumerable<string> Lines(
        StressRow after, decimal equity, EquityMarks marks, RiskProfile profile, ITexts texts)
    {
        var (looks, none) = (texts.Looks, texts.Words.None);
        var change = new Krw(after.Equity).ChangeFrom(new Krw(equity))?.Value;
        yield return $"<b>{after.Move.Value.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture)} %</b> "
            + $"→ {Figure.Price(after.Price.Value)}: {texts.Screens.Equity} <b>{Figure.Won(after.Equity)}</b> "
            + $"({Figure.Change(change, none)})";
        if (after.Level is { } level)
        {
            var better = after.Better is { } amount ? Figure.Won(amount) : none;
            yield return $"   {looks.SoldAt(Figure.Price(level.Value))} · {looks.WithoutGap} {better}";
        }

        var limits = LossLimits.Read(profile, marks);
        foreach (var (rung, label) in limits.Rungs.Zip([texts.Screens.DailyLimit, texts.Screens.WeeklyLimit]))
        {
            if (!rung.Passed)
            {
                yield return $"   ⛔ {label}: {Html.Escape(rung.Value)} % ({Html.Escape(rung.Limit)})";
            }
        }
    }

    private async Task<(Percent Slippage, string Told)> SlippageAsync(
        int account, string market, Volume volume, ITexts texts, CancellationToken token)
    {
        var asked = await exchanges.Of(account).OrderBookAsync(new MarketCode(market), token);
        if (asked is not Answer<OrderBook>.Given(var book))
        {
            return (default, $"⚠ {texts.Looks.NoBook}: {texts.Tell(asked.Why ?? "", LongestFailure)}");
        }

        return StressTest.SlippageOf(book, volume) is { } slippage
            ? (slippage, $"{texts.Looks.BookSlippage} {Figure.Percent(slippage.Value)}")
            : (default, $"⚠ {texts.Looks.ThinBook(Figure.Of(book.Bids.Sum(level => level.Volume.Value)))}");
    }
}
