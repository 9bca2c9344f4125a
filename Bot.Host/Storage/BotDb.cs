using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>The database: journal, ledger, settings and outbox, all keyed by account.</summary>
public sealed class BotDb(DbContextOptions<BotDb> options) : DbContext(options)
{
    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<TransitionRow> Transitions => Set<TransitionRow>();

    public DbSet<CycleInputRow> CycleInputs => Set<CycleInputRow>();

    public DbSet<CycleRow> Cycles => Set<CycleRow>();

    public DbSet<AdviceRow> Advice => Set<AdviceRow>();

    public DbSet<OrderRow> Orders => Set<OrderRow>();

    public DbSet<FillRow> Fills => Set<FillRow>();

    public DbSet<PositionRow> Positions => Set<PositionRow>();

    public DbSet<TradeRow> Trades => Set<TradeRow>();

    public DbSet<EquityRow> Equity => Set<EquityRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<ConfirmationRow> Confirmations => Set<ConfirmationRow>();

    public DbSet<CommandRow> Commands => Set<CommandRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<PanelRow> Panels => Set<PanelRow>();

    public DbSet<LeaseRow> Leases => Set<LeaseRow>();

    public DbSet<BudgetRow> Budgets => Set<BudgetRow>();

    public DbSet<CandleRow> Candles => Set<CandleRow>();

    public DbSet<ArmRow> Arms => Set<ArmRow>();

    public DbSet<ArmCycleRow> ArmCycles => Set<ArmCycleRow>();

    public DbSet<AdviceOutcomeRow> AdviceOutcomes => Set<AdviceOutcomeRow>();

    public DbSet<PurseRow> Purses => Set<PurseRow>();

    public DbSet<CashFlowRow> CashFlows => Set<CashFlowRow>();

    public DbSet<ConsentRow> Consents => Set<ConsentRow>();

    public DbSet<PaperOrderRow> PaperOrders => Set<PaperOrderRow>();

    public DbSet<PaperBalanceRow> PaperBalances => Set<PaperBalanceRow>();

    public DbSet<MarkRow> Marks => Set<MarkRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<InviteRow> Invites => Set<InviteRow>();

    public DbSet<ExchangeKeyRow> ExchangeKeys => Set<ExchangeKeyRow>();

    public DbSet<GroupRow> Groups => Set<GroupRow>();

    public DbSet<MailRow> Mails => Set<MailRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => Mapping.Apply(modelBuilder);
}
