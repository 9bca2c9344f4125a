using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram;

/// <summary>The one table of commands: dispatch, the published list, help and tests read nothing else.</summary>
public static class CommandTable
{
    private const int Suggestions = 3;
    private const int PanicFar = 2;

    public static IReadOnlyList<CommandEntry> All { get; } =
    [
        new(CommandName.Start, ["panel", "menu", "패널", "메뉴"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Run, ["go", "시작", "실행"], PersonRole.Trader, RiskClass.Money),
        new(CommandName.Stop, ["pause", "정지", "중지"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Cycle, ["now", "사이클"], PersonRole.Trader, RiskClass.Change),
        new(CommandName.Safe, ["halt", "안전"], PersonRole.Trader, RiskClass.Change),
        new(CommandName.Resume, ["continue", "재개"], PersonRole.Owner, RiskClass.Money, IsTradersOwn: true),
        new(CommandName.Reconcile, ["books", "장부", "대사"], PersonRole.Trader, RiskClass.Money, TakesArgument: true),
        new(CommandName.Panic, ["sos", "비상", "비상정지"], PersonRole.Trader, RiskClass.Money, TakesArgument: true),
        new(CommandName.Status, ["state", "상태"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Balance, ["wallet", "잔고"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Position, ["pos", "포지션"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Trades, ["history", "거래"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Trade, ["deal", "거래상세"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Orders, ["order", "주문"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Why, ["reason", "이유", "왜"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Market, ["price", "시장", "시세"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Chart, ["graph", "차트"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Profit, ["pnl", "손익"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Daily, ["today", "일일"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Weekly, ["week", "주간"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Monthly, ["month", "월간"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Performance, ["perf", "성과"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Risk, ["danger", "위험"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Profile, ["profiles", "프로필"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Limits, ["limit", "한도"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Strategy, ["strategies", "전략"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Advisor, ["adviser", "어드바이저"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Sizing, ["size", "크기"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Exits, ["exit", "청산"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.MarketSet, ["markets", "마켓변경"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Interval, ["every", "간격"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Ai, ["ablation", "기여"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Report, ["stages", "보고서"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Health, ["doctor", "건강"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Logs, ["log", "로그"], PersonRole.Owner, RiskClass.Look, TakesArgument: true, IsPrivate: true),
        new(CommandName.Backtest, ["test", "백테스트"], PersonRole.Trader, RiskClass.Look, TakesArgument: true),
        new(CommandName.Quick, ["gatecheck", "빠른시험"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Collect, ["candles", "수집"], PersonRole.Trader, RiskClass.Look, TakesArgument: true),
        new(CommandName.Stress, ["shock", "스트레스"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Settings, ["options", "설정"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Notify, ["notifications", "알림"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(
            CommandName.Budget,
            ["cost", "예산"],
            PersonRole.Owner,
            RiskClass.Change,
            TakesArgument: true,
            IsTradersOwn: true),
        new(CommandName.Language, ["lang", "언어"], PersonRole.Viewer, RiskClass.Look, TakesArgument: true),
        new(CommandName.Mode, ["live", "모드"], PersonRole.Trader, RiskClass.Money, TakesArgument: true),
        new(CommandName.Keys, ["key", "키"], PersonRole.Trader, RiskClass.Money, TakesArgument: true),
        new(CommandName.Invite, ["add", "초대"], PersonRole.Trader, RiskClass.Change, TakesArgument: true),
        new(CommandName.Users, ["people", "사람"], PersonRole.Owner, RiskClass.Change, TakesArgument: true),
        new(
            CommandName.Backup,
            ["backups", "백업"],
            PersonRole.Owner,
            RiskClass.Look,
            TakesArgument: true,
            IsPrivate: true),
        new(CommandName.Export, ["csv", "내보내기"], PersonRole.Trader, RiskClass.Look, IsPrivate: true),
        new(CommandName.Audit, ["trail", "감사"], PersonRole.Owner, RiskClass.Look, TakesArgument: true, IsPrivate: true),
        new(CommandName.Drill, ["rehearse", "훈련"], PersonRole.Trader, RiskClass.Look, IsPrivate: true),
        new(CommandName.Help, ["commands", "도움말"], PersonRole.Viewer, RiskClass.Look),
        new(CommandName.Version, ["about", "버전"], PersonRole.Viewer, RiskClass.Look),
    ];

    /// <summary>The entry of a command.</summary>
    public static CommandEntry Of(CommandName name) => All.First(entry => entry.Name == name);

    /// <summary>The command of that name or alias, or null.</summary>
    public static CommandEntry? Find(string name) => All.FirstOrDefault(
        entry => entry.Names.Any(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// The three commands whose names are nearest to what was typed. Panic, which asks nothing before it halts, is only
    /// among them where hardly anything else can be meant.
    /// </summary>
    public static IReadOnlyList<CommandEntry> Nearest(string typed)
    {
        var lower = typed.ToLowerInvariant();
        return
        [
            .. All.Select(entry => (Entry: entry, Far: entry.Names.Min(name => Distance(lower, name))))
                .Where(one => one.Entry.Name != CommandName.Panic || one.Far <= PanicFar)
                .OrderBy(one => one.Far)
                .ThenBy(one => one.Entry.Name)
                .Select(one => one.Entry)
                .Take(Suggestions),
        ];
    }

    // Levenshtein: how many letters must be put in, taken out or changed.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}

/// <summary>A command as the table has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Aliases">Other names that are understood.</param>
/// <param name="Role">The least role that may act by it; looking is open to every listed person.</param>
/// <param name="Risk">What it may do.</param>
/// <param name="TakesArgument">Whether something may stand after it.</param>
/// <param name="IsPrivate">Whether even looking takes the role.</param>
/// <param name="IsTradersOwn">
/// Whether a trader may act by it where the owner cannot: in an account of their own.
/// </param>
public sealed record CommandEntry(
    CommandName Name, IReadOnlyList<string> Aliases, PersonRole Role, RiskClass Risk, bool TakesArgument = false,
    bool IsPrivate = false, bool IsTradersOwn = false)
{
    /// <summary>Whether somebody may act by it.</summary>
    public bool MayAct(ChatPerson person) =>
        person.Role >= Role || (IsTradersOwn && person is { Role: PersonRole.Trader, IsInOwnersAccount: false });

    /// <summary>Whether somebody gets to see anything by it.</summary>
    public bool IsOpenTo(ChatPerson person) => MayAct(person) || (Risk == RiskClass.Look && !IsPrivate);

    /// <summary>
    /// Whether it has no effect but to show something. What chooses something shows the choice as long as nothing is
    /// named; stopping and halting go ahead.
    /// </summary>
    public bool OnlyShows(string? argument) =>
        (Risk == RiskClass.Look && Role == PersonRole.Viewer)
        || (argument is null && TakesArgument && Name is not (CommandName.Stop or CommandName.Panic));

    /// <summary>The name and the aliases.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Name.Text());
}

/// <summary>What a command may do.</summary>
public enum RiskClass
{
    /// <summary>It shows.</summary>
    Look,

    /// <summary>It changes how the bot trades.</summary>
    Change,

    /// <summary>It may move money.</summary>
    Money,
}
