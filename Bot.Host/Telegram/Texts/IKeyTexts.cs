namespace Bot.Host.Telegram.Texts;

/// <summary>What stands on keys, and what a command is for.</summary>
public interface IKeyTexts
{
    string Panel { get; }

    string KeepGuarding { get; }

    string Sell { get; }

    string Yes { get; }

    string No { get; }

    string HaltAndSell { get; }

    string Earlier { get; }

    string Later { get; }

    string Cancel { get; }

    /// <summary>The key of a command.</summary>
    string Of(CommandName command);

    /// <summary>One line for the list of commands.</summary>
    string About(CommandName command);

    string Days(int days);
}
