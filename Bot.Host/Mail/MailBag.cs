using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Mail;

/// <summary>What goes in one letter.</summary>
/// <param name="Items">At least one, in the order in which they happened.</param>
/// <param name="Texts">The owner's language.</param>
/// <param name="MayBeRepeated">Whether the same letter was on its way before, and nobody knows what became of it.
/// </param>
public sealed record MailBag(IReadOnlyList<MailItem> Items, ITexts Texts, bool MayBeRepeated);

/// <summary>A notice that waits for a letter.</summary>
/// <param name="Row">How far it came.</param>
/// <param name="Notice">What is told.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="At">When it happened.</param>
public sealed record MailItem(MailRow Row, Notice Notice, NoticePriority Priority, DateTimeOffset At);
