using System.Diagnostics;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Looks;

/// <summary>
/// Goes through a panic without doing any of it: what would be cancelled, what would be sold at which price, and
/// whether all that a panic needs is at hand. It only reads.
/// </summary>
public sealed class Drill(
    IExchanges exchanges, AccountReader reader, StorageHealth storage, Pulses pulses, ChatWire wire,
    KnownPeople people)
{
    private const int OrdersMost = 10;
    private const int LongestFailure = 200;
    private static readonly TimeSpan GuardWell = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan GuardWeak = TimeSpan.FromMinutes(5);

    /// <summary>Every step, in the order in which a panic takes them, and then what it leans on.</summary>
    public async Task<IReadOnlyList<HealthCheck>> RunAsync(ChatPerson person, CancellationToken token)
    {
        var (texts, picture) = (person.Texts, await reader.ReadAsync(person.Account, token));
        var (exchange, market) = (exchanges.Of(person.Account), new MarketCode(picture.Account.Market));
        var (balances, keys) = await TimedAsync(() => exchange.BalancesAsync(token));
        var (orders, asked) = await TimedAsync(() => exchange.OpenOrdersAsync(market, token));
        var (book, seen) = await TimedAsync(() => exchange.OrderBookAsync(market, token));
        return
        [
            Orders(orders, asked, texts),
            new HealthCheck(HealthMark.Well, texts.Health.WouldHalt(texts.Words.Of(picture.Account.State))),
            .. Sale(picture, balances, (book, seen), texts),
            Keys(balances, keys, texts),
            await DatabaseAsync(texts, token),
            await AlarmAsync(person, token),
            Guard(picture, texts),
        ];
    }

    private static async Task<(T Value, TimeSpan Took)> TimedAsync<T>(Func<Task<T>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        var value = await ask();
        return (value, Stopwatch.GetElapsedTime(began));
    }

    private static HealthCheck Orders(Answer<IReadOnlyList<OrderReport>> asked, TimeSpan took, ITexts texts)
    {
        if (asked is not Answer<IReadOnlyList<OrderReport>>.Given(var open))
        {
            return NotAsked(texts.Looks.OpenOrders, asked.Why, texts);
        }

        var ours = open.Where(order => order.Identifier?.StartsWith(OrderId.Prefix, StringComparison.Ordinal) == true)
            .ToList();
        var names = ours.Take(OrdersMost).Select(order =>
            $"\n   {texts.Words.Of(order.Side)} {Figure.Of(order.Volume?.Value ?? 0m)} "
            + $"<code>{Html.Escape(order.Identifier!)}</code>");
        return new HealthCheck(
            HealthMark.Well,
            $"{texts.Health.WouldCancel(ours.Count, open.Count - ours.Count)} ({texts.Health.Took(took)})"
            + string.Concat(names));
    }

    private static IEnumerable<HealthCheck> Sale(
        AccountPicture picture, Answer<Balances> balances, (Answer<OrderBook> Asked, TimeSpan Took) seen, ITexts texts)
    {
        if (picture.Position is not { } held)
        {
            yield return new HealthCheck(HealthMark.Well, texts.Health.NothingToSell);
            yield break;
        }

        if (seen.Asked is not Answer<OrderBook>.Given(var book))
        {
            yield return NotAsked(texts.Health.Book, seen.Asked.Why, texts);
            yield break;
        }

        var market = new MarketCode(held.Market);
        var volume = balances is Answer<Balances>.Given(var have)
            ? Volume.Min(new Volume(held.Volume), Volume.Cut(have.Of(market.Base).Free))
            : new Volume(held.Volume);
        if (volume.Value < held.Volume)
        {
            yield return new HealthCheck(
                HealthMark.Weak, texts.Health.LessThere(Figure.Of(volume.Value), Figure.Of(held.Volume)));
        }

        if (SliceDesk.IsDust(book.Bids, volume) || volume == Volume.None)
        {
            yield return new HealthCheck(HealthMark.Weak, texts.Health.Dust);
        }
        else if (BookWalk.Walk(book.Bids, volume) is { } walk)
        {
            var brings = StressTest.Proceeds(walk.Average, volume, default);
            yield return new HealthCheck(
                HealthMark.Well,
                texts.Health.WouldSell(
                    Html.Escape(Figure.Coins(volume.Value, held.Market)), Figure.Price(walk.Average.Value),
                    Figure.Won(brings.Value), Figure.Percent(Math.Round(walk.Slippage.Value, 2)))
                + $" ({texts.Health.Took(seen.Took)})");
        }
        else
        {
            yield return new HealthCheck(
                HealthMark.Weak, texts.Looks.ThinBook(Figure.Of(book.Bids.Sum(level => level.Volume.Value))));
        }
    }

    private static HealthCheck Keys(Answer<Balances> balances, TimeSpan took, ITexts texts) =>
        balances is Answer<Balances>.Given
            ? new HealthCheck(HealthMark.Well, $"{texts.Health.KeysWork} ({texts.Health.Took(took)})")
            : NotAsked(texts.Notices.ExchangeKeys, balances.Why, texts);

    private async Task<HealthCheck> DatabaseAsync(ITexts texts, CancellationToken token)
    {
        var (took, why) = await storage.LockAsync(token);
        return why is null
            ? new HealthCheck(HealthMark.Well, $"{texts.Health.DatabaseWorks} ({texts.Health.Took(took)})")
            : Failed(texts.Health.Database, why, texts);
    }

    private async Task<HealthCheck> AlarmAsync(ChatPerson person, CancellationToken token)
    {
        var texts = person.Texts;
        var (delivery, took) = await TimedAsync(() => wire.PingAsync(token));
        if (delivery is not Delivery.Done)
        {
            return Failed(texts.Health.AlarmLine, (delivery as Delivery.Later)?.Why ?? "Telegram", texts);
        }

        var told = people.Listeners.Count(one => one.Account == person.Account);
        return new HealthCheck(
            told > 0 ? HealthMark.Well : HealthMark.Ill,
            $"{texts.Health.AlarmWorks(told)} ({texts.Health.Took(took)})");
    }

    private HealthCheck Guard(AccountPicture picture, ITexts texts)
    {
        var stop = picture.Position is { } held ? $" · {texts.Screens.StopLoss} {Figure.Price(held.StopLoss)}" : "";
        return pulses.Since(Pulse.Guard, picture.Account.Id) is { } since
            ? new HealthCheck(
                HealthCheck.Below(since, GuardWell, GuardWeak),
                texts.Health.GuardLooked(texts.Looks.Ago(since)) + stop)
            : new HealthCheck(HealthMark.Ill, texts.Health.GuardSilent + stop);
    }

    private static HealthCheck NotAsked(string what, string? why, ITexts texts) =>
        Failed($"{what}: {texts.Looks.NotAsked}", why, texts);

    private static HealthCheck Failed(string what, string? why, ITexts texts) =>
        new(HealthMark.Ill, $"{what} – {texts.Tell(why ?? "", LongestFailure)}");
}
