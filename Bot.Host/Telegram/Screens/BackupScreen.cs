using Bot.Host.Backups;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Telegram.Works;

namespace Bot.Host.Telegram.Screens;

/// <summary>How old the backups are and whether they restored, what there is, and one more now.</summary>
public sealed class BackupScreen(BackupDesk desk, WallClock wall) : IScreen
{
    /// <summary>The argument that makes one.</summary>
    public const string Now = "now";

    private const string List = "list";
    private const int ListMost = 20;

    /// <inheritdoc />
    public CommandName Command => CommandName.Backup;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token) =>
        Task.FromResult(argument switch
        {
            null => new Step.Show(Show(person)),
            Now => new Step.Begin(new BackupWork(desk)),
            List => new Step.Show(Listed(person)),
            _ when BacktestScreen.CancelOf(argument) is { } cancel => cancel,
            _ => Keyboard.Misfit(person.Texts, argument, $"{Now} | {List}"),
        });

    private View Show(ChatPerson person)
    {
        var (texts, standings) = (person.Texts, desk.Book.Read());
        BackupStanding[] kinds = [standings.Full, standings.Incremental, standings.Configuration];
        var all = desk.Book.All();
        string[] lines =
        [
            $"💾 {Html.Bold(texts.Backups.Title)}",
            .. kinds.Select(one => Line(one, texts)),
            texts.Backups.Count(all.Count, BackupHealth.Size(all.Sum(one => one.Bytes))),
            .. desk.Book.IsScheduled ? Array.Empty<string>() : [$"⚠ {texts.Backups.Off}"],
            $"<i>{texts.Backups.About}</i>",
        ];
        return View.Of(string.Join('\n', lines), Keys(texts), Others(person), Keyboard.Back(texts));
    }

    private View Listed(ChatPerson person)
    {
        var (texts, all) = (person.Texts, desk.Book.All());
        var lines = all.Reverse()
            .Take(ListMost)
            .Select(one => $"<code>{one.Name}</code> · {BackupHealth.Size(one.Bytes)} · {Ago(one, texts)}");
        return View.Of(
            $"💾 {Html.Bold(texts.Backups.Title)}\n"
            + (all.Count == 0 ? texts.Backups.None : string.Join('\n', lines))
            + (all.Count > ListMost ? $"\n{texts.Looks.More(all.Count - ListMost)}" : ""),
            Keys(texts), Others(person), Keyboard.Back(texts));
    }

    private string Line(BackupStanding standing, ITexts texts)
    {
        var newest = standing.Newest is { } made
            ? $"{Ago(made, texts)} · {BackupHealth.Size(made.Bytes)} · {texts.Backups.Checked}"
            : texts.Backups.None;
        var sign = (standing.Failure, standing.Newest) switch
        {
            (not null, _) => HealthMark.Ill,
            (_, null) => HealthMark.Weak,
            _ => HealthMark.Well,
        };
        var failed = standing.Failure is { } failure
            ? $" · {texts.Backups.LastFailed(texts.Tell(failure.Why, BackupHealth.LongestWhy))}"
            : "";
        return $"{new HealthCheck(sign, "").Sign} {texts.Backups.Of(standing.Kind)}: {newest}{failed}";
    }

    private string Ago(BackupMade made, ITexts texts) => texts.Looks.Ago(wall.Now - made.Name.At);

    private static IReadOnlyList<Key> Keys(ITexts texts) =>
    [
        Key.To(texts.Backups.NowKey, CommandName.Backup, Now),
        Key.To(texts.Backups.ListKey, CommandName.Backup, List),
    ];

    private static IReadOnlyList<Key> Others(ChatPerson person) =>
        Keyboard.Row(person, CommandName.Backup, CommandName.Health, CommandName.Export);
}
