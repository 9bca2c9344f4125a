using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Bot.Tests.Libraries;

/// <summary>Prints types and members as the listings of the originals do.</summary>
internal static class PublicSurfacePrinter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Header(Type type)
    {
        if (type.BaseType == typeof(MulticastDelegate))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {Returned(invoke)} {PublicSurfaceTypeNames.Of(type)}({Parameters(invoke)});";
        }
        var parents = Parents(type).Select(parent => PublicSurfaceTypeNames.Of(parent)).ToArray();
        var above = parents.Length > 0 ? $" : {string.Join(", ", parents)}" : "";
        return $"{Kind(type)} {PublicSurfaceTypeNames.Of(type)}{above}";
    }

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name}={Convert.ToInt64(Enum.Parse(type, name))}");
        }
        return type.BaseType == typeof(MulticastDelegate)
            ? []
            : type.GetConstructors(Declared).Where(made => IsSeen(made) && !made.IsStatic).Select(Constructor)
                .Concat(type.GetFields(Declared).Where(IsSeen).Select(Field))
                .Concat(type.GetProperties(Declared).Where(property => Accessors(property).Any()).Select(Property))
                .Concat(type.GetEvents(Declared).Where(happening => IsSeen(happening.AddMethod!)).Select(Event))
                .Concat(type.GetMethods(Declared).Where(IsListed).Select(Method));
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<Type> Parents(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var all = type.GetInterfaces();
        var own = all.Except(inherited).Where(one => !all.Any(other => other.GetInterfaces().Contains(one)));
        var hasBase = type.BaseType is not null && type.BaseType != typeof(object) && !type.IsValueType;
        return hasBase ? own.Prepend(type.BaseType!) : own;
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsSeen(FieldInfo field) =>
        (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    /// <summary>Equality is left out of the listings, as are the methods behind properties and events.</summary>
    private static bool IsListed(MethodInfo method) =>
        IsSeen(method)
        && method.Name is not (nameof(Equals) or nameof(GetHashCode))
        && !method.Name.Contains('<')
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) =>
        property.GetAccessors(nonPublic: true).Where(IsSeen);

    private static string Constructor(ConstructorInfo made)
    {
        var name = made.DeclaringType!.Name.Split('`')[0];
        var remark = made.IsDefined(typeof(SetsRequiredMembersAttribute)) ? "  // [SetsRequiredMembers]" : "";
        return $"{(made.IsPublic ? "" : "protected ")}{name}({Parameters(made)}){remark}";
    }

    private static string Field(FieldInfo field)
    {
        var modifiers = field switch
        {
            { IsLiteral: true } => "const ",
            { IsStatic: true, IsInitOnly: true } => "static readonly ",
            { IsStatic: true } => "static ",
            { IsInitOnly: true } => "readonly ",
            _ => "",
        };
        return $"{(field.IsPublic ? "" : "protected ")}{modifiers}"
            + $"{PublicSurfaceTypeNames.Of(field.FieldType, Nullability.Create(field))} {field.Name}";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = Accessors(property).ToArray();
        var set = accessors.FirstOrDefault(accessor => accessor.ReturnType == typeof(void));
        var words = (accessors.Any(accessor => accessor != set) ? " get;" : "")
            + (set is null ? "" : Setter(set));
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var nullability = Nullability.Create(property);
        return $"{(accessors.Any(accessor => accessor.IsPublic) ? "" : "protected ")}"
            + $"{(property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}{Modifiers(accessors[0])}"
            + $"{PublicSurfaceTypeNames.Of(property.PropertyType, nullability)} {name} {{{words} }}";
    }

    private static string Setter(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";

    private static string Event(EventInfo happening) =>
        $"{Modifiers(happening.AddMethod!)}event "
        + $"{PublicSurfaceTypeNames.Of(happening.EventHandlerType!, Nullability.Create(happening))} {happening.Name}";

    private static string Method(MethodInfo method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.Name is "op_Implicit" or "op_Explicit")
        {
            var word = method.Name == "op_Implicit" ? "implicit" : "explicit";
            return $"{access}static {word} operator {Returned(method)}({Parameters(method)})";
        }
        var generic = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        return $"{access}{Modifiers(method)}{Returned(method)} {Name(method)}{generic}({Parameters(method)})"
            + string.Concat(method.GetGenericArguments().Select(Constraints));
    }

    private static string Name(MethodInfo method) => method.Name switch
    {
        "op_Equality" => "operator ==",
        "op_Inequality" => "operator !=",
        "op_LessThan" => "operator <",
        "op_GreaterThan" => "operator >",
        "op_LessThanOrEqual" => "operator <=",
        "op_GreaterThanOrEqual" => "operator >=",
        var name => name,
    };

    private static string Modifiers(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } => "",
        { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Returned(MethodInfo method) =>
        PublicSurfaceTypeNames.Of(method.ReturnType, Nullability.Create(method.ReturnParameter));

    private static string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return (isExtension ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var nullability = Nullability.Create(parameter);
        var way = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => "",
        };
        var value = parameter.HasDefaultValue ? $" = {Value(parameter.ParameterType, parameter.RawDefaultValue)}" : "";
        return $"{way}{PublicSurfaceTypeNames.Of(parameter.ParameterType, nullability)} {parameter.Name}{value}";
    }

    private static string Value(Type type, object? value) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ when (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } named =>
            $"{named.Name}.{Enum.ToObject(named, value)}",
        _ => $"{value}",
    };

    private static string Constraints(Type argument)
    {
        var attributes = argument.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var isMade = attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint);
        string?[] possible =
        [
            attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? "class" : null,
            isStruct ? "struct" : null,
            .. argument.GetGenericParameterConstraints().Where(type => type != typeof(ValueType))
                .Select(type => PublicSurfaceTypeNames.Of(type)),
            isMade && !isStruct ? "new()" : null,
        ];
        var words = possible.Where(word => word is not null).ToArray();
        return words.Length == 0 ? "" : $" where {argument.Name} : {string.Join(", ", words)}";
    }
}
