using System.CommandLine;
using System.Globalization;
using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Host.Options;

namespace Bot.Host.Commands;

/// <summary>The commands of the binary that run strategies over candle files.</summary>
internal static class BacktestCommands
{
    private const decimal CapitalLeast = 5_000m;
    private const decimal CapitalMost = 1_000_000_000_000m;
    private const int FoldsMost = 100;

    public static Command Backtest(TextWriter output, TextWriter errors)
    {
        var run = new RunOptions();
        var verify = new Option<bool>("--verify")
        {
            Description = "Runs it cut off at 50 points, too: all that was decided until there must be the same.",
        };
        var json = new Option<string?>("--json") { Description = "Writes figures and trades there." };
        var trades = new Option<string?>("--trades") { Description = "Writes the trades there, as a table (.csv)." };
        var chart = new Option<string?>("--chart")
        {
            Description = "Draws equity, buy and hold and drawdown there (.png, 1200 x 675).",
        };
        var recorded = new Option<DirectoryInfo?>("--recorded")
        {
            Description = "A data folder, or one that a demo kept: the advice recorded there overrules the strategy.",
        };
        var command = new Command("backtest", "Runs a strategy over a candle file, with all rules and costs.");
        run.AddTo(command);
        command.Options.Add(verify);
        command.Options.Add(json);
        command.Options.Add(trades);
        command.Options.Add(chart);
        command.Options.Add(recorded);
        command.SetAction(
            (parsed, token) =>
                BacktestCommand.RunAsync(
                    run.Read(parsed) with
                    {
                        Recorded = parsed.GetValue(recorded)?.FullName,
                    },
                    new BacktestOutputs
                    {
                        Verifies = parsed.GetValue(verify),
                        Json = parsed.GetValue(json),
                        Trades = parsed.GetValue(trades),
                        Chart = parsed.GetValue(chart),
                    },
                    output,
                    errors,
                    token
                )
        );
        return command;
    }

    public static Command Sweep(TextWriter output)
    {
        var run = new RunOptions();
        var names = string.Join(", ", SweepParameter.All.Select(one => one.Name));
        var grid = new Option<SweepAxis[]>("--grid")
        {
            Description = $"What is varied, e.g. rsi_entry=25..35:5,stop=-3..-7:1; of {names}.",
            Required = true,
            CustomParser = result =>
            {
                try
                {
                    return [.. SweepGrid.Split(result.Tokens.Single().Value).Select(SweepAxis.Parse)];
                }
                catch (FormatException exception)
                {
                    result.AddError(exception.Message);
                    return [];
                }
            },
        };
        var folds = new Option<int?>("--walk-forward")
        {
            Description = $"How often the best of one part is tried on the next, e.g. 6x; 1 to {FoldsMost}.",
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (
                    int.TryParse(text.TrimEnd('x'), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    && count is >= 1 and <= FoldsMost
                )
                {
                    return count;
                }

                result.AddError($"--walk-forward is '{text}'; it must be a number from 1 to {FoldsMost}, e.g. 6x");
                return null;
            },
        };
        var json = new Option<string?>("--json") { Description = "Writes all sets there, the best first." };
        var command = new Command("sweep", "Runs a strategy with every set of a grid, ranks them, and walks forward.");
        run.AddTo(command);
        command.Options.Add(grid);
        command.Options.Add(folds);
        command.Options.Add(json);
        command.SetAction(
            (parsed, token) =>
                SweepCommand.RunAsync(
                    run.Read(parsed),
                    new SweepOrder(parsed.GetValue(grid)!, parsed.GetValue(folds), parsed.GetValue(json)),
                    output,
                    token
                )
        );
        return command;
    }

