using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bot.Bench;

/// <summary>The benchmarks of single pieces; apart from the loads, which do not load their library.</summary>
internal static class Microbenchmarks
{
    public static void Run(string[] args)
    {
        // In this process, so that it measures the build that it is part of: plain, or published ready to run.
        var config = DefaultConfig
            .Instance.AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn([.. WorkColumn.All]);
        BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args, config);
    }
}
