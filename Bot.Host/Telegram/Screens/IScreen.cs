namespace Bot.Host.Telegram.Screens;

/// <summary>Answers one command: shows something, or says what the trader should do.</summary>
public interface IScreen
{
    CommandName Command { get; }

    /// <summary>What the command comes to.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="argument">What was typed after the command, or what the key carries; null without.</param>
    /// <param name="token">Ends the reading.</param>
    Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token);
}
