using Bot.Sandbox.Telegram;

namespace Bot.Host.Demo;

/// <summary>
/// The chat as a script sees it: what changed since the last thing that was done, and the newest keys.
/// </summary>
public sealed class Conversation(TelegramServer telegram, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);
    private const int BreathsMost = 25;

    private long _since;
    private long _printed;

    /// <summary>From here on messages count as new.</summary>
    public void Mark() => _since = telegram.LastChange(DemoWorld.Person);

    /// <summary>Lets the bot finish answering: a person reads before they go on.</summary>
    public async Task SettleAsync(CancellationToken token)
    {
        for (var breath = 0; breath < BreathsMost; breath++)
        {
            var seen = telegram.LastChange(DemoWorld.Person);
            await Task.Delay(Breath, TimeProvider.System, token);
            if (telegram.LastChange(DemoWorld.Person) == seen)
            {
                return;
            }
        }
    }

    /// <summary>Waits for a new message or edit that contains a text.</summary>
    /// <returns>Whether one came within ten seconds.</returns>
    public Task<bool> ExpectAsync(string text, CancellationToken token) => UntilAsync(() => Contains(text), token);

    /// <summary>Waits for a key, as a person does who pressed or typed something before.</summary>
    /// <returns>As <see cref="FindKey"/>; null when there is none within ten seconds.</returns>
    public async Task<(int MessageId, string Data)?> ExpectKeyAsync(string label, CancellationToken token)
    {
        await UntilAsync(() => FindKey(label) is not null, token);
        return FindKey(label);
    }

    private async Task<bool> UntilAsync(Func<bool> isSo, CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        while (true)
        {
            var seen = telegram.LastChange(DemoWorld.Person);
            if (isSo())
            {
                return true;
            }

            try
            {
                await telegram.WaitForChangeAsync(DemoWorld.Person, seen, patience.Token);
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                return isSo();
            }
        }
    }

    /// <summary>Whether a new message or edit of the bot contains a text.</summary>
    public bool Contains(string text) =>
        News(_since).Any(message => Plain(message).Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The message and the data of the newest key whose label contains a text, in what changed since the last thing
    /// that was done or, where that is nothing, in the newest keys; null when there is none.
    /// </summary>
    public (int MessageId, string Data)? FindKey(string label) =>
        telegram
            .Messages(DemoWorld.Person)
            .Where(message =>
                message is { IsFromBot: true, IsDeleted: false } && message.Keys.Any(row => row.Count > 0)
            )
            .OrderByDescending(message => message.Change)
            .Where((message, place) => place == 0 || message.Change > _since)
            .SelectMany(message => message.Keys.SelectMany(row => row), (message, key) => (message.Id, Key: key))
            .Where(one => one.Key.Data is not null && one.Key.Label.Contains(label, StringComparison.OrdinalIgnoreCase))
            .Select(one => ((int, string)?)(one.Id, one.Key.Data!))
            .FirstOrDefault();

    /// <summary>Writes what the bot said since the last time.</summary>
    public async Task PrintAsync()
    {
        var news = News(_printed).OrderBy(message => message.Change).ToList();
        _printed = telegram.LastChange(DemoWorld.Person);
        foreach (var message in news)
        {
            await output.WriteLineAsync(
                $"  bot | {Plain(message).ReplaceLineEndings($"{Environment.NewLine}      | ")}"
            );
            foreach (var row in message.Keys.Where(row => row.Count > 0))
            {
                await output.WriteLineAsync($"      | {string.Join(' ', row.Select(key => $"[{key.Label}]"))}");
            }
        }
    }

    private IEnumerable<ChatMessage> News(long since) =>
        telegram.LastChange(DemoWorld.Person) <= since
            ? []
            : telegram
                .Messages(DemoWorld.Person)
                .Where(message => message is { IsFromBot: true, IsDeleted: false } && message.Change > since);

    private static string Plain(ChatMessage message) =>
        message.Body.Text.Length > 0 ? message.Body.Text : $"({message.Kind})";
}