    public static Command Evidence(TextWriter output)
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "A folder of candle files, as collect writes it.",
            Required = true,
        };
        data.AcceptExistingOnly();
        var page = new Option<string>("--out")
        {
            Description = "Where the page goes; pictures go into a folder of its name beside it.",
            DefaultValueFactory = _ => "docs/strategies.md",
        };
        var command = new Command("evidence", "Tells what every strategy made of all candle files, beside holding.")
        {
            data,
            page,
        };
        command.SetAction(
            (parsed, token) =>
                EvidenceCommand.RunAsync(parsed.GetValue(data)!.FullName, parsed.GetValue(page)!, output, token)
        );
        return command;
    }

    /// <summary>What both commands take.</summary>
    private sealed class RunOptions
    {
        private readonly Option<FileInfo> _candles = new Option<FileInfo>("--candles")
        {
            Description = "A candle file (.csv, .csv.gz).",
            Required = true,
        }.AcceptExistingOnly();

        private readonly Option<string?> _market = new("--market")
        {
            Description = "Whose candles they are; else the file's name says it.",
        };

        private readonly Option<string> _strategy = new("--strategy")
        {
            Description = "Whose signals.",
            DefaultValueFactory = _ => RsiMeanReversion.StrategyName,
        };

        private readonly Option<string> _profile = new("--profile")
        {
            Description = "Whose exits, limits and sizes.",
            DefaultValueFactory = _ => RiskProfile.Balanced.Name,
        };

        private readonly Option<DateTimeOffset?> _from = CandleCommands.From(
            "Trades from this day or instant on (UTC)."
        );
        private readonly Option<DateTimeOffset?> _to = CandleCommands.To("Trades up to this day or instant (UTC).");

        private readonly Option<decimal> _capital = new("--capital")
        {
            Description = "KRW at the start.",
            DefaultValueFactory = _ => 10_000_000m,
        };

        private readonly Option<decimal> _slippage = new("--slippage")
        {
            Description = "How much worse than the open orders are filled, in percent.",
            DefaultValueFactory = _ => BacktestRequest.UsualSlippage.Value,
        };

        private readonly Option<FileInfo> _btc = new("--btc")
        {
            Description = "Candles of KRW-BTC beside the market, a day or shorter, for the market's risk.",
        };

        private readonly Option<FileInfo> _minutes = new("--minutes")
        {
            Description = "Candles of a minute of the market, for the flash crash.",
        };

        private readonly Option<bool> _quick = new("--quick-gate")
        {
            Description = "Each entry has to pass the quick backtest of the 30 days before it, as live.",
        };

        private readonly Option<bool> _noLimits = new("--no-limits")
        {
            Description = "Without frequency limits, loss breakers and the shrink after losses.",
        };

        private readonly Option<bool> _noValidation = new("--no-validation") { Description = "Without validation." };

        public RunOptions()
        {
            _strategy.AcceptOnlyFromAmong([.. StrategyCatalog.Default.All.Select(one => one.Name)]);
            _profile.AcceptOnlyFromAmong([.. RiskProfile.All.Select(one => one.Name)]);
            _btc.AcceptExistingOnly();
            _minutes.AcceptExistingOnly();
            _market.Validators.Add(result =>
            {
                if (!MarketCode.IsValid(result.GetValueOrDefault<string?>() ?? ""))
                {
                    result.AddError("--market must be KRW- and a coin, e.g. KRW-ETH");
                }
            });
            _capital.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<decimal>() is < CapitalLeast or > CapitalMost)
                {
                    result.AddError($"--capital must be from {CapitalLeast:0} to {CapitalMost:0} KRW");
                }
            });
            _slippage.Validators.Add(result =>
            {
                var (from, to) = RuleRanges.All["Backtest:SlippagePercent"];
                if (result.GetValueOrDefault<decimal>() is var percent && (percent < from || percent > to))
                {
                    result.AddError($"--slippage must be from {from} to {to} percent");
                }
            });
        }

        public void AddTo(Command command)
        {
            Option[] all =
            [
                _candles,
                _market,
                _strategy,
                _profile,
                _from,
                _to,
                _capital,
                _slippage,
                _btc,
                _minutes,
                _quick,
                _noLimits,
                _noValidation,
            ];
            foreach (var option in all)
            {
                command.Options.Add(option);
            }
        }

        public BacktestOptions Read(ParseResult parsed) =>
            new()
            {
                Candles = parsed.GetValue(_candles)!.FullName,
                Market = parsed.GetValue(_market),
                Strategy = parsed.GetValue(_strategy)!,
                Profile = parsed.GetValue(_profile)!,
                From = parsed.GetValue(_from),
                To = parsed.GetValue(_to),
                Capital = parsed.GetValue(_capital),
                Slippage = parsed.GetValue(_slippage),
                Btc = parsed.GetValue(_btc)?.FullName,
                Minutes = parsed.GetValue(_minutes)?.FullName,
                Quick = parsed.GetValue(_quick),
                Limits = !parsed.GetValue(_noLimits),
                Validates = !parsed.GetValue(_noValidation),
            };
    }
}
