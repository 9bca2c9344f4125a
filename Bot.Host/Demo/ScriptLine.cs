namespace Bot.Host.Demo;

/// <summary>One step of a written chat.</summary>
public abstract record ScriptLine(int Number)
{
    /// <summary>Types a text.</summary>
    public sealed record Type(int Number, string Text) : ScriptLine(Number);

    /// <summary>Presses the key whose label contains a text, under the newest message that has keys.</summary>
    public sealed record Press(int Number, string Label) : ScriptLine(Number);

    /// <summary>Lets candles pass.</summary>
    public sealed record Pass(int Number, int Candles) : ScriptLine(Number);

    /// <summary>Waits for a new message, or an edit, that contains a text.</summary>
    public sealed record Expect(int Number, string Text) : ScriptLine(Number);

    /// <summary>Demands that no new message contains a text.</summary>
    public sealed record Refuse(int Number, string Text) : ScriptLine(Number);

    /// <summary>
    /// Reads a script: <c>&gt; text</c>, <c>* label</c>, <c>~ N</c>, <c>= text</c>, <c>! text</c>, <c># comment</c>.
    /// </summary>
    /// <exception cref="FormatException">Lines that are none of these, all of them named.</exception>
    public static IReadOnlyList<ScriptLine> Read(IEnumerable<string> lines)
    {
        var read = new List<ScriptLine>();
        var problems = new List<string>();
        foreach (var (number, line) in lines.Select((line, index) => (index + 1, line.Trim())))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (Step(number, line[0], line[1..].Trim()) is { } step)
            {
                read.Add(step);
            }
            else
            {
                problems.Add(
                    $"line {number}: '{line}' is no step; a step is > text, * label, ~ candles, = text or ! text"
                );
            }
        }

        return problems.Count == 0 ? read : throw new FormatException(string.Join(Environment.NewLine, problems));
    }

    private static ScriptLine? Step(int number, char kind, string rest) =>
        kind switch
        {
            _ when rest.Length == 0 => null,
            '>' => new Type(number, rest),
            '*' => new Press(number, rest),
            '~' => int.TryParse(rest, out var candles) && candles > 0 ? new Pass(number, candles) : null,
            '=' => new Expect(number, rest),
            '!' => new Refuse(number, rest),
            _ => null,
        };
}
