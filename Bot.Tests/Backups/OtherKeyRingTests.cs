using Bot.Domain.Accounts;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Watching;
using Bot.Tests.Accounts;
using Bot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Backups;

/// <summary>A database that was restored on another machine: what encrypted its exchange keys is not there.</summary>
public sealed class OtherKeyRingTests
{
    [Fact]
    public async Task Given_keys_that_another_ring_encrypted_When_they_are_asked_for_Then_there_are_none()
    {
        using var store = await Store.OpenAsync();
        var there = Vault(store, "there");
        await using (var db = await store.Databases.CreateDbContextAsync())
        {
            var keys = new ExchangeKeys("ACCESSACCESSACCESS", "SECRETSECRETSECRET");
            await there.PutAsync(db, new AccountId(1), keys, (Store.Now, 1, null), default);
            await db.SaveChangesAsync();
        }

        Assert.NotNull(await there.FindAsync(new AccountId(1), default));
        Assert.Null(await Vault(store, "here").FindAsync(new AccountId(1), default));
    }

    [Fact]
    public async Task Given_keys_that_nobody_can_open_When_the_bot_starts_Then_it_runs_and_says_so_with_the_cure()
    {
        await using var town = await Town.BuildAsync(["KRW-ETH"]);
        await town.SpoilKeysAsync();

        await town.StartAsync();

        var told = await town.ReadAsync(db => db.Outbox.AsEnumerable().Select(Outbox.Read).ToList());
        var trouble = Assert.Single(told.OfType<Notice.Trouble>());
        Assert.Equal("keys", trouble.What);
        Assert.Contains("enter them again with /keys", trouble.Detail, StringComparison.Ordinal);
    }

    private static KeyVault Vault(Store store, string ring) =>
        new(
            store.Databases,
            AccountServices.Protection(Path.Combine(store.Folder, ring)),
            new UpbitOptions(),
            new Scrubber([]),
            NullLogger<KeyVault>.Instance
        );
}
