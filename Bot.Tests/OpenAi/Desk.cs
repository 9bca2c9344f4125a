using Bot.Domain.Decisions;
using Bot.Host.OpenAi;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;
using Bot.Sandbox.OpenAi;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.OpenAi;

/// <summary>The advisor on a real database against the stand-in of OpenAI, over HTTP.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Desk(Store store, OpenAiServer server, FaultPlan faults, OpenAiOptions options)
    {
        (Store, Server, Faults, Options) = (store, server, faults, options);
        Advisor = Again();
    }

    public Store Store { get; }

    public OpenAiServer Server { get; }

    public FaultPlan Faults { get; }

    public OpenAiOptions Options { get; }

    public OpenAiAdvisor Advisor { get; private set; }

    public static async Task<Desk> OpenAsync(Func<OpenAiOptions, OpenAiOptions>? change = null)
    {
        var faults = new FaultPlan();
        var server = await OpenAiServer.StartAsync(
            new OpenAiServerOptions
            {
                Faults = faults,
                SlowAnswer = TimeSpan.FromMinutes(1),
                RetryAfter = TimeSpan.Zero,
            }
        );
        var options = new OpenAiOptions
        {
            ApiKey = "sk-test",
            BaseUrl = server.Address.ToString(),
            TimeoutSeconds = 20,
        };
        return new Desk(await Store.OpenAsync(), server, faults, change?.Invoke(options) ?? options);
    }

    /// <summary>The advisor as after a restart.</summary>
    public OpenAiAdvisor Again(OpenAiOptions? options = null)
    {
        Advisor?.Dispose();
        var pace = new RetryPace(TimeProvider.System, 1) { First = TimeSpan.FromMilliseconds(1) };
        options ??= Options;
        return Advisor = new OpenAiAdvisor(options, Purse(options), pace, Store.Clock);
    }

    /// <summary>The month's purse as after a restart.</summary>
    public MonthlyBudget Purse(OpenAiOptions? options = null) =>
        new(Store.Databases, options ?? Options, Settings(options ?? Options));

    public Task<Advised> AskAsync(AdviceRequest? request = null) =>
        Advisor.AdviseAsync(request ?? Ask.For(), CancellationToken.None);

    /// <summary>Asks, lets it be watched and writes it down, as a cycle does.</summary>
    public async Task<Advised> CycleAsync(int hour)
    {
        var journal = new Journal(Store.Databases, new CycleInputs(new CandleStore()));
        var slot = Ask.At.AddHours(hour);
        var advised = await new AdvisorWatch(journal, Options).HeedAsync(
            1,
            await AskAsync(Ask.For(slot: slot)),
            CancellationToken.None
        );
        var account = await Store.ReadAsync(db => db.Accounts.SingleAsync());
        await journal.EndAsync(
            account,
            new CycleRecord
            {
                Slot = slot,
                StartedAt = slot,
                EndedAt = slot,
                Ending = advised.Advice is null
                    ? Ending.FailedAdvisor(advised.Call.Failure!)
                    : Ending.HoldAdvice("held"),
                Advice = advised.Call.Source == "rules" ? null : advised.Call,
                AdvisorNotice = advised.Notice,
            },
            CancellationToken.None
        );
        return advised;
    }

    private AccountSettings Settings(OpenAiOptions options) =>
        new(new BotOptions { OpenAI = options }, Store.Databases, NullLogger<AccountSettings>.Instance);

    /// <summary>What people were told, oldest first.</summary>
    public async Task<IReadOnlyList<Notice>> ToldAsync()
    {
        var rows = await Store.ReadAsync(db => db.Outbox.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        return rows.ConvertAll(Outbox.Read);
    }

    /// <summary>The month's money.</summary>
    public Task<BudgetRow> BudgetAsync() => Store.ReadAsync(db => db.Budgets.AsNoTracking().SingleAsync());

    public async ValueTask DisposeAsync()
    {
        Advisor.Dispose();
        await Server.DisposeAsync();
        Store.Dispose();
    }
}
