using System.Text.Json;

namespace Bot.Host.Demo;

/// <summary>
/// Where a demo stands: the market's instant and the script's place. Written aside and renamed, so that it is whole.
/// </summary>
public sealed class DemoMemory
{
    private readonly string _file;
    private Place _place;

    private DemoMemory(string file, Place place) => (_file, _place) = (file, place);

    public DateTimeOffset Now => _place.Now;

    /// <summary>Steps of the script that are done.</summary>
    public int StepsDone => _place.StepsDone;

    /// <summary>Candles of the step under way that have passed.</summary>
    public int CandlesDone => _place.CandlesDone;

    /// <summary>The memory of a folder; a new one begins at an instant.</summary>
    public static DemoMemory Open(string folder, DateTimeOffset begin)
    {
        var file = Path.Combine(folder, "demo.json");
        var place = File.Exists(file) ? JsonSerializer.Deserialize<Place>(File.ReadAllText(file)) : null;
        return new DemoMemory(file, place ?? new Place(begin, 0, 0));
    }

    public void Move(DateTimeOffset now) => Write(_place with { Now = now });

    /// <summary>An hour begins; it counts where it has a candle.</summary>
    public void Begin(DateTimeOffset now, bool counts) =>
        Write(_place with { Now = now, CandlesDone = _place.CandlesDone + (counts ? 1 : 0) });

    public void StepDone() => Write(_place with { StepsDone = _place.StepsDone + 1, CandlesDone = 0 });

    /// <summary>Another script begins at its first step.</summary>
    public void Restart() => Write(_place with { StepsDone = 0, CandlesDone = 0 });

    private void Write(Place place)
    {
        _place = place;
        var aside = _file + ".new";
        File.WriteAllText(aside, JsonSerializer.Serialize(place));
        File.Move(aside, _file, overwrite: true);
    }

    private sealed record Place(DateTimeOffset Now, int StepsDone, int CandlesDone);
}
