using Bot.Domain.Accounts;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Trading;

/// <summary>
/// A trader's hands at an exchange: a real database, and the sandbox's exchange over HTTP with a book as thin as a test
/// wants it. The market's clock stands still.
/// </summary>
internal sealed class Floor : IAsyncDisposable
{
    public static readonly MarketCode Market = new("KRW-ETH");
    public static readonly DateTimeOffset Slot = new(2026, 1, 5, 3, 0, 0, TimeSpan.Zero);

    private static readonly TradingRules Rules = new();
    private static readonly ExitTerms Terms = new(new Percent(-5m), new Percent(10m));

    private readonly Store _store;
    private readonly Lease _lease;
    private readonly HttpClient _http;

    private Floor(Store store, Lease lease, UpbitServer upbit)
    {
        (_store, _lease, Upbit) = (store, lease, upbit);
        _http = new HttpClient { BaseAddress = upbit.Address };
        var keys = new UpbitServerOptions();
        Client = new UpbitClient(
            _http,
            new UpbitSigner(keys.AccessKey, keys.SecretKey),
            new UpbitRateLimits(TimeProvider.System),
            NullLogger<UpbitClient>.Instance
        );
        Exchange = new TroubledExchange(new UpbitExchange(Client, TimeProvider.System, Time));
    }

    public UpbitServer Upbit { get; }

    /// <summary>The account as somebody else with the same keys uses it.</summary>
    public UpbitClient Client { get; }

    public TroubledExchange Exchange { get; }

    public IDbContextFactory<BotDb> Databases => _store.Databases;

    public TimeProvider Time => _store.Clock;

    public OrderLedger Ledger => new(Databases, _lease);

    public PositionBook Positions => new(Databases);

    public OrderDesk Desk => new(Exchange, Ledger, Time, NullLogger<OrderDesk>.Instance);

    /// <summary>As a program that was just started has it: nothing in memory.</summary>
    public Broker Broker => BrokerAt(new SlicePace(TimeSpan.Zero, TimeProvider.System));

    public StateKeeper States => new(Databases, Time, NullLogger<StateKeeper>.Instance);

    public DifferenceCard Card => new(Databases, States, Time);

    public Gatehouse Gatehouse =>
        new(
            Databases,
            Positions,
            States,
            Card,
            new Journal(Databases, new CycleInputs(new CandleStore())),
            Settings,
            Time
        );

    public AccountSettings Settings => new(new BotOptions(), Databases, NullLogger<AccountSettings>.Instance);

    public UnknownOrders Unknown => new(Desk, Ledger, States, Time);

    public PurseBook Purses => new(Databases);

    /// <summary>As it is in a program that was just started.</summary>
    public Reconciler Reconciler =>
        new(
            new ExchangeLook(Exchange, Time),
            Unknown,
            Positions,
            Purses,
            new MoneyMoves(Exchange, Purses, Time, NullLogger<MoneyMoves>.Instance),
            new SecondLook(TimeSpan.Zero, TimeProvider.System)
        );

    public DifferenceDesk Differences =>
        new(Reconciler, Card, Exchange, new Adjustments(Databases, Purses), Broker, Settings, Time);

    public PositionGuard Guard =>
        new(
            Exchange,
            new HeldReader(Unknown, Positions, new HeldMemory(Settings)),
            Reconciler,
            Broker,
            Gatehouse,
            new Pulses(Time),
            Time
        );

    /// <summary>Does what people ask for, all but a cycle.</summary>
    public PersonDesk Person =>
        new(new CommandBook(Databases, Settings, Time), States, null!, Broker, Gatehouse, Differences, Time);

