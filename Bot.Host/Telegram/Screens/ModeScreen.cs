using Bot.Domain.Accounts;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>Invented or real money: what is missing for the other, and the change, always asked about.</summary>
public sealed class ModeScreen(IDbContextFactory<BotDb> databases, IKeyRing ring, AccountReader reader) : IScreen
{
    private static readonly TradingMode[] Choices = [TradingMode.Paper, TradingMode.Live];

    /// <inheritdoc />
    public CommandName Command => CommandName.Mode;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, account) = (person.Texts, (await reader.ReadAsync(person.Account, token)).Account);
        if (argument is null)
        {
            return new Step.Show(Choice(account, texts));
        }

        if (!Enum.TryParse<TradingMode>(argument, ignoreCase: true, out var mode) || !Choices.Contains(mode))
        {
            return Keyboard.Misfit(texts, argument, string.Join(" | ", Choices.Select(Name)));
        }

        if (mode == account.Mode)
        {
            return new Step.Refuse(Choice(account, texts));
        }

        var missing = await MissingAsync(account, mode, texts, token);
        return missing.Count > 0
            ? new Step.Refuse(View.Of(
                string.Join(
                    '\n',
                    missing.Select(one => one.Text).Prepend(texts.People.ModeMissing(texts.Words.Of(mode)))),
                Keyboard.Row(texts, missing.Select(one => one.Way).Distinct()),
                Keyboard.Row(texts, CommandName.Mode),
                Keyboard.Back(texts)))
            : new Step.Act(new PersonCommand.SetMode(Name(mode)), Asking.Always, texts.People.ModeMeans(mode));
    }

    private static View Choice(AccountRow account, ITexts texts) => View.Of(
        $"{Html.Bold(texts.People.ModeTitle)}\n{texts.Words.Of(account.Mode)}\n{texts.People.ModeMeans(account.Mode)}",
        [
            .. Choices.Select(mode => Key.To(
                (mode == account.Mode ? "✔ " : "") + texts.Words.Of(mode), CommandName.Mode, Name(mode))),
        ],
        Keyboard.Row(texts, CommandName.Keys), Keyboard.Back(texts));

    private static string Name(TradingMode mode) => mode.ToString().ToLowerInvariant();

    private async Task<IReadOnlyList<(string Text, CommandName Way)>> MissingAsync(
        AccountRow account, TradingMode mode, ITexts texts, CancellationToken token)
    {
        var missing = new List<(string, CommandName)>();
        if (account.State != TradingState.Stopped)
        {
            missing.Add((texts.People.MissingStop, CommandName.Stop));
        }

        await using var db = await databases.CreateDbContextAsync(token);
        if (await OpenBusinessReader.OfAsync(db, account.Id, token) != OpenBusiness.None)
        {
            missing.Add((texts.People.MissingFlat, CommandName.Position));
        }

        if (mode == TradingMode.Live && await ring.TailAsync(new AccountId(account.Id), token) is null)
        {
            missing.Add((texts.People.MissingKeys, CommandName.Keys));
        }

        return missing;
    }
}
