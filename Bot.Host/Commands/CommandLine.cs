using System.CommandLine;
using System.CommandLine.Parsing;
using Bot.Domain.Market;

namespace Bot.Host.Commands;

/// <summary>The commands of the binary and what they take.</summary>
public static class CommandLine
{
    /// <summary>The whole command line. Without a command the service runs.</summary>
    public static RootCommand Build(TextWriter output, TextWriter errors)
    {
        var root = new RootCommand("ChatTrader: a trading bot for KRW markets, operated from a Telegram chat.");
        root.SetAction((_, token) => RunCommand.RunAsync(errors, token));
        var run = new Command("run", "Runs the service (the default).");
        run.SetAction((_, token) => RunCommand.RunAsync(errors, token));
        root.Subcommands.Add(run);
        root.Subcommands.Add(Watch(output));
        root.Subcommands.Add(Demo(output, errors));
        root.Subcommands.Add(Doctor(output));
        root.Subcommands.Add(Replay(output, errors));
        root.Subcommands.Add(Parity(output));
        root.Subcommands.Add(Emulate(output));
        root.Subcommands.Add(CandleCommands.Collect(output, errors));
        root.Subcommands.Add(BacktestCommands.Backtest(output, errors));
        root.Subcommands.Add(BacktestCommands.Sweep(output));
        root.Subcommands.Add(BacktestCommands.Evidence(output));
        root.Subcommands.Add(CandleCommands.Indicators(output));
        root.Subcommands.Add(BackupCommands.Backup(output, errors));
        root.Subcommands.Add(AccountCommands.Export(output, errors));
        root.Subcommands.Add(AccountCommands.Import(output, errors));
        return root;
    }

    private static Command Watch(TextWriter output)
    {
        var unit = new Option<string?>("--unit")
        {
            Description = "The service's unit, of which systemd is asked, e.g. chattrader.service; else nobody is.",
        };
        var watch = new Command("watch", "Looks once from outside whether the service works; tells the owner if not.")
        {
            unit,
        };
        watch.SetAction((parsed, token) => WatchCommand.RunAsync(parsed.GetValue(unit), output, token));
        return watch;
    }

    private static Command Demo(TextWriter output, TextWriter errors)
    {
        var candles = new Option<FileInfo>("--candles")
        {
            Description = "Hourly candles to replay (.csv, .csv.gz); else a generated market.",
        };
        candles.AcceptExistingOnly();
        var btc = Btc("Candles of KRW-BTC beside the market, a day or shorter; else generated.");
        var script = new Option<FileInfo>("--script")
        {
            Description = "A written chat to play; the program ends with it.",
        };
        script.AcceptExistingOnly();
        var market = Market("The market's name.");
        var state = new Option<DirectoryInfo?>("--state")
        {
            Description = "Keeps the demo's data there, to go on later; else all is temporary.",
        };
        var port = new Option<int>("--port")
        {
            Description = "Port of the chat page; 0 takes a free one.",
            DefaultValueFactory = _ => 0,
        };
        var pace = Pace();
        var demo = new Command("demo", "Tries everything on this machine alone: no account, no key, no network.")
        {
            candles,
            btc,
            script,
            market,
            state,
            port,
            pace,
        };
        demo.SetAction(
            (parsed, token) =>
                DemoCommand.RunAsync(
                    new DemoOptions
                    {
                        Candles = parsed.GetValue(candles)?.FullName,
                        Btc = parsed.GetValue(btc)?.FullName,
                        Script = parsed.GetValue(script)?.FullName,
                        Market = parsed.GetValue(market)!,
                        State = parsed.GetValue(state)?.FullName,
                        Port = parsed.GetValue(port),
                        Pace = TimeSpan.FromSeconds(parsed.GetValue(pace)),
                    },
                    output,
                    errors,
                    token
                )
        );
        return demo;
    }

    private static Command Doctor(TextWriter output)
    {
        var json = new Option<bool>("--json") { Description = "For a program to read." };
        var doctor = new Command("doctor", "Looks at all that a start needs; 0 where it would succeed.") { json };
        doctor.SetAction((parsed, token) => DoctorCommand.RunAsync(parsed.GetValue(json), output, token));
        return doctor;
    }

