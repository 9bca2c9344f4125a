using Bot.Domain.Accounts;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Host.Backups;
using Bot.Host.Storage.Rows;
using Bot.Host.Upbit;
using Bot.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Backups;

/// <summary>One account from a database into another.</summary>
public sealed class TransferTests : IDisposable
{
    private const string Passphrase = "correct horse battery";
    private static readonly AccountId First = new(1);
    private static readonly ExchangeKeys Keys = new("ACCESSACCESSACCESS", "SECRETSECRETSECRET");

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("transfer").FullName, "account.ct");

    [Fact]
    public async Task Given_an_account_When_it_is_imported_where_its_number_is_taken_Then_it_is_whole_under_the_next()
    {
        using var from = await FilledAsync();
        Export(from);
        using var to = await FilledAsync();

        var account = await ImportAsync(to, person: 77);

        Assert.Equal(new AccountId(2), account);
        Assert.Equal(
            "ct-2-20240510T050000-entry-1",
            await to.ScalarAsync("SELECT EntryOrderId FROM Positions WHERE AccountId = 2")
        );
        Assert.Equal(2L, await to.ScalarAsync("SELECT count(*) FROM CycleInputs i JOIN Cycles c ON c.Id = i.CycleId"));
        Assert.Null(await to.ScalarAsync("PRAGMA foreign_key_check"));
        var row = await to.ReadAsync(db => db.Accounts.SingleAsync(one => one.Id == 2));
        Assert.Equal(("main 2", TradingState.Stopped, "imported"), (row.Name, row.State, row.StateReason));
        var person = await to.ReadAsync(db => db.People.SingleAsync(one => one.Id == 77));
        Assert.Equal((2, PersonRole.Trader), (person.AccountId, person.Role));
    }

    [Fact]
    public async Task Given_an_empty_folder_When_an_account_is_imported_Then_everything_is_as_it_was_under_its_number()
    {
        using var from = await FilledAsync();
        Export(from);
        using var to = new Store();
        await to.PrepareAsync();

        Assert.Equal(First, await ImportAsync(to));

        foreach (var table in AccountParts.Tables.Except(["Transitions"], StringComparer.Ordinal))
        {
            var rows = $"SELECT group_concat(quote(x)) FROM (SELECT t.*, rowid AS x FROM {table} t)";
            Assert.Equal(await from.ScalarAsync(rows), await to.ScalarAsync(rows));
        }

        Assert.Equal(
            await from.ScalarAsync("SELECT group_concat(Price || OrderId || At) FROM Fills"),
            await to.ScalarAsync("SELECT group_concat(Price || OrderId || At) FROM Fills")
        );
    }

    [Fact]
    public async Task Given_keys_When_they_come_along_Then_only_the_passphrase_opens_them_and_the_file_shows_nothing()
    {
        using var from = await FilledAsync();
        Export(from, KeyEnvelope.Lock(Keys, Store.Now, Passphrase));

        var header = AccountFile.Open(_file, CancellationToken.None);

        Assert.Equal(
            (Keys.Access, Keys.Secret),
            (header.Keys!.Open(Passphrase).Keys.Access, header.Keys.Open(Passphrase).Keys.Secret)
        );
        var wrong = Assert.Throws<InvalidDataException>(() => header.Keys.Open("correct horse batterz"));
        Assert.Equal("the passphrase does not open the keys in it", wrong.Message);
        Assert.DoesNotContain(Keys.Secret, System.Text.Json.JsonSerializer.Serialize(header), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_file_When_any_byte_of_it_is_another_Then_it_is_refused()
    {
        using var from = await FilledAsync();
        Export(from);
        var whole = await File.ReadAllBytesAsync(_file);
        var flips = Gen.Choose(0, whole.Length - 1).SelectMany(at => Gen.Choose(1, 255).Select(bits => (at, bits)));

        Prop.ForAll(
                flips.ToArbitrary(),
                flip =>
                {
                    var broken = (byte[])whole.Clone();
                    broken[flip.at] ^= (byte)flip.bits;
                    File.WriteAllBytes(_file, broken);
                    return Assert
                        .Throws<InvalidDataException>(() => AccountFile.Open(_file, CancellationToken.None))
                        .Message.Contains("is refused", StringComparison.Ordinal);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Given_a_file_of_a_newer_schema_When_it_is_imported_Then_it_is_refused_and_nothing_changed()
    {
        using var from = await FilledAsync();
        new AccountExport(from.File, BackupPlace.KnownSchemas()[^1], from.Clock).Write(
            First,
            _file,
            keys: null,
            CancellationToken.None
        );
        var header = AccountFile.Open(_file, CancellationToken.None);
        AccountFile.Write(_file, header with { Schema = "20991231000000_Later" }, _ => { }, CancellationToken.None);
        using var to = await Store.OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(to));

        Assert.Contains("of version 20991231000000_Later", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await to.ScalarAsync("SELECT count(*) FROM Accounts"));
    }

    [Fact]
    public async Task Given_a_file_that_ends_early_When_it_is_sealed_well_Then_it_is_refused_and_nothing_changed()
    {
        using var from = await FilledAsync();
        Export(from);
        var rows = AccountFile.Rows(_file).ToList();
        AccountFile.Write(
            _file,
            AccountFile.Open(_file, CancellationToken.None),
            lines => rows.SkipLast(1).ToList().ForEach(row => lines.Add(AccountFile.Line(row))),
            CancellationToken.None
        );
        using var to = await Store.OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(to));

        Assert.EndsWith("nothing was changed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await to.ScalarAsync("SELECT count(*) FROM Accounts"));
        Assert.Equal(0L, await to.ScalarAsync("SELECT count(*) FROM Cycles"));
    }

    [Fact]
    public async Task Given_live_orders_that_bear_a_number_that_is_taken_When_they_are_imported_Then_it_is_refused()
    {
        using var from = await FilledAsync();
        await from.WriteAsync(db =>
        {
            db.Accounts.Single().Mode = TradingMode.Live;
            db.Orders.Single().Status = OrderStatus.Accepted;
        });
        Export(from);
        using var to = await Store.OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(to));

        Assert.Contains("orders at the exchange that bear the number 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_tables_When_they_are_gone_through_Then_each_of_accounts_goes_along_or_stays_for_a_reason()
    {
        // People and their chats stay, and so does what was on its way to them; keys go by a way of their own.
        string[] stay =
        [
            "Audit",
            "Commands",
            "Confirmations",
            "ExchangeKeys",
            "Groups",
            "Invites",
            "Mails",
            "Outbox",
            "Panels",
            "People",
        ];
        using var store = new Store();
        using var db = store.Databases.CreateDbContext();

        var tables = db
            .Model.GetEntityTypes()
            .Where(type => type.FindProperty("AccountId") is not null)
            .Select(type => type.GetTableName()!);

        Assert.Equal(
            tables.Order(StringComparer.Ordinal),
            AccountParts.Tables.Concat(stay).Order(StringComparer.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    private void Export(Store from, KeyEnvelope? keys = null) =>
        new AccountExport(from.File, BackupPlace.KnownSchemas()[^1], from.Clock).Write(
            First,
            _file,
            keys,
            CancellationToken.None
        );

    private Task<AccountId> ImportAsync(Store to, long? person = null) =>
        new AccountImport(to.Databases, to.Clock).RunAsync(_file, person, keys: null, CancellationToken.None);

    private static async Task<Store> FilledAsync()
    {
        var store = await Store.OpenAsync();
        await store.WriteAsync(db =>
        {
            db.Accounts.Single().State = TradingState.Running;
            db.Cycles.Add(Store.Cycle());
            db.Orders.Add(Order());
            db.Fills.Add(Fill());
            db.Positions.Add(Held());
            db.Settings.Add(
                new SettingRow
                {
                    AccountId = 1,
                    Key = "Exits:TrailingPercent",
                    Value = "2.5",
                }
            );
        });
        await store.WriteAsync(db =>
            db.CycleInputs.Add(
                new CycleInputRow
                {
                    CycleId = db.Cycles.Single().Id,
                    AccountId = 1,
                    Input = [1, 2, 0, 255],
                    Decision = "{}",
                }
            )
        );
        return store;
    }

    private const string Entry = "ct-1-20240510T050000-entry-1";

    private static OrderRow Order() =>
        new()
        {
            Id = Entry,
            AccountId = 1,
            Market = "KRW-ETH",
            Side = OrderSide.Buy,
            Volume = 1m,
            Reason = "bought",
            Status = OrderStatus.Closed,
            IntendedAt = Store.Now,
        };

    private static FillRow Fill() =>
        new()
        {
            AccountId = 1,
            ExchangeId = "f1",
            OrderId = Entry,
            Market = "KRW-ETH",
            Side = OrderSide.Buy,
            Price = 5_000_000.10m,
            Volume = 0.12345678m,
            Funds = 1m,
            Fee = 1m,
            At = Store.Now,
        };

    private static PositionRow Held() =>
        new()
        {
            AccountId = 1,
            Market = "KRW-ETH",
            Volume = 0.12345678m,
            AverageFill = 5_000_000.10m,
            StopLoss = 4_000_000m,
            Atr = 1234.5,
            EntryOrderId = Entry,
            OpenedAt = Store.Now,
        };
}
