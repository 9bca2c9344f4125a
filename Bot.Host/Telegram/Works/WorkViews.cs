using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>What is shown of a work before it has brought anything.</summary>
public static class WorkViews
{
    /// <summary>The argument that ends a run; a run's id may follow it.</summary>
    public const string Cancel = "cancel";

    private const int Cells = 20;
    private const int Whole = 100;

    /// <summary>While it goes on.</summary>
    public static View Bar(WorkRun run, ITexts texts)
    {
        var step = run.Step;
        var percent = Math.Clamp(step.Percent, 0, Whole);
        var full = percent * Cells / Whole;
        var note = step.Note is { } said ? $"\n⏳ {said}" : "";
        return View.Of(
            $"⏳ {run.Work.Heading(texts)}\n{new string('▓', full)}{new string('░', Cells - full)} {percent} %{note}",
            [CancelKey(run, texts)],
            Keyboard(texts));
    }

    /// <summary>Where an account asks for a second one.</summary>
    public static View OneAtATime(WorkRun run, ITexts texts) => View.Of(
        $"⏳ {texts.Works.OneAtATime}\n{run.Work.Heading(texts)}", [CancelKey(run, texts)], Keyboard(texts));

    /// <summary>Where a person ended it.</summary>
    public static View Cancelled(ILongWork work, ITexts texts) => View.Of(
        $"✖ {texts.Works.Cancelled}\n{work.Heading(texts)}",
        [Key.To(texts.Works.Again, work.Command, work.Argument)],
        Keyboard(texts));

    /// <summary>Where it ended as nobody expected.</summary>
    public static View Failed(ILongWork work, ITexts texts) => View.Of(
        $"⛔ {texts.Works.Failed}\n{work.Heading(texts)}",
        [Key.To(texts.Works.Again, work.Command, work.Argument)],
        Keyboard(texts));

    /// <summary>Where the program ended in the middle of it.</summary>
    public static View Interrupted(WorkNote note, ITexts texts) => View.Of(
        $"⏹ {texts.Works.Interrupted}\n{note.Heading}",
        [Key.To(texts.Works.GoOn, note.Command, note.Argument)],
        Keyboard(texts));

    private static Key CancelKey(WorkRun run, ITexts texts) =>
        Key.To(texts.Keys.Cancel, run.Work.Command, $"{Cancel} {run.Id}");

    private static IReadOnlyList<Key> Keyboard(ITexts texts) => Screens.Keyboard.Back(texts);
}
