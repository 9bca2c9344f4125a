using System.Text.Json;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Screens;
using Bot.Sandbox.Faults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Bot.Tests.Telegram;

public sealed class PumpTests
{
    [Theory]
    [InlineData(FaultKind.DropRequest)]
    [InlineData(FaultKind.DropAnswer)]
    [InlineData(FaultKind.Status)]
    public async Task Given_polling_fails_when_it_works_again_then_updates_are_answered(FaultKind fault)
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Faults.Add(new FaultRule { Path = "getUpdates", Fault = fault });

        await chat.RunAsync();
        var panel = await chat.TypeAsync("/start");

        Assert.Contains("paper", panel.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_another_instance_polls_when_it_is_seen_then_it_is_signalled_and_told()
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Faults.Add(new FaultRule
        {
            Path = "getUpdates",
            Fault = FaultKind.Status,
            Status = 409,
            Body = """{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}""",
        });
        var seen = 0;
        chat.Get<UpdatePump>().SecondInstanceSeen += (_, _) => seen++;

        await chat.RunAsync();
        await chat.SeeAsync("another program uses this bot");

        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task Given_an_update_that_cannot_be_read_when_it_blocks_the_batch_then_it_alone_is_stepped_over()
    {
        await using var chat = await Chat.PrepareAsync(wrap: Garbling);
        chat.Server.SendText(1, 1, "unreadable", "en");
        chat.Server.SendText(1, 1, "/start", "en");

        await chat.RunAsync();

        await chat.SeeAsync("· paper ·");
        Assert.DoesNotContain(
            chat.Messages(), message => message.Text.Contains("unreadable", StringComparison.Ordinal));
    }

    // A client that fails on batches with a certain text, as the real one does on what it cannot parse.
    private static ITelegramBotClient Garbling(ITelegramBotClient real)
    {
        var client = new Mock<ITelegramBotClient>();
        client.Setup(bot => bot.SendRequest(It.IsAny<IRequest<Update[]>>(), It.IsAny<CancellationToken>()))
            .Returns(async (IRequest<Update[]> request, CancellationToken token) =>
            {
                var updates = await real.SendRequest(request, token);
                return updates.Any(update => update.Message?.Text == "unreadable")
                    ? throw new RequestException("There was an exception during deserialization", new JsonException())
                    : updates;
            });
        Pass<Message>(client, real);
        Pass<bool>(client, real);
        Pass<JsonElement[]>(client, real);
        return client.Object;
    }

    private static void Pass<T>(Mock<ITelegramBotClient> client, ITelegramBotClient real) =>
        client.Setup(bot => bot.SendRequest(It.IsAny<IRequest<T>>(), It.IsAny<CancellationToken>()))
            .Returns((IRequest<T> request, CancellationToken token) => real.SendRequest(request, token));

    [Fact]
    public async Task Given_the_program_starts_when_it_polls_then_the_list_of_commands_is_published()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/start");

        var published = chat.Server.Calls.Where(call => call.Method == "setMyCommands").ToList();

        Assert.Equal(3, published.Count);
        Assert.Contains("backtest", published[0].Parameters["commands"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_updates_were_taken_when_the_program_ends_then_how_far_it_came_is_remembered()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/start");
        await chat.TypeAsync("/version");

        var expected = $"{chat.Server.LastUpdateId + 1} ";
        await chat.UntilAsync(
            db => db.Marks.AsNoTracking().Any(row => row.Name == "telegram-offset" && row.Value.StartsWith(expected)));
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task Given_a_token_that_telegram_does_not_know_when_it_works_again_then_the_chat_does(
        int status, string why)
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Faults.Add(new FaultRule
        {
            Path = "getUpdates",
            Fault = FaultKind.Status,
            Status = status,
            From = 1,
            Body = $$$"""{"ok":false,"error_code":{{{status}}},"description":"{{{why}}}"}""",
        });
        await chat.RunAsync();
        await chat.UntilAsync(
            _ => chat.Log.Errors.Any(line => line.Text.Contains("Trading goes on", StringComparison.Ordinal)));

        Assert.Equal($"{status} {why}", chat.Get<UpdatePump>().Refusal);
        chat.Faults.Clear();
        chat.Server.SendText(1, 1, "/version", "en");
        await chat.PassAsync(TimeSpan.FromMinutes(1), chat.SeeAsync("ChatTrader 0.1.0"));
        await chat.UntilAsync(_ => chat.Get<UpdatePump>().Refusal is null);
    }

    [Fact]
    public void Given_a_revoked_token_when_it_is_tried_again_and_again_then_the_rests_grow_up_to_seven_minutes()
    {
        var pace = Enumerable.Range(0, 20).Select(
            failures => Enumerable.Range(0, failures).Aggregate(new PollPace(), (before, _) => before.Failed()));

        Assert.Equal(
            Enumerable.Range(0, 20).Select(failures => Math.Min(failures, 7)),
            pace.Select(one => (int)one.RestOfRevoked.TotalMinutes));
    }

    [Fact]
    public async Task Given_a_handler_that_is_cancelled_when_something_else_is_asked_then_it_is_answered()
    {
        await using var chat = await Chat.OpenAsync(swap: services =>
        {
            services.Remove(services.First(one => one.ImplementationType == typeof(HelpScreen)));
            services.AddSingleton<IScreen, CancelledScreen>();
        });

        var broken = await chat.TypeAsync("/help");
        var answer = await chat.TypeAsync("/version");

        Assert.Contains("something broke", broken.Text, StringComparison.Ordinal);
        Assert.Equal("ChatTrader 0.1.0", answer.Text);
    }

    [Fact]
    public async Task Given_an_update_that_is_delivered_twice_when_it_acts_then_it_acts_once()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.SendText(1, 1, "/safe", "en");
        chat.Server.Deliver(chat.Server.LastUpdateId);
        await chat.SettleAsync();

        Assert.Single(await chat.CommandsAsync());
    }

    private sealed class CancelledScreen : IScreen
    {
        public CommandName Command => CommandName.Help;

        public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token) =>
            throw new OperationCanceledException("by somebody else");
    }
}
