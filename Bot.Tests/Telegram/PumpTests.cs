using System.Text.Json;
using Bot.Host.Telegram;
using Bot.Sandbox.Faults;
using Microsoft.EntityFrameworkCore;
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
}
