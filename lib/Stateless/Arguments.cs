namespace Stateless;

/// <summary>Takes typed arguments out of the array that a trigger was fired with.</summary>
internal static class Arguments
{
    /// <summary>A trigger fired with no argument at all hands on the defaults of its types.</summary>
    public static T At<T>(object[] args, int index) => args.Length == 0 ? default : (T)Checked(args, typeof(T), index);

    public static void Validate(object[] args, Type[] expected)
    {
        if (args.Length > expected.Length)
        {
            throw new ArgumentException(
                $"Too many parameters have been supplied. Expecting {expected.Length} but got {args.Length}.");
        }
        for (var index = 0; args.Length > 0 && index < expected.Length; index++)
        {
            Checked(args, expected[index], index);
        }
    }

    public static Func<object[], TResult> Pack<T0, TResult>(Func<T0, TResult> call) => args => call(At<T0>(args, 0));

    public static Func<object[], TResult> Pack<T0, T1, TResult>(Func<T0, T1, TResult> call) =>
        args => call(At<T0>(args, 0), At<T1>(args, 1));

    public static Func<object[], TResult> Pack<T0, T1, T2, TResult>(Func<T0, T1, T2, TResult> call) =>
        args => call(At<T0>(args, 0), At<T1>(args, 1), At<T2>(args, 2));

    private static object Checked(object[] args, Type type, int index)
    {
        if (args.Length <= index)
        {
            throw new ArgumentException($"An argument of type {type} is required in position {index}.");
        }
        var value = args[index];
        if (value != null && !type.IsInstanceOfType(value))
        {
            throw new ArgumentException(
                $"The argument in position {index} is of type {value.GetType()} but must be of type {type}.");
        }
        return value;
    }
}
