using Bot.Host.Telegram.Works;

namespace Bot.Host.Telegram.Notices;

/// <summary>A message of what a chat is told: a text with keys, or a picture with a text beside it.</summary>
/// <param name="View">The text and the keys below it.</param>
/// <param name="Picture">A picture whose caption is the text, or null.</param>
/// <param name="Replaces">The message that it takes the place of, or null where it is a new one.</param>
public sealed record Letter(View View, WorkFile? Picture = null, int? Replaces = null);
