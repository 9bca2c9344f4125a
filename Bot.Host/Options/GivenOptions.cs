namespace Bot.Host.Options;

/// <summary>Collects what is given under which key, place by place: a later one overrules an earlier one.</summary>
/// <param name="problems">What is wrong with places and names.</param>
/// <param name="remarks">What should be known of them.</param>
internal sealed class GivenOptions(List<string> problems, List<string> remarks)
{
    private const string Prefix = BotConfiguration.Prefix;
    private const string FileSuffix = "_FILE";
    private const int TypoMost = 2;
    private const int LeastLength = 4;

    private readonly SortedDictionary<string, Given> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By key, whether the key is known or not.</summary>
    public IReadOnlyDictionary<string, Given> Values => _values;

    /// <summary>Reads all places.</summary>
    public void Read(OptionPlaces places)
    {
        foreach (var file in places.Files.Where(File.Exists))
        {
            foreach (var (key, text) in OptionsFile.Read(file, problems))
            {
                _values[key] = new Given(text, file);
            }
        }

        var environment = OptionsFile.Names(places.Environment);
        if (environment.TryGetValue(Credentials.Folder, out var folder))
        {
            foreach (var (key, given) in Credentials.Read(folder, problems))
            {
                _values[key] = given;
            }
        }

        foreach (var file in places.EnvFiles.Where(File.Exists))
        {
            var names = OptionsFile.ReadEnv(file, problems, remarks);
            AddNames(names, $"in {file}");
            remarks.AddRange(names.Keys.SelectMany(name => Mistyped(name, $"in {file}")));
        }

        AddNames(environment, "in the environment");
        remarks.AddRange(environment.Keys.SelectMany(name => Mistyped(name, "in the environment")));
    }

    /// <summary>A secret that lies in a file of its own, or null where it cannot be read.</summary>
    public static string? Secret(string name, string path, List<string> problems)
    {
        try
        {
            return File.ReadAllText(path.Trim());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{name} is '{path}'; that file cannot be read: {exception.Message}");
            return null;
        }
    }

    private void AddNames(IReadOnlyDictionary<string, string> names, string place)
    {
        remarks.AddRange(FamiliarNames.Unused(names.Keys));
        remarks.AddRange(
            names
                .Keys.Where(name =>
                    name.StartsWith(Prefix, StringComparison.Ordinal) && !name.Contains("__", StringComparison.Ordinal)
                )
                .Select(name => $"{name} sets nothing: names are {Prefix}Section__Key")
        );
        AddFamiliar(names, place);
        AddOwn(names, "", place);
        AddOwn(names, Prefix, place);
    }

    private void AddFamiliar(IReadOnlyDictionary<string, string> names, string place)
    {
        foreach (var (given, value) in Sorted(names))
        {
            var isFile = given.EndsWith(FileSuffix, StringComparison.Ordinal);
            var name = isFile ? given[..^FileSuffix.Length] : given;
            if (FamiliarNames.Sets(name) && (isFile ? Secret(given, value, problems) : value) is { } text)
            {
                var (key, read) = FamiliarNames.Read(name, text);
                _values[key] = new Given(read, $"{given} {place}");
            }
        }
    }

    // Section__Key, and Section__Key_FILE for a secret that lies in a file.
    private void AddOwn(IReadOnlyDictionary<string, string> names, string prefix, string place)
    {
        foreach (var (name, value) in Sorted(names))
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var key = name[prefix.Length..].Replace("__", ":", StringComparison.Ordinal);
            var isFile = key.EndsWith(FileSuffix, StringComparison.Ordinal);
            key = isFile ? key[..^FileSuffix.Length] : key;
            var isOurs =
                key.Contains(':', StringComparison.Ordinal)
                && (prefix.Length > 0 || OptionKeys.IsSection(Section(key)) || IsMistypedSection(key));
            if (isOurs && (isFile ? Secret(name, value, problems) : value) is { } text)
            {
                _values[key] = new Given(text, $"{name} {place}");
            }
        }
    }

    // Somebody else's names may stand in the environment; one letter beside ours, with our key behind it, is a slip.
    private static bool IsMistypedSection(string key)
    {
        var section = Section(key);
        return section.Length >= LeastLength
            && OptionKeys.All.Any(one =>
                key[(section.Length + 1)..].Equals(one.Property.Name, StringComparison.OrdinalIgnoreCase)
                && OptionKeys.Distance(one.Section.Name, section) <= TypoMost
            );
    }

    private static IEnumerable<string> Mistyped(string name, string place)
    {
        var bare = name.EndsWith(FileSuffix, StringComparison.Ordinal) ? name[..^FileSuffix.Length] : name;
        if (FamiliarNames.IsKnown(bare) || FamiliarNames.Nearest(bare) is not { } near)
        {
            return [];
        }

        return OptionKeys.Distance(near, bare) <= TypoMost
            ? [$"{name} {place} sets nothing; did you mean {near}?"]
            : [];
    }

    private static string Section(string key) => key[..key.IndexOf(':', StringComparison.Ordinal)];

    private static IOrderedEnumerable<KeyValuePair<string, string>> Sorted(IReadOnlyDictionary<string, string> names) =>
        names.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
