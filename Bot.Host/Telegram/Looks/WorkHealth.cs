using Bot.Domain.States;
using Bot.Host.OpenAi;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>Advisor and cycles.</summary>
public sealed class WorkHealth(
    IDbContextFactory<BotDb> databases, AccountReader reader, AccountSettings settings)
    : IHealthProbe
{
    private const decimal BudgetWeak = 80m;

    /// <inheritdoc />
    public async Task<IReadOnlyList<HealthCheck>> ReadAsync(ChatPerson person, CancellationToken token)
    {
        var picture = await reader.ReadAsync(person.Account, token);
        var terms = await settings.OfAsync(picture.Account, token);
        return
        [
            await AdvisorAsync(picture, terms.Options.OpenAI.MonthlyBudgetKrw, person.Texts, token),
            Cycles(picture, terms.Interval, person.Texts),
        ];
    }

    private async Task<HealthCheck> AdvisorAsync(
        AccountPicture picture, decimal most, ITexts texts, CancellationToken token)
    {
        var (account, month) = (picture.Account.Id, MonthlyBudget.Month(picture.Now));
        await using var db = await databases.CreateDbContextAsync(token);
        var last = await db.Advice.AsNoTracking()
            .Where(row => row.AccountId == account)
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(token);
        var budget = await db.Budgets.AsNoTracking()
            .FirstOrDefaultAsync(row => row.AccountId == account && row.Month == month, token);
        var spent = (budget?.Spent ?? 0m) + (budget?.Reserved ?? 0m);
        var share = most > 0m ? spent * 100m / most : 0m;
        var isOff = picture.Account.Advisor == AdvisorMode.Off;
        var mark = isOff ? HealthMark.Well : HealthCheck.Below(share, BudgetWeak, 100m);
        var failure = last?.Failure is { } why && !isOff ? $" · {texts.Tell(why, 150)}" : "";
        return new HealthCheck(
            failure.Length > 0 && mark == HealthMark.Well ? HealthMark.Weak : mark,
            $"{texts.Screens.Advisor}: {texts.Words.Of(picture.Account.Advisor)} · "
            + $"{texts.Health.Spent(Figure.Won(spent), Figure.Won(most))}{failure}");
    }

    private static HealthCheck Cycles(AccountPicture picture, TimeSpan interval, ITexts texts)
    {
        var since = picture.Now - picture.Last?.Row.StartedAt;
        var next = picture.NextCycle is { } at
            ? $" · {texts.Screens.Next} {Figure.ClockOrMoment(at, picture.Now)}"
            : $" · {texts.Words.Of(picture.Account.State)}";
        var mark = (picture.Account.State.RunsCycles(), since) switch
        {
            (false, _) => HealthMark.Well,
            (true, null) => HealthMark.Weak,
            (true, { } ago) => HealthCheck.Below(ago, interval * 1.5, interval * 3),
        };
        return new HealthCheck(
            mark,
            $"{texts.Health.Cycles}: "
            + (since is { } age ? texts.Health.LastCycle(texts.Looks.Ago(age)) : texts.Screens.NoCycle) + next);
    }
}
