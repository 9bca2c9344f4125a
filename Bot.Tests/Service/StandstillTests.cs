using Bot.Host.Watching;

namespace Bot.Tests.Service;

/// <summary>When the program counts as hung, both sides of every boundary.</summary>
public sealed class StandstillTests
{
    private static readonly TimeSpan WorkMost = TimeSpan.FromSeconds(600);

    [Theory]
    [InlineData(1, 0, 0, null)]
    [InlineData(120, 300, 600, null)]
    [InlineData(121, 0, 0, "nothing has looked what is due for 121 s")]
    [InlineData(1, 301, 0, "polling has stood still for 301 s")]
    [InlineData(1, 0, 601, "account 2 has been at CycleDue for 601 s")]
    [InlineData(1, null, 601, "account 2 has been at CycleDue for 601 s")]
    public void Given_ages_of_the_signs_of_life_When_they_are_judged_Then_only_what_hangs_is_named(
        int beat,
        int? polling,
        int work,
        string? trouble
    ) =>
        Assert.Equal(
            trouble,
            Standstill.Of(
                TimeSpan.FromSeconds(beat),
                polling is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                [(1, "GuardDue", TimeSpan.Zero), (2, "CycleDue", TimeSpan.FromSeconds(work))],
                WorkMost
            )
        );

    [Fact]
    public void Given_accounts_with_nothing_in_hand_When_a_day_passes_between_cycles_Then_nothing_hangs() =>
        Assert.Null(Standstill.Of(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), [], WorkMost));
}
