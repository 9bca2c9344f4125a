using Bot.Domain.Accounts;
using Bot.Host.Http.Api;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Bot.Tests.Http;

/// <summary>Safe mode neither waits for the database nor for whoever asked for it.</summary>
public sealed class ControlDeskTests
{
    private readonly Mock<ITraderBell> _bell = new();

    [Fact]
    public async Task Given_somebody_who_is_gone_again_When_safe_mode_was_asked_for_Then_the_trader_has_it_and_it_is_written()
    {
        using var store = await Store.OpenAsync();
        using var desk = Desk(store.Databases, store);

        await desk.AskAsync(1, "safe", "http", new CancellationToken(canceled: true));

        _bell.Verify(bell => bell.Panic(new AccountId(1), "7", false), Times.Once);
        Assert.Equal(1L, await store.ScalarAsync("SELECT count(*) FROM Commands"));
        Assert.Equal(1L, await store.ScalarAsync("SELECT count(*) FROM Audit WHERE Result = 'asked'"));
    }

    [Fact]
    public async Task Given_somebody_who_is_gone_again_When_a_start_was_asked_for_Then_it_is_not_done()
    {
        using var store = await Store.OpenAsync();
        using var desk = Desk(store.Databases, store);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            desk.AskAsync(1, "start", "http", new CancellationToken(canceled: true))
        );

        Assert.Equal(0L, await store.ScalarAsync("SELECT count(*) FROM Commands"));
    }

    [Fact]
    public async Task Given_a_database_that_never_answers_When_safe_mode_is_asked_for_Then_the_trader_has_it_at_once()
    {
        using var store = await Store.OpenAsync();
        var never = new Mock<IDbContextFactory<BotDb>>();
        never
            .Setup(databases => databases.CreateDbContextAsync(It.IsAny<CancellationToken>()))
            .Returns(new TaskCompletionSource<BotDb>().Task);
        using var desk = Desk(never.Object, store);

        var asked = desk.AskAsync(1, "safe", "http", CancellationToken.None);

        Assert.False(asked.IsCompleted);
        _bell.Verify(bell => bell.Panic(new AccountId(1), "7", false), Times.Once);
    }

    private ControlDesk Desk(IDbContextFactory<BotDb> databases, Store store) =>
        new(
            databases,
            _bell.Object,
            new TelegramOptions { OwnerId = 7 },
            store.Clock,
            NullLogger<ControlDesk>.Instance
        );
}
