using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Bot.Bench.BacktestBenchmarks).Assembly).Run(args);
