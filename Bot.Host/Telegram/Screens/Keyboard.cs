using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>Rows of keys that lead on from a screen; the last one leads back to the panel.</summary>
public static class Keyboard
{
    /// <summary>A row of commands.</summary>
    public static IReadOnlyList<Key> Row(ITexts texts, params IEnumerable<CommandName> commands) =>
        [.. commands.Select(command => Key.To(texts.Keys.Of(command), command))];

    /// <summary>A row of commands, those left out that show the person nothing.</summary>
    public static IReadOnlyList<Key> Row(ChatPerson person, params IEnumerable<CommandName> commands) =>
        Row(person.Texts, commands.Where(command => CommandTable.Of(command).IsOpenTo(person)));

    /// <summary>The way back.</summary>
    public static IReadOnlyList<Key> Back(ITexts texts) => [Key.To(texts.Keys.Panel, CommandName.Start)];

    /// <summary>What is said when an argument does not fit: what is allowed, and that nothing was changed.</summary>
    public static Step Misfit(ITexts texts, string given, string allowed) =>
        new Step.Refuse(
            View.Of(texts.Answers.BadArgument(Html.Excerpt(given, 100), Html.Escape(allowed)), Back(texts)));
}
