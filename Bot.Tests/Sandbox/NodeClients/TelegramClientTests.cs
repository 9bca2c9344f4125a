using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Sandbox.NodeClients;

/// <summary>The published client grammY against the sandbox.</summary>
public sealed class TelegramClientTests
{
    private const long Chat = 1;
    private const string Token = "42:grammy";

    private static readonly JsonNode Expected = JsonNode.Parse(
        """
        {
          "me": { "username": "chattrader_sandbox_bot", "isBot": true },
          "commands": true,
          "command": { "text": "/start", "from": 1, "entities": [{ "type": "bot_command", "offset": 0, "length": 6 }] },
          "sent": {
            "text": "Ready & willing?",
            "entities": [{ "type": "bold", "offset": 0, "length": 5 }],
            "keys": [[{ "text": "Yes", "callback_data": "yes" }, { "text": "No", "callback_data": "no" }]]
          },
          "press": { "data": "yes", "text": "Ready & willing?" },
          "answered": true,
          "edited": "Pressed.",
          "again": "400 Bad Request: message is not modified",
          "broken": "400 Bad Request: can't parse entities",
          "photo": { "caption": "A dot", "size": 70, "isSame": true }
        }
        """)!;

    [NodeFact]
    public async Task Given_a_bot_on_grammy_when_a_person_starts_it_and_presses_a_key_then_all_it_does_is_understood()
    {
        await using var server = await TelegramServer.StartAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        server.SendText(Chat, Chat, "/start");
        var script = NodeScripts.RunAsync("telegram.mjs", server.Address.GetLeftPart(UriPartial.Authority), Token);
        var question = await ReplyAsync(server, script, deadline.Token);
        var answer = await server.WaitForAnswerAsync(server.Press(Chat, Chat, question.Id, "yes"), deadline.Token);
        var seen = await script;
        Assert.Equal(("Well then.", true), (answer.Text, answer.ShowAlert));
        Assert.True(JsonNode.DeepEquals(Expected, JsonNode.Parse(seen.GetRawText())), seen.GetRawText());
        Assert.Equal(
            ["/start", "Pressed.", "A dot"], server.Messages(Chat).Select(message => message.Text + message.Caption));
        Assert.Equal(0, server.PendingUpdates);
    }

    // The script may end early with an error of its own; then that is what the test says.
    private static async Task<ChatMessage> ReplyAsync(
        TelegramServer server, Task<JsonElement> script, CancellationToken token)
    {
        while (true)
        {
            var change = server.LastChange(Chat);
            if (server.Messages(Chat).FirstOrDefault(message => message.Keys.Count > 0) is { } found)
            {
                return found;
            }

            await await Task.WhenAny(server.WaitForChangeAsync(Chat, change, token), script);
        }
    }
}
