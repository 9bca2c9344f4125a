using Bot.Host.Settings;
using Bot.Host.Storage.Rows;

namespace Bot.Tests.Accounts;

/// <summary>The interval between cycles, changed while the account runs.</summary>
public sealed class IntervalTests
{
    [Fact]
    public async Task Given_an_interval_that_changes_When_hours_pass_Then_each_slot_of_its_time_has_one_cycle()
    {
        await using var town = await Town.OpenAsync("KRW-ETH");
        await PassAsync(town, 0, 1);
        await SetAsync(town, "240");
        await PassAsync(town, 2, 3, 4, 5, 6, 7, 8, 9);
        await SetAsync(town, "60");
        await PassAsync(town, 9, 10, 11);

        // Three o'clock and four; with four hours those that divide the day; then again each, and none made up for.
        Assert.Equal([3, 4, 8, 12, 13, 14], await SlotsAsync(town));
    }

    [Fact]
    public async Task Given_a_shorter_interval_When_it_is_chosen_in_the_middle_Then_the_next_of_its_slots_is_the_first()
    {
        await using var town = await Town.OpenAsync("KRW-ETH");
        await PassAsync(town, 0);
        town.Clock.AdvanceTo(Town.Slot.AddMinutes(50));
        await SetAsync(town, "30");
        town.House.Beat();
        await town.IdleAsync();
        await PassAsync(town, 1);

        Assert.Equal([3, 4], await SlotsAsync(town));
    }

    private static async Task SetAsync(Town town, string minutes)
    {
        await town.WriteAsync(db =>
        {
            db.Settings.RemoveRange(db.Settings);
            db.SaveChanges();
            db.Settings.Add(
                new SettingRow
                {
                    AccountId = 1,
                    Key = SettingCatalog.Interval.Key,
                    Value = minutes,
                    ChangedAt = Town.Slot,
                    ChangedBy = 1,
                }
            );
        });
        await town.OfAll<AccountSettings>().ReadAsync(1, CancellationToken.None);
    }

    private static async Task PassAsync(Town town, params IEnumerable<int> hours)
    {
        foreach (var hour in hours)
        {
            town.Beat(hour);
            await town.IdleAsync();
        }
    }

    private static async Task<List<int>> SlotsAsync(Town town) =>
        await town.ReadAsync(db =>
            db.Cycles.AsEnumerable().OrderBy(row => row.Id).Select(row => row.Slot.Hour).ToList()
        );
}
