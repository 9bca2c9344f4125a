using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Bot.Bench;
using Bot.Bench.Loads;

switch (args)
{
    case [ChildBot.Name, ..]:
        return await ChildBot.RunAsync(args[1..]);
    case ["presses", .. var rest]:
        return await PressLoad.RunAsync(rest);
    case ["days", .. var rest]:
        return await DayLoad.RunAsync(rest);
    default:
        // In this process, so that it measures the build that it is part of: plain, or published ready to run.
        var config = DefaultConfig
            .Instance.AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn([.. WorkColumn.All]);
        BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args, config);
        return 0;
}
