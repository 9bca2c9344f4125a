using Bot.Domain.Accounts;
using Bot.Host.Storage.Rows;
using Bot.Host.Upbit;

namespace Bot.Host.Trading;

/// <summary>Whose everything is that was made in one scope, and when that account's turn is.</summary>
/// <param name="wire">The clock of connections, on which turns are waited for.</param>
public sealed class AccountSeat(TimeProvider wire)
{
    /// <summary>Between the turns of two accounts, in the order of their numbers: as many ask the exchange in a second
    /// as it answers.</summary>
    public static readonly TimeSpan BetweenTurns = TimeSpan.FromMilliseconds(120);

    private const int TurnsMost = 60;

    private AccountRow? _account;

    /// <summary>The clock of connections, which stands still in no demo.</summary>
    public TimeProvider Wire => wire;

    /// <summary>The account's own keys of the exchange; null where it has none.</summary>
    public ExchangeKeys? Keys { get; private set; }

    /// <summary>The account as it was when the scope was opened; only its number never changes.</summary>
    public AccountRow Account => _account ?? throw new InvalidOperationException("the scope belongs to no account");

    public AccountId Id => new(Account.Id);

    /// <summary>Gives the scope to an account, once.</summary>
    public void Take(AccountRow account, ExchangeKeys? keys) => (_account, Keys) = (account, keys);

    /// <summary>How long after a slot an account begins: at most a few seconds, and always the same.</summary>
    public static TimeSpan TurnOf(AccountId account) => (account.Value - 1) % TurnsMost * BetweenTurns;

    /// <summary>Completes when it is the account's turn; at once for the first.</summary>
    public Task WaitTurnAsync(CancellationToken token) =>
        TurnOf(Id) is var turn && turn > TimeSpan.Zero ? Task.Delay(turn, wire, token) : Task.CompletedTask;
}
