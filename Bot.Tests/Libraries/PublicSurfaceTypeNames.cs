using System.Reflection;

namespace Bot.Tests.Libraries;

/// <summary>Types as C# writes them, without namespaces.</summary>
internal static class PublicSurfaceTypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <param name="type">A type.</param>
    /// <param name="nullability">Where it stands; without it, or without annotations, no reference is marked.</param>
    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }
        // A type parameter is listed without its nullability, and a value has none.
        var isMarked = !type.IsValueType && !type.IsGenericParameter
            && nullability is not null && StateOf(nullability) == NullabilityState.Nullable;
        return Plain(type, nullability) + (isMarked ? "?" : "");
    }

    private static NullabilityState StateOf(NullabilityInfo nullability) =>
        nullability.ReadState == NullabilityState.Unknown ? nullability.WriteState : nullability.ReadState;

    private static string Plain(Type type, NullabilityInfo? nullability)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]";
        }
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }
        var arguments = type.GetGenericArguments().Select((argument, index) =>
            Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index))).ToArray();
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) ?? false
            ? $"({string.Join(", ", arguments)})"
            : Nested(type, arguments);
    }

    /// <summary>Type arguments stand with the type, of those around it or itself, that declares them.</summary>
    private static string Nested(Type type, string[] arguments)
    {
        var outer = type is { IsNested: true, IsGenericParameter: false } ? type.DeclaringType : null;
        var taken = outer?.GetGenericArguments().Length ?? 0;
        var own = type.IsGenericParameter ? [] : arguments[taken..];
        var name = type.Name.Split('`')[0] + (own.Length > 0 ? $"<{string.Join(", ", own)}>" : "");
        return outer is null ? name : $"{Nested(outer, arguments[..taken])}.{name}";
    }
}
