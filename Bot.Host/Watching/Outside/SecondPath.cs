using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Bot.Host.Options;

namespace Bot.Host.Watching.Outside;

/// <summary>Tells the owner something in chat without the program: one call of the Bot API, by itself.</summary>
internal sealed class SecondPath(TelegramOptions telegram)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends a text; null when it arrived, else why not, without the token.</summary>
    public async Task<string?> TellAsync(string text, CancellationToken token)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.PostAsJsonAsync(
                $"{telegram.BaseUrl.TrimEnd('/')}/bot{telegram.BotToken}/sendMessage",
                new Message(telegram.OwnerId, text),
                token
            );
            return answer.IsSuccessStatusCode ? null : $"Telegram answered {(int)answer.StatusCode}";
        }
        catch (Exception failure)
            when (failure is HttpRequestException
                || (failure is TaskCanceledException && !token.IsCancellationRequested)
            )
        {
            return $"Telegram cannot be reached: {failure.GetType().Name}";
        }
    }

    private sealed record Message(
        [property: JsonPropertyName("chat_id")] long Chat,
        [property: JsonPropertyName("text")] string Text
    );
}
