using Bot.Sandbox.Upbit.Markets;
using Skender.Stock.Indicators;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class GeneratedMarketTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_a_seed_when_a_market_is_made_twice_then_it_is_the_same_and_another_seed_s_is_not()
    {
        Assert.Equal(Closes(7), Closes(7));
        Assert.NotEqual(Closes(7), Closes(8));
    }

    [Fact]
    public void Given_a_made_up_market_when_its_name_is_read_then_it_says_so()
    {
        var market = GeneratedMarket.Hours(7, Start, 10, 4_000_000m);

        Assert.Equal("Ethereum (generated, seed 7)", market.EnglishName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(42)]
    public void Given_a_year_when_it_is_looked_at_then_most_months_hold_a_sell_off_and_a_rally_that_a_strategy_sees(
        int seed)
    {
        var quotes = Quotes(seed);
        var rsi = quotes.GetRsi(14).ToList();
        var bought = Enumerable.Range(200, quotes.Count - 200).Where(at => rsi[at].Rsi <= 30
            && quotes[at].Volume > quotes.Skip(at - 20).Take(20).Average(quote => quote.Volume)).ToList();
        var sold = Enumerable.Range(200, quotes.Count - 200).Where(at => rsi[at].Rsi >= 70).ToList();

        Assert.InRange(Episodes(bought), 24, 200);
        Assert.InRange(Episodes(sold), 24, 300);
        Assert.InRange(quotes[^1].Close / quotes[0].Open, 0.3m, 3m);
    }

    [Fact]
    public void Given_a_made_up_market_when_its_prices_are_looked_at_then_they_stand_on_the_price_unit()
    {
        foreach (var quote in Quotes(5))
        {
            Assert.All(new[] { quote.Open, quote.High, quote.Low, quote.Close }, price =>
                Assert.True(PriceUnits.Fits(price, quote.Date.Ticks), $"{quote.Date:s}: {price}"));
        }
    }

    private static int Episodes(List<int> hours) =>
        hours.Where((hour, index) => index == 0 || hour - hours[index - 1] > 12).Count();

    private static List<decimal> Closes(int seed) => [.. Quotes(seed).Select(quote => quote.Close)];

    private static List<Quote> Quotes(int seed)
    {
        var market = GeneratedMarket.Hours(seed, Start, 8_760, 4_000_000m);
        var rows = market.Series.Before(CandleUnit.Minutes(60), long.MaxValue, 10_000, market.End.UtcTicks);
        rows.Reverse();
        return [.. rows.Select(row => new Quote
        {
            Date = new(row.Start, DateTimeKind.Utc),
            Open = row.Open,
            High = row.High,
            Low = row.Low,
            Close = row.Close,
            Volume = row.Volume,
        })];
    }
}
