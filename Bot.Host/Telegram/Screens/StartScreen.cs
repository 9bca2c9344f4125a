using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>The panel itself.</summary>
public sealed class StartScreen : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Start;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token) =>
        Task.FromResult<Step>(argument is null ? new Step.ShowPanel() : InAlready(person.Texts));

    // An invitation of somebody who is in already is left for whom it was meant for.
    private static Step.Show InAlready(ITexts texts) =>
        new(View.Of(texts.People.AlreadyIn, Keyboard.Back(texts)));
}

/// <summary>Runs a cycle now.</summary>
public sealed class CycleScreen : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Cycle;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token) =>
        Task.FromResult<Step>(new Step.Act(new PersonCommand.RunCycle(), Asking.WhenLive));
}

/// <summary>Goes into safe mode by hand.</summary>
public sealed class SafeScreen : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Safe;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token) =>
        Task.FromResult<Step>(new Step.Act(new PersonCommand.Halt(Sell: false), Asking.WhenLive));
}
