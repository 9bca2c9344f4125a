using Bot.Domain.Decisions;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bot.Host.Storage;

/// <summary>
/// How rows lie in tables. Instants are UTC ticks, so that order and comparison work in SQL; decimals are texts and
/// exact; enums are their names.
/// </summary>
internal static class Mapping
{
    public static void Apply(ModelBuilder model)
    {
        Keys(model);
        PeopleOfAccounts(model);
        Arms(model);
        Indexes(model);
        Owners(model);
        Conventions(model);
    }

    private static void Keys(ModelBuilder model)
    {
        model.Entity<AccountRow>().Property(row => row.Id).ValueGeneratedNever();
        model.Entity<PersonRow>().Property(row => row.Id).ValueGeneratedNever();
        model.Entity<PanelRow>().HasKey(row => row.ChatId);
        model.Entity<PanelRow>().Property(row => row.ChatId).ValueGeneratedNever();
        model.Entity<LeaseRow>().HasKey(row => row.Name);
        model.Entity<ConfirmationRow>().HasKey(row => row.Nonce);
        model.Entity<CycleInputRow>().HasKey(row => row.CycleId);
        model.Entity<CycleInputRow>().Property(row => row.CycleId).ValueGeneratedNever();
        model
            .Entity<CycleInputRow>()
            .HasOne<CycleRow>()
            .WithOne()
            .HasForeignKey<CycleInputRow>(row => row.CycleId)
            .OnDelete(DeleteBehavior.Cascade);
        model.Entity<DeliveryRow>().HasOne<OutboxRow>().WithMany().HasForeignKey(row => row.OutboxId);
        model.Entity<FillRow>().HasKey(row => new { row.AccountId, row.ExchangeId });
        model.Entity<PositionRow>().HasKey(row => new { row.AccountId, row.Market });
        model.Entity<EquityRow>().HasKey(row => new { row.AccountId, row.At });
        model.Entity<BudgetRow>().HasKey(row => new { row.AccountId, row.Month });
        model.Entity<PurseRow>().HasKey(row => row.AccountId);
        model.Entity<PurseRow>().Property(row => row.AccountId).ValueGeneratedNever();
        model.Entity<ConsentRow>().HasKey(row => new { row.AccountId, row.Subject });
        model.Entity<PaperOrderRow>().HasKey(row => row.Identifier);
        model.Entity<PaperOrderRow>().HasIndex(row => new { row.AccountId, row.CreatedAt });
        model.Entity<PaperBalanceRow>().HasKey(row => new { row.AccountId, row.Currency });
        model.Entity<MarkRow>().HasKey(row => new { row.AccountId, row.Name });
        model
            .Entity<CandleRow>()
            .HasKey(row => new
            {
                row.Market,
                row.IntervalMinutes,
                row.Start,
            });
        var reasons = string.Join(", ", Enum.GetValues<TerminalReason>().Select(reason => $"'{reason.Text()}'"));
        model.Entity<CycleRow>().HasCheckConstraint("CK_Cycles_Reason", $"Reason IN ({reasons})");
    }

    private static void PeopleOfAccounts(ModelBuilder model)
    {
        model.Entity<SettingRow>().HasKey(row => new { row.AccountId, row.Key });
        model.Entity<InviteRow>().HasKey(row => row.Token);
        model.Entity<ExchangeKeyRow>().HasKey(row => row.AccountId);
        model.Entity<ExchangeKeyRow>().Property(row => row.AccountId).ValueGeneratedNever();
        model.Entity<GroupRow>().HasKey(row => row.ChatId);
        model.Entity<GroupRow>().Property(row => row.ChatId).ValueGeneratedNever();
    }

    private static void Arms(ModelBuilder model)
    {
        model
            .Entity<ArmRow>()
            .HasKey(row => new
            {
                row.AccountId,
                row.Market,
                row.Arm,
            });
        model
            .Entity<ArmCycleRow>()
            .HasKey(row => new
            {
                row.AccountId,
                row.Market,
                row.Slot,
            });
        model
            .Entity<ArmCycleRow>()
            .HasIndex(row => new
            {
                row.AccountId,
                row.Market,
                row.At,
            });
        model
            .Entity<AdviceOutcomeRow>()
            .HasKey(row => new
            {
                row.AccountId,
                row.Market,
                row.Slot,
            });
        model
            .Entity<AdviceOutcomeRow>()
            .HasIndex(row => new
            {
                row.AccountId,
                row.JudgedAt,
                row.DueAt,
            });
    }

    private static void Indexes(ModelBuilder model)
    {
        model
            .Entity<CycleRow>()
            .HasIndex(row => new
            {
                row.AccountId,
                row.Market,
                row.Slot,
            })
            .IsUnique();
        model.Entity<CycleRow>().HasIndex(row => new { row.AccountId, row.StartedAt });
        model.Entity<AdviceRow>().HasIndex(row => new { row.AccountId, row.Slot });
        model.Entity<OrderRow>().HasIndex(row => new { row.AccountId, row.Status });
        model
            .Entity<FillRow>()
            .HasIndex(row => new
            {
                row.AccountId,
                row.Side,
                row.At,
            });
        model.Entity<TradeRow>().HasIndex(row => new { row.AccountId, row.ClosedAt });
        model.Entity<OutboxRow>().HasIndex(row => row.EndedAt).HasFilter("EndedAt IS NULL");
        model.Entity<DeliveryRow>().HasIndex(row => row.ChatId).HasFilter("EndedAt IS NULL");
        model.Entity<DeliveryRow>().HasIndex(row => new { row.OutboxId, row.ChatId }).IsUnique();
        model.Entity<MailRow>().HasOne<OutboxRow>().WithMany().HasForeignKey(row => row.OutboxId);
        model.Entity<MailRow>().HasIndex(row => row.OutboxId).IsUnique();
        model.Entity<MailRow>().HasIndex(row => row.EndedAt);
        model.Entity<CommandRow>().HasIndex(row => new { row.AccountId, row.DoneAt });
        model.Entity<CashFlowRow>().HasIndex(row => new { row.AccountId, row.At });
        model.Entity<TransitionRow>().HasIndex(row => new { row.AccountId, row.At });
    }

    // Everything that belongs to a person hangs on an account.
    private static void Owners(ModelBuilder model)
    {
        foreach (
            var entity in model
                .Model.GetEntityTypes()
                .Where(type => type.FindProperty("AccountId") is not null)
                .ToList()
        )
        {
            model
                .Entity(entity.ClrType)
                .HasOne(typeof(AccountRow))
                .WithMany()
                .HasForeignKey("AccountId")
                .OnDelete(DeleteBehavior.Restrict);
        }
    }

    private static void Conventions(ModelBuilder model)
    {
        var instant = new ValueConverter<DateTimeOffset, long>(
            value => value.UtcTicks,
            ticks => new DateTimeOffset(ticks, TimeSpan.Zero)
        );
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type == typeof(DateTimeOffset))
            {
                property.SetValueConverter(instant);
            }
            else if (type.IsEnum)
            {
                property.SetProviderClrType(typeof(string));
            }
        }
    }
}
