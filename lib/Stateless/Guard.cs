using Stateless.Reflection;

namespace Stateless;

/// <summary>The conditions under which a trigger does something; none means always.</summary>
internal sealed class Guard
{
    public static readonly Guard None = new([]);

    private readonly List<(Func<object[], bool> Holds, InvocationInfo Method)> _conditions;

    private Guard(IEnumerable<(Func<object[], bool>, InvocationInfo)> conditions) => _conditions = [.. conditions];

    public IEnumerable<InvocationInfo> Methods => _conditions.Select(condition => condition.Method);

    public static Guard Of(Func<object[], bool> holds, string description) => new([Condition(holds, description)]);

    public static Guard Of(Func<bool> holds, string description) => new([Condition(holds, description)]);

    public static Guard Of(Tuple<Func<bool>, string>[] guards) =>
        new(guards.Select(guard => Condition(guard.Item1, guard.Item2)));

    public static Guard Of<T0>(Tuple<Func<T0, bool>, string>[] guards) =>
        new(guards.Select(guard => Condition(Arguments.Pack(guard.Item1), guard.Item2)));

    public static Guard Of<T0, T1>(Tuple<Func<T0, T1, bool>, string>[] guards) =>
        new(guards.Select(guard => Condition(Arguments.Pack(guard.Item1), guard.Item2)));

    public static Guard Of<T0, T1, T2>(Tuple<Func<T0, T1, T2, bool>, string>[] guards) =>
        new(guards.Select(guard => Condition(Arguments.Pack(guard.Item1), guard.Item2)));

    /// <summary>The descriptions of the conditions that do not hold.</summary>
    public List<string> Unmet(object[] args) =>
        [.. _conditions.Where(condition => !condition.Holds(args)).Select(condition => condition.Method.Description)];

    private static (Func<object[], bool>, InvocationInfo) Condition(Func<object[], bool> holds, string description)
    {
        ArgumentNullException.ThrowIfNull(holds);
        return (holds, InvocationInfo.Create(holds, description));
    }

    private static (Func<object[], bool>, InvocationInfo) Condition(Func<bool> holds, string description)
    {
        ArgumentNullException.ThrowIfNull(holds);
        return (_ => holds(), InvocationInfo.Create(holds, description));
    }
}
