using System.Text;
using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Notices;
using Bot.Host.Trading;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Telegram;

/// <summary>Text from outside (names, advice, errors of the exchange) in all that is told and shown.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Bits =
    [
        "<b>", "</b>", "<a href=\"tg://user?id=1\">", "&lt;", "&", "&#0;", "&amp;amp;", "<pre><code class=\"x\">", "\"",
        "'", "\u202e", "\u200b", "\u200f", "\u0000", "\u001b[31m", "👩‍👩‍👧", "가나다", "שלום", "\ud83d", "\udc4d", "\r\n",
        "/panic", "v1:panic:sell", "@everyone", "https://example.com/?a=<b>", "\ufeff", "a\u0301\u0301\u0301", "]]>",
        new string('x', 5_000), new string('\n', 50), "{0}", "%s", "</pre></code></b></i>",
    ];

    private static readonly Arbitrary<string> Hostile = Gen.Elements(Bits)
        .ListOf()
        .Select(bits => string.Concat(bits))
        .Select(text => text.Length > 10_000 ? text[..10_000] : text)
        .Where(text => text.Length > 0)
        .ToArbitrary();

    [Fact]
    public async Task Given_text_from_outside_when_it_is_told_then_telegram_takes_every_message_as_it_was_meant()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.FailedExchange, new CycleNotes())));
        var letters = chat.Get<LetterWriter>();
        var wire = chat.Get<ChatWire>();

        await Prop.ForAll(Hostile, text => TellAsync(chat, letters, wire, text).GetAwaiter().GetResult())
            .CheckAsync(15);

        Assert.DoesNotContain(chat.Server.Calls, call => call.Status == 400);
        Assert.All(chat.Messages(), message =>
        {
            Assert.InRange(message.Text.Length, 1, 4_096);
            Assert.All(message.Body.Entities, entity =>
                Assert.InRange(entity.Offset + entity.Length, 1, message.Text.Length));
            Assert.All(message.Keys.SelectMany(row => row), key =>
                Assert.InRange(Encoding.UTF8.GetByteCount(key.Data!), 1, 64));
            Assert.DoesNotContain(message.Text, letter => letter is '\u202e' or '\u200b' or '\0' or '\u001b');
        });
    }

    [Fact]
    public async Task Given_a_person_types_anything_when_it_is_answered_then_it_is_a_screen_and_nothing_is_done()
    {
        await using var chat = await Chat.OpenAsync();
        foreach (var text in Bits.Where(bit => bit.Trim().Length > 0 && !char.IsSurrogate(bit[0])).Take(16))
        {
            if (text != "/panic" && text.Any(letter => !char.IsControl(letter)))
            {
                chat.Server.SendText(Chat.Owner, Chat.Owner, $"/why <{text}>", "en");
                await chat.SettleAsync();
            }
        }

        Assert.Empty(await chat.CommandsAsync());
        Assert.DoesNotContain(chat.Server.Calls, call => call.Status == 400);
    }

    private static async Task<bool> TellAsync(Chat chat, LetterWriter letters, ChatWire wire, string text)
    {
        var notes = Some.Bought();
        notes.Advice = notes.Advice! with { Rationale = new Rationale(text, text, text, text, text, text) };
        notes.Validation = [new Rung("confidence", false, text, text)];
        notes.Signal = [new Rung(text, false, text, text)];
        await chat.WriteAsync(db =>
        {
            var row = db.Cycles.Single();
            (row.Figures, row.Notes) = (text, System.Text.Json.JsonSerializer.Serialize(notes));
        });
        Notice[] notices =
        [
            new Notice.Trouble("failed-exchange", text), new Notice.Trouble(text, text),
            new Notice.CommandAnswered(false, text, text), new Notice.StrangerSeen(7, text),
            new Notice.BackupFailed(text, text), new Notice.AdvisorSilent(3, text), new Notice.CycleReported(1),
            new Notice.StateChanged(
                Bot.Domain.States.TradingState.Running, Bot.Domain.States.TradingState.FaultHalt,
                Bot.Domain.States.TradingTrigger.DailyLimitHit, text, text),
        ];
        foreach (var notice in notices)
        {
            var listener = new Listener(Chat.Owner, Bot.Host.Telegram.Texts.Languages.English, NotifyLevel.Silent);
            var waiting = new Waiting(new DeliveryRow { ChatId = Chat.Owner, Times = 2 }, 1, notice);
            foreach (var letter in await letters.WriteAsync(waiting, listener, CancellationToken.None))
            {
                var sent = await wire.SendAsync(Chat.Owner, letter.View, silent: true, CancellationToken.None);
                if (sent is not Delivery.Done)
                {
                    return false;
                }
            }
        }

        return true;
    }
}

internal static class Checking
{
    /// <summary>So many cases; the failing one is in the message.</summary>
    public static Task CheckAsync(this Property property, int cases)
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), property);
        return Task.CompletedTask;
    }
}
