using System.Globalization;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Watching;

namespace Bot.Host.Telegram.Screens;

/// <summary>The last lines of the log, newest first, without secrets.</summary>
public sealed class LogsScreen(LogTail log) : IScreen
{
    private const int Usual = 10;
    private const int Most = 50;
    private const int LongestLine = 300;
    private const string Warnings = "warn";

    /// <inheritdoc />
    public CommandName Command => CommandName.Logs;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        if (person.Account != StartUp.First.Value)
        {
            // The log is the program's and tells of all accounts.
            return new Step.Refuse(View.Of(texts.Answers.NotAllowed(PersonRole.Owner), Keyboard.Back(texts)));
        }

        var words = (argument ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isGrave = words.Contains(Warnings, StringComparer.OrdinalIgnoreCase);
        var rest = words.Where(word => !word.Equals(Warnings, StringComparison.OrdinalIgnoreCase)).ToList();
        var count = Usual;
        if (rest.Count > 1
            || (rest is [var number]
                && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out count)
                    || count is < 1 or > Most)))
        {
            return Keyboard.Misfit(texts, argument!, $"1 - {Most} | {Warnings}");
        }

        var lines = Html.Fitting((await log.LastAsync(count, isGrave, token)).Select(Line));
        var text = lines.Count == 0 ? texts.Health.NoLogs : string.Join('\n', lines);
        return new Step.Show(View.Of(
            $"{Html.Bold(isGrave ? texts.Health.LogWarnings : texts.Health.Log)}\n{text}",
            [
                Key.To(texts.Health.WarningsKey, CommandName.Logs, $"{Most} {Warnings}"),
                Key.To(texts.Health.AllKey, CommandName.Logs, $"{Most}"),
            ],
            Keyboard.Row(person, CommandName.Health, CommandName.Audit),
            Keyboard.Back(texts)));
    }

    private static string Line(LogLine line) =>
        $"{Sign(line.Level)} {Figure.ClockWithSeconds(line.At)} "
        + Html.Excerpt(line.Text.ReplaceLineEndings(" "), LongestLine);

    private static string Sign(string level) => level switch
    {
        "Fatal" or "Error" => "⛔",
        "Warning" => "⚠",
        _ => "·",
    };
}
