using System.Diagnostics.CodeAnalysis;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Bot.Tests.Sandbox.NodeClients;

/// <summary>A test that runs scripts on published clients; skipped, saying so, where these cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Bot.Tests.Sandbox.NodeClients.NodeFactDiscoverer", "Bot.Tests")]
internal sealed class NodeFactAttribute : FactAttribute;

/// <summary>Finds such tests. Whether they can run is asked when they are to: asking installs packages.</summary>
internal sealed class NodeFactDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
    [
        new NodeTestCase(
            sink,
            discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(),
            testMethod),
    ];
}

/// <summary>Such a test.</summary>
internal sealed class NodeTestCase : XunitTestCase
{
    [Obsolete("Called by the de-serializer of test cases alone.")]
    [SuppressMessage("Sonar", "S1133", Justification = "The base class marks it so; it stays.")]
    public NodeTestCase()
    {
    }

    public NodeTestCase(
        IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        SkipReason = await NodeScripts.ProblemAsync();
        return await base.RunAsync(
            diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);
    }
}
