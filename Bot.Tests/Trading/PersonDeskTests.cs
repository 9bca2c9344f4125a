using System.Text.Json;
using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Trading;

/// <summary>What a person is told of a thing that could not be done.</summary>
public sealed class PersonDeskTests
{
    public static TheoryData<PersonCommand> NeedBooks =>
        [
            new PersonCommand.Run(),
            new PersonCommand.Stop(Sell: true),
            new PersonCommand.Halt(Sell: true),
            new PersonCommand.Resume(DespiteCause: false),
        ];

    [Theory]
    [MemberData(nameof(NeedBooks))]
    public async Task Given_an_exchange_that_cannot_be_asked_When_something_is_asked_that_needs_it_Then_it_is_told_why(
        PersonCommand command
    )
    {
        await using var floor = await OpenAsync(command);
        floor.Exchange.Balances = (_, _) => new Answer<Balances>.Failed(FailureKind.Network, "no answer in time");

        Assert.Equal("Network: balances cannot be read: no answer in time", await ResultAsync(floor, command));
    }

    [Theory]
    [MemberData(nameof(NeedBooks))]
    public async Task Given_books_that_differ_When_something_is_asked_that_needs_them_Then_it_is_told_in_words(
        PersonCommand command
    )
    {
        await using var floor = await OpenAsync(command);
        floor.Upbit.Deposit("ETH", 0.5m);

        var told = await ResultAsync(floor, command);

        Assert.Equal("the exchange has 0.5 ETH more than the journal (0)", told);
        Assert.Equal("거래소에 ETH 수량이 장부(0)보다 0.5 많습니다", Languages.Korean.Tell(told));
    }

    [Theory]
    [InlineData(TradingState.ManualHalt, false, PersonDesk.HaltedBefore)]
    [InlineData(TradingState.ManualHalt, true, PersonDesk.HaltedBefore)]
    [InlineData(TradingState.Running, false, "done")]
    [InlineData(TradingState.Running, true, PersonDesk.NothingHeld)]
    public async Task Given_a_halt_by_hand_When_panic_is_pressed_again_Then_it_is_answered(
        TradingState state,
        bool sell,
        string told
    )
    {
        await using var floor = await OpenAsync(new PersonCommand.Halt(sell));
        await floor.WriteAsync(db =>
        {
            var account = db.Accounts.Single();
            (account.State, account.StateSince) = (state, floor.Time.GetUtcNow().AddMinutes(-5));
        });

        Assert.Equal(told, await ResultAsync(floor, new PersonCommand.Halt(sell)));
    }

    private static async Task<Floor> OpenAsync(PersonCommand command)
    {
        var floor = await Floor.OpenAsync(40_000_000m);
        var state = command switch
        {
            PersonCommand.Run => TradingState.Stopped,
            PersonCommand.Resume => TradingState.ManualHalt,
            _ => TradingState.Running,
        };
        await floor.WriteAsync(db => db.Accounts.Single().State = state);
        return floor;
    }

    private static async Task<string> ResultAsync(Floor floor, PersonCommand command)
    {
        var row = new CommandRow
        {
            AccountId = 1,
            PersonId = 7,
            Command = JsonSerializer.Serialize(command),
            AskedAt = floor.Time.GetUtcNow(),
        };
        await floor.WriteAsync(db => db.Commands.Add(row));
        await floor.Person.DoAsync(await floor.AccountAsync(), row, CancellationToken.None);
        return (await floor.ReadAsync(db => db.Commands.AsNoTracking().SingleAsync())).Result!;
    }
}