    /// <param name="levelKrw">On the first levels of the book, about; a level is 0.09 % from the next.</param>
    /// <param name="hours">The price of each hour, the first the one of <see cref="Slot"/>.</param>
    public static async Task<Floor> OpenAsync(decimal levelKrw, params decimal[] hours)
    {
        var store = await Store.OpenAsync();
        store.Clock.AdvanceTo(Slot.AddSeconds(7));
        var lease = store.Lease();
        Assert.Null(lease.TryLock());
        Assert.Null(await lease.TryAcquireAsync(CancellationToken.None));
        var prices = hours.DefaultIfEmpty(1_100_000m).ToList();
        var candles = prices
            .Select((price, hour) => new ReplayedCandle(Slot.AddHours(hour), price, price, price, price, 10m))
            .Prepend(new ReplayedCandle(Slot.AddHours(-1), prices[0], prices[0], prices[0], prices[0], 10m));
        var market = ReplayedMarket.FromCandles(Market.Value, TimeSpan.FromHours(1), candles);
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Time = store.Clock,
                Markets = [new ReplayedMarket(market) { LevelKrw = levelKrw }],
                RateLimits = RequestLimits.Off,
            }
        );
        return new Floor(store, lease, upbit);
    }

    public Broker BrokerAt(SlicePace pace) =>
        new(Exchange, new SliceDesk(Exchange, Desk, Ledger, Databases, Rules, pace, Time), Time);

    /// <summary>Buys as a cycle does that was told to.</summary>
    public Task<Ending> BuyAsync() => BuyAsync(Broker, CancellationToken.None);

    public async Task<Ending> BuyAsync(Broker broker, CancellationToken token)
    {
        var account = await AccountAsync();
        var balances = Given(await Exchange.BalancesAsync(CancellationToken.None));
        var book = Given(await Exchange.OrderBookAsync(Market, CancellationToken.None));
        var input = new CycleInput
        {
            Market = Market,
            At = Time.GetUtcNow(),
            Terms = new CycleTerms(RiskProfile.Find(account.Profile)!, account.Strategy, Rules),
            Last = book.Bids[0].Price,
            ChangeDay = default,
            Cash = balances.Cash,
            FreeCash = balances.FreeCash,
            Coins = balances.Coins(Market),
            Closed = await Positions.ClosedAsync(account.Id, CancellationToken.None),
        };
        var entry = PlannedEntry.Of(input, book, Terms);
        return entry.Plan is { } plan
            ? await broker.BuyAsync(account, plan, Slot, new CycleNotes(), token)
            : entry.Blocked!;
    }

    /// <summary>Sells all that is held, as on the press of a key.</summary>
    public async Task<Ending> SellAsync(CancellationToken token = default) =>
        await Broker.SellAsync(await AccountAsync(), (await HeldAsync())!, Slot, new CycleNotes(), token);

    /// <summary>Coins that were bought before, in one order, and lie at the exchange.</summary>
    public async Task HoldAsync(decimal coins, decimal price, PartialRule? partial = null)
    {
        Upbit.Deposit("ETH", coins);
        var series = new OrderSeries(new AccountId(1), Market, Slot.AddHours(-1), "entry");
        var intent = series.Entry(1, new Volume(coins), new Price(price));
        Assert.True(
            await Ledger.TryCommitIntentAsync(intent, Terms with { Partial = partial }, Slot, CancellationToken.None)
        );
        var fill = new Fill("held", intent.Limit!.Value, intent.Volume, new Krw(coins * price), Slot.AddHours(-1));
        var report = new OrderReport("held", intent.Id.Value, OrderSide.Buy, true, Krw.Zero, intent.Volume, [fill]);
        await Ledger.CommitExecutionAsync(intent, new Execution.Filled(report), Slot, CancellationToken.None);
        await Ledger.TellAsync(1, Slot, CancellationToken.None);
    }

    public void AdvanceTo(DateTimeOffset instant) => _store.Clock.AdvanceTo(instant);

    public Task<Position?> HeldAsync() => Positions.FindAsync(1, Market, CancellationToken.None);

    public Task<AccountRow> AccountAsync() => ReadAsync(db => db.Accounts.AsNoTracking().SingleAsync());

    public Task WriteAsync(Action<BotDb> write) => _store.WriteAsync(write);

    public Task<T> ReadAsync<T>(Func<BotDb, Task<T>> read) => _store.ReadAsync(read);

    /// <summary>Fills of a side as the journal has them and as the exchange does: coins, KRW and fee.</summary>
    public async Task<((decimal, decimal, decimal) Journal, (decimal, decimal, decimal) Exchange)> SumsAsync(
        OrderSide side
    )
    {
        var mine = await ReadAsync(db =>
            db.Fills.AsNoTracking().Where(fill => fill.Side == side && fill.ExchangeId != "held").ToListAsync()
        );
        var theirs = Upbit.Ledger.Fills.Where(fill => fill.Side == (side == OrderSide.Buy ? "bid" : "ask")).ToList();
        return (
            (mine.Sum(fill => fill.Volume), mine.Sum(fill => fill.Funds), mine.Sum(fill => fill.Fee)),
            (theirs.Sum(fill => fill.Volume), theirs.Sum(fill => fill.Funds), theirs.Sum(fill => fill.Fee))
        );
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Upbit.DisposeAsync();
        _lease.Dispose();
        _store.Dispose();
    }

    private static T Given<T>(Answer<T> answer) => Assert.IsType<Answer<T>.Given>(answer).Value;
}
