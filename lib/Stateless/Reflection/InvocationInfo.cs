namespace Stateless.Reflection;

/// <summary>A method of the user's that the machine calls.</summary>
public class InvocationInfo
{
    private readonly string _description;
    private readonly Timing _timing;

    public InvocationInfo(string methodName, string description, Timing timing)
    {
        MethodName = methodName;
        _description = description;
        _timing = timing;
    }

    public enum Timing
    {
        Synchronous,
        Asynchronous,
    }

    /// <summary>What stands for methods without a name of their own.</summary>
    public static string DefaultFunctionDescription { get; set; } = "Function";

    public string MethodName { get; private set; }

    /// <summary>As given; else the method's name where it was given one by its author.</summary>
    public string Description =>
        _description ?? MethodName switch
        {
            null => "<null>",
            var name when name.AsSpan().IndexOfAny('<', '>', '`') >= 0 => DefaultFunctionDescription,
            var name => name,
        };

    public bool IsAsync => _timing == Timing.Asynchronous;

    internal static InvocationInfo Create(Delegate method, string description, Timing timing = Timing.Synchronous) =>
        new(method?.Method.Name, description, timing);
}
