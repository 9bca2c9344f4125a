namespace Bot.Host.Mail;

/// <summary>A letter to everybody who is written to.</summary>
/// <param name="Id">Its <c>Message-ID</c> without brackets: the same for the same letter, so that a repetition can be
/// told as one.</param>
/// <param name="Subject">One line.</param>
/// <param name="Html">The body in HTML; everything from outside is escaped.</param>
/// <param name="Plain">The body without markup.</param>
/// <param name="IsUrgent">Whether an alarm is in it.</param>
public sealed record MailLetter(string Id, string Subject, string Html, string Plain, bool IsUrgent);
