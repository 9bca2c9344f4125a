using Bot.Sandbox.Faults;

namespace Bot.Sandbox.Telegram;

/// <summary>
/// How a <see cref="TelegramServer"/> is set up; every default makes a quiet server without limits on pace.
/// </summary>
public sealed record TelegramServerOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Clock that dates messages; may be a replayed one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Clock of the line: long polling, pace and the life of a button press, because clients wait in real time.
    /// </summary>
    public TimeProvider Wire { get; init; } = TimeProvider.System;

    /// <summary>
    /// Calls that go wrong; rules name the server <c>telegram</c> and a method, e.g. <c>sendMessage</c>.
    /// </summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>Folder that keeps chats, files and updates over restarts; null keeps everything in memory.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Pace above which sending is refused with 429; null refuses nothing.</summary>
    public SendLimits? Limits { get; init; }

    /// <summary>How long after a press it can be answered, on the clock of the line.</summary>
    public TimeSpan PressLifetime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Messages kept of one chat; the oldest are forgotten first.</summary>
    public int MessagesKept { get; init; } = 50_000;

    /// <summary>Name of the bot, as people see it.</summary>
    public string BotName { get; init; } = "ChatTrader";

    /// <summary>Username of the bot, without @.</summary>
    public string BotUsername { get; init; } = "chattrader_sandbox_bot";
}

/// <summary>The Bot API's limits on sending and editing.</summary>
/// <param name="PerChatPerSecond">Calls to one private chat within a second.</param>
/// <param name="PerGroupPerMinute">Calls to one group within a minute.</param>
/// <param name="OverallPerSecond">Calls to all chats together within a second.</param>
public sealed record SendLimits(int PerChatPerSecond = 1, int PerGroupPerMinute = 20, int OverallPerSecond = 30);
