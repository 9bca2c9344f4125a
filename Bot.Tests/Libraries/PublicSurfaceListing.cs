using System.Text.RegularExpressions;

namespace Bot.Tests.Libraries;

/// <summary>The public surface of a package, as <c>full-*.txt</c> lists it: namespaces, types, members.</summary>
internal sealed partial class PublicSurfaceListing
{
    private const string SetsRequired = "  // [SetsRequiredMembers]";

    private readonly Dictionary<string, (string Header, HashSet<string> Members)> _types = [];

    public static PublicSurfaceListing Of(IEnumerable<string> lines)
    {
        var listing = new PublicSurfaceListing();
        var space = "";
        HashSet<string> members = [];
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                space = line[3..];
            }
            else if (line[0] != ' ')
            {
                members = [];
                listing._types.Add($"{space} {NameOf(line)}", (WithoutRemark(line), members));
            }
            else
            {
                members.UnionWith(Split(WithoutRemark(line.Trim())));
            }
        }
        return listing;
    }

    /// <summary>What a type of ours has that the listing does not.</summary>
    public IEnumerable<string> Offences(Type type)
    {
        var header = PublicSurfacePrinter.Header(type);
        var name = $"{type.Namespace} {NameOf(header)}";
        if (!_types.TryGetValue(name, out var original))
        {
            return [$"{name}: no such type"];
        }
        var members = PublicSurfacePrinter.Members(type).Where(member => !original.Members.Contains(member));
        return HeaderOffences(header, original.Header).Concat(members).Select(offence => $"{name}: {offence}");
    }

    /// <summary>Kind and base must be the same; of interfaces there may be fewer.</summary>
    private static IEnumerable<string> HeaderOffences(string ours, string original)
    {
        var (kind, parents) = Parts(ours);
        var (originalKind, originalParents) = Parts(original);
        var lacking = originalParents.Where(parent => !IsInterface(parent)).Except(parents);
        if (kind != originalKind || parents.Except(originalParents).Any() || lacking.Any())
        {
            yield return $"{ours} (original: {original})";
        }
    }

    private static (string Kind, string[] Parents) Parts(string header)
    {
        var parts = header.Split(" : ");
        return (parts[0], parts.Length == 1 ? [] : TopLevelCommas().Split(parts[1]));
    }

    private static bool IsInterface(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);

    private static string NameOf(string header) =>
        header.StartsWith("delegate ", StringComparison.Ordinal)
            ? DelegateName().Match(header).Groups[1].Value
            : Keywords().Replace(header.Split(" : ")[0], "");

    private static string WithoutRemark(string line)
    {
        var at = line.IndexOf("  // ", StringComparison.Ordinal);
        var code = at < 0 ? line : line[..at];
        return line.Contains(SetsRequired, StringComparison.Ordinal) ? code + SetsRequired : code;
    }

    private static string[] Split(string line) =>
        line.StartsWith("{ ", StringComparison.Ordinal) ? line[2..^2].Split(", ") : [line];

    [GeneratedRegex(@"^((sealed|static|abstract|readonly|class|interface|struct|enum) )+")]
    private static partial Regex Keywords();

    [GeneratedRegex(@"(\S+?(<[^(]*>)?)\(")]
    private static partial Regex DelegateName();

    [GeneratedRegex(@", (?![^<]*>)")]
    private static partial Regex TopLevelCommas();
}
