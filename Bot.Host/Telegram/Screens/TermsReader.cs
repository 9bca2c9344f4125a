using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Host.OpenAi;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>
/// Reads the numbers of an account as they will be when the trader has done what was asked for, so that a person who
/// presses fast walks on from what the last press showed.
/// </summary>
public sealed class TermsReader(
    AccountReader reader, AccountSettings settings, IDbContextFactory<BotDb> databases, TimeProvider time)
{
    public async Task<TermsPicture> ReadAsync(int account, CancellationToken token)
    {
        var picture = await reader.ReadAsync(account, token);
        var terms = await settings.OfAsync(picture.Account, token);
        await using var db = await databases.CreateDbContextAsync(token);
        foreach (var row in await WaitingCommands.OfAsync(db, account, token))
        {
            var isStale = time.GetUtcNow() - row.AskedAt > PersonDesk.Patience;
            terms = isStale ? terms : After(terms, WaitingCommands.Read(row));
        }

        var month = await db.Budgets.FindAsync([account, MonthlyBudget.Month(picture.Now)], token);
        return new TermsPicture(picture, terms, month?.Spent ?? 0m);
    }

    private static AccountTerms After(AccountTerms terms, PersonCommand command)
    {
        var after = command switch
        {
            PersonCommand.SetValues values => terms.With(values.Changes),
            PersonCommand.SetProfile chosen when RiskProfile.Find(chosen.Name) is { } profile =>
                terms.With(profile, chosen.DropsOwn),
            _ => terms,
        };
        return Contradictions.Brought(terms, after).Count == 0 ? after : terms;
    }
}

/// <summary>An account and the numbers that it will trade by.</summary>
/// <param name="Picture">The account.</param>
/// <param name="Terms">Its numbers.</param>
/// <param name="Spent">On advice in this month, in KRW.</param>
public sealed record TermsPicture(AccountPicture Picture, AccountTerms Terms, decimal Spent)
{
    private const decimal Whole = 100m;

    /// <summary>What the numbers mean, or would mean.</summary>
    public Judgement Judge(AccountTerms terms) => Judgement.Of(
        terms, Picture.Worth is { } worth ? new Domain.Money.Krw(worth.Equity) : null, AtrPercent);

    /// <summary>The strategy that speaks.</summary>
    public IStrategy Strategy => Terms.Cycle(Picture.Account.Strategy).Speaker();

    private decimal? AtrPercent =>
        Picture.Last is { Notes: { Indicators.Atr14: { } atr, Candle: { Close: > 0m } candle } }
            ? Math.Round((decimal)atr / candle.Close * Whole, 2)
            : null;
}
