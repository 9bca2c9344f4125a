namespace Bot.Host.Demo;

/// <summary>Plays a written chat, from where it was left.</summary>
public sealed class DemoScript(DemoWorld world, Conversation conversation, TextWriter output)
{
    private const int CandlesPerPrint = 24;

    private readonly List<string> _failures = [];

    /// <summary>Expectations that did not hold.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public async Task PlayAsync(IReadOnlyList<ScriptLine> script, CancellationToken token)
    {
        foreach (var line in script.Skip(world.Memory.StepsDone))
        {
            await StepAsync(line, token);
            world.Memory.StepDone();
        }

        await world.QuietAsync(token);
        await conversation.PrintAsync();
    }

    private async Task StepAsync(ScriptLine line, CancellationToken token)
    {
        switch (line)
        {
            case ScriptLine.Type type:
                await conversation.SettleAsync(token);
                await conversation.PrintAsync();
                await output.WriteLineAsync($"> {type.Text}");
                conversation.Mark();
                world.Telegram.SendText(DemoWorld.Person, DemoWorld.Person, type.Text, "en");
                break;
            case ScriptLine.Press press:
                await PressAsync(press, token);
                break;
            case ScriptLine.Pass pass:
                await conversation.SettleAsync(token);
                conversation.Mark();
                await PassAsync(pass, token);
                break;
            case ScriptLine.Expect expect:
                await NoteAsync(
                    line,
                    await conversation.ExpectAsync(expect.Text, token),
                    $"nothing new contains '{expect.Text}'"
                );
                break;
            case ScriptLine.Refuse refuse:
                await world.QuietAsync(token);
                await NoteAsync(line, !conversation.Contains(refuse.Text), $"something new contains '{refuse.Text}'");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task PressAsync(ScriptLine.Press press, CancellationToken token)
    {
        await world.QuietAsync(token);
        await conversation.SettleAsync(token);
        await conversation.PrintAsync();
        if (await conversation.ExpectKeyAsync(press.Label, token) is not { } key)
        {
            await NoteAsync(press, false, $"the newest keys have none that contains '{press.Label}'");
            return;
        }

        await output.WriteLineAsync($"* {press.Label}");
        conversation.Mark();
        var query = world.Telegram.Press(DemoWorld.Person, DemoWorld.Person, key.MessageId, key.Data, "en");
        var answer = await world.Telegram.WaitForAnswerAsync(query, token).WaitAsync(TimeSpan.FromSeconds(10), token);
        if (!string.IsNullOrEmpty(answer.Text))
        {
            await output.WriteLineAsync($"  bot ~ {answer.Text}");
        }
    }

    private async Task PassAsync(ScriptLine.Pass pass, CancellationToken token)
    {
        await output.WriteLineAsync($"~ {pass.Candles}");
        while (world.Memory.CandlesDone < pass.Candles)
        {
            if (!await world.PassAsync(token))
            {
                await NoteAsync(pass, false, $"the market ended after {world.Memory.CandlesDone} candles");
                return;
            }

            if (world.Memory.CandlesDone % CandlesPerPrint == 0)
            {
                await conversation.PrintAsync();
            }
        }

        await conversation.PrintAsync();
    }

    private async Task NoteAsync(ScriptLine line, bool held, string failure)
    {
        await conversation.PrintAsync();
        if (held)
        {
            await output.WriteLineAsync($"  ok  | line {line.Number}");
            return;
        }

        _failures.Add($"line {line.Number}: {failure}");
        await output.WriteLineAsync($"  NO  | line {line.Number}: {failure}");
    }
}
