using Bot.Domain.Cycles;
using Bot.Domain.Risk;

namespace Bot.Tests.Settings;

/// <summary>What an account sets for itself decides, and is kept with the cycle it decided.</summary>
public sealed class OwnReplayTests
{
    [Theory]
    [InlineData("1", false)]
    [InlineData("50", true)]
    public void Given_an_own_number_of_entries_When_the_gate_is_read_Then_it_counts_and_not_the_profiles(
        string entries,
        bool passes
    )
    {
        var terms = Terms.Of("balanced", $"Limits:EntriesPerDay {entries}");

        Assert.Equal(
            passes,
            EntryFrequency.Check(terms.Cycle("rsi-mean-reversion").Profile, null, 3, DateTimeOffset.UnixEpoch)[1].Passed
        );
    }

    [Fact]
    public void Given_own_limits_and_exits_When_the_terms_are_kept_and_read_Then_they_are_the_same()
    {
        var terms = Terms
            .Of("balanced", "Limits:StopLossPercent -4", "Exits:Trailing true", "Exits:TrailingPercent 2.5")
            .Cycle("rsi-mean-reversion");

        var kept = System.Text.Json.JsonSerializer.Serialize(terms, Bot.Host.Storage.DomainJson.Form);
        var read = System.Text.Json.JsonSerializer.Deserialize<CycleTerms>(kept, Bot.Host.Storage.DomainJson.Form)!;

        Assert.Equal(terms.Profile, read.Profile);
        Assert.Equal(terms.Rules.Exits, read.Rules.Exits);
    }
}
