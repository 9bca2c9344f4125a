using Bot.Host.Demo;
using Bot.Tests.Sandbox.Telegram;

namespace Bot.Tests.Scenarios;

/// <summary>Which key a written chat presses.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task Given_a_panel_that_changed_after_the_question_When_its_answer_is_pressed_Then_it_is_found()
    {
        await using var line = await BotLine.OpenAsync();
        var panel = await line.SendAsync("panel", Keys("Run"));
        var conversation = new Conversation(line.Server, TextWriter.Null);
        conversation.Mark();
        var question = await line.SendAsync("Are you sure?", Keys("Yes"));
        await line.CallAsync(
            "editMessageText",
            new
            {
                chat_id = BotLine.Chat,
                message_id = panel,
                text = "panel, stopped",
                reply_markup = Keys("Run"),
            }
        );

        Assert.Equal((question, "Yes"), conversation.FindKey("yes"));
        Assert.Equal((panel, "Run"), conversation.FindKey("run"));
    }

    [Fact]
    public async Task Given_a_key_of_an_older_message_When_nothing_new_has_it_Then_it_is_not_pressed()
    {
        await using var line = await BotLine.OpenAsync();
        await line.SendAsync("Are you sure?", Keys("Yes"));
        var panel = await line.SendAsync("panel", Keys("Run"));
        var conversation = new Conversation(line.Server, TextWriter.Null);
        conversation.Mark();

        Assert.Null(conversation.FindKey("yes"));
        Assert.Equal((panel, "Run"), conversation.FindKey("run"));
    }

    private static object Keys(string label) =>
        new { inline_keyboard = new[] { new[] { new { text = label, callback_data = label } } } };
}
