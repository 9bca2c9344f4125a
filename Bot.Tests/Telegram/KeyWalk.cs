using Bot.Host.Telegram;
using Bot.Host.Telegram.Texts;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Telegram;

/// <summary>
/// Presses every key of every screen, from each that it shows to those that it leads to, until none is left that was
/// not pressed. All are pressed below one message, as keys that lie about in a chat are.
/// </summary>
internal sealed class KeyWalk(Chat chat)
{
    private const int KeysMost = 5_000;
    private const int SideBySideMost = 3;

    private readonly Queue<Offered> _left = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _deadEnds = [];

    /// <summary>Keys that were pressed.</summary>
    public int Pressed { get; private set; }

    /// <summary>Each command and key that does not lead to a screen with keys, in a sentence.</summary>
    public async Task<IReadOnlyList<string>> DeadEndsAsync()
    {
        foreach (var entry in CommandTable.All)
        {
            await TypeAsync($"/{entry.Name.Text()}");
        }

        var pad = await chat.TypeAsync("/start");
        Offer("/start", pad);
        while (_left.TryDequeue(out var key))
        {
            Assert.True(Pressed++ < KeysMost, $"more than {KeysMost} keys: {key}");
            await PressAsync(pad, key);
        }

        return _deadEnds;
    }

    private async Task TypeAsync(string command)
    {
        try
        {
            Offer(command, await chat.TypeAsync(command));
        }
        catch (OperationCanceledException)
        {
            _deadEnds.Add($"{command} is not answered: {chat.Log.Errors.LastOrDefault().Fault}");
        }
    }

    private async Task PressAsync(ChatMessage pad, Offered key)
    {
        var before = chat.Server.LastChange(pad.ChatId);
        if (await ToastAsync(pad, key) is not { } toast)
        {
            _deadEnds.Add($"{key} is not answered: {chat.Log.Errors.LastOrDefault().Fault}");
            return;
        }

        await chat.LaneAsync(pad.ChatId);
        if (toast == Html.Plain(Languages.Find("en")!.Answers.Expired))
        {
            _deadEnds.Add($"{key} is offered, and answers '{toast}'");
        }

        var shown = chat.Messages(pad.ChatId).Where(message => message.Change > before).ToList();
        foreach (var message in shown)
        {
            Offer($"{key}", message);
        }

        if (!chat.Messages(pad.ChatId).Any(message => message.Id == pad.Id && message.Keys.Count > 0))
        {
            _deadEnds.Add($"{key} leaves no key behind");
        }
    }

    private async Task<string?> ToastAsync(ChatMessage pad, Offered key)
    {
        try
        {
            return await chat.PressDataAsync(pad, key.Data);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    // A message without keys may be a part of a longer one, a toast for something typed, or a document: the one that
    // was pressed below is what must lead on.
    private void Offer(string from, ChatMessage message)
    {
        if (from.StartsWith('/') && message.Keys.Count == 0)
        {
            _deadEnds.Add($"{from} shows no key: {message.Text}");
        }

        if (message.Keys.Any(row => row.Count > SideBySideMost && row.Any(key => key.Label.Length > 7)))
        {
            var row = string.Join(" | ", message.Keys.MaxBy(keys => keys.Count)!.Select(key => key.Label));
            _deadEnds.Add($"{from} shows keys that cannot be read on a phone: {row}");
        }

        foreach (var key in message.Keys.SelectMany(row => row).Where(key => key.Data is not null))
        {
            if (_known.Add(WhateverWasSeen(key.Data!)))
            {
                _left.Enqueue(new Offered(from, key.Label, key.Data!));
            }
        }
    }

    // A key that moves a value is bound to the one it was shown with: there are as many of it as values.
    private static string WhateverWasSeen(string data) =>
        data.LastIndexOf('#') is >= 0 and var mark ? data[..mark] : data;

    private sealed record Offered(string From, string Label, string Data)
    {
        public override string ToString() => $"[{Label}] {Data} (from {From[..Math.Min(From.Length, 60)]})";
    }
}