    private static Command Replay(TextWriter output, TextWriter errors)
    {
        var cycle = new Option<long?>("--cycle") { Description = "Decides this cycle again; its number as in /why." };
        var all = new Option<bool>("--all") { Description = "Decides every cycle again (the default)." };
        var state = new Option<DirectoryInfo?>("--state")
        {
            Description = "The data folder, or one that a demo kept; else the configured one.",
        };
        var replay = new Command("replay", "Decides journalled cycles again, from what they saw, and compares.")
        {
            cycle,
            all,
            state,
        };
        replay.Validators.Add(result =>
        {
            if (result.GetValue(cycle) is not null && result.GetValue(all))
            {
                result.AddError("--cycle and --all exclude one another");
            }
        });
        replay.SetAction(
            (parsed, token) =>
                ReplayCommand.RunAsync(parsed.GetValue(state)?.FullName, parsed.GetValue(cycle), output, errors, token)
        );
        return replay;
    }

    private static Command Parity(TextWriter output)
    {
        var from = CandleCommands.Day("--from", "The first Korean day, e.g. 2026-11-20; else yesterday.");
        var to = CandleCommands.Day("--to", "The last Korean day; else the first.");
        var state = new Option<DirectoryInfo?>("--state")
        {
            Description = "The data folder, or one that a demo kept; else the configured one.",
        };
        var parity = new Command("parity", "Sends what was traded live through the backtest's engine, and compares.")
        {
            from,
            to,
            state,
        };
        parity.SetAction(
            (parsed, token) =>
                ParityCommand.RunAsync(
                    parsed.GetValue(state)?.FullName,
                    (parsed.GetValue(from), parsed.GetValue(to)),
                    TimeProvider.System,
                    output,
                    token
                )
        );
        return parity;
    }

    private static Command Emulate(TextWriter output)
    {
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1; 0 takes a free one.",
            DefaultValueFactory = _ => 0,
        };
        var candles = new Option<FileInfo>("--candles")
        {
            Description = "Candles to replay (upbit); else a generated market.",
        };
        candles.AcceptExistingOnly();
        var btc = Btc("Candles of KRW-BTC beside the market, a day or shorter (upbit).");
        var state = new Option<DirectoryInfo?>("--state") { Description = "Keeps what the server knows there." };
        var faults = new Option<FileInfo>("--faults")
        {
            Description = "A fault plan: a JSON list of what goes wrong when.",
        };
        faults.AcceptExistingOnly();
        var market = Market("The market's name (upbit).");
        var emulate = new Command(
            "emulate",
            "Runs one of the stand-ins alone, so that any client can be tried against it."
        );
        foreach (var (name, what) in EmulateCommand.Servers)
        {
            var server = new Command(name, what) { port, candles, btc, state, faults, market };
            server.SetAction(
                (parsed, token) =>
                    EmulateCommand.RunAsync(
                        name,
                        new EmulateOptions
                        {
                            Port = parsed.GetValue(port),
                            Candles = parsed.GetValue(candles)?.FullName,
                            Btc = parsed.GetValue(btc)?.FullName,
                            State = parsed.GetValue(state)?.FullName,
                            Faults = parsed.GetValue(faults)?.FullName,
                            Market = parsed.GetValue(market)!,
                        },
                        output,
                        token
                    )
            );
            emulate.Subcommands.Add(server);
        }

        return emulate;
    }

    private static Option<string> Market(string description)
    {
        var market = new Option<string>("--market") { Description = description, DefaultValueFactory = _ => "KRW-ETH" };
        market.Validators.Add(result => Check(result, MarketCode.IsValid, "must be KRW- and a coin, e.g. KRW-ETH"));
        return market;
    }

    private static Option<FileInfo> Btc(string description)
    {
        var btc = new Option<FileInfo>("--btc") { Description = description };
        btc.AcceptExistingOnly();
        return btc;
    }

    private static Option<double> Pace()
    {
        var pace = new Option<double>("--pace")
        {
            Description = "Seconds between candles without a script, 0.2 to 3600.",
            DefaultValueFactory = _ => 3,
        };
        pace.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is < 0.2 or > 3600)
            {
                result.AddError("--pace must be from 0.2 to 3600");
            }
        });
        return pace;
    }

    private static void Check(OptionResult result, Func<string?, bool> holds, string rule)
    {
        var value = result.GetValueOrDefault<string>();
        if (!holds(value))
        {
            result.AddError($"{result.Option.Name} is '{value}'; it {rule}");
        }
    }
}
