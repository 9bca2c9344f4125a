using System.Diagnostics;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Looks;

/// <summary>Pictures, fonts, memory, and how long the program has been running.</summary>
public sealed class MachineHealth(PictureDesk desk, WallClock wall) : IHealthProbe
{
    private const double Megabyte = 1 << 20;
    private const double MemoryWell = 512;
    private const double MemoryWeak = 1024;

    private static readonly string[] FontFolders = ["/usr/share/fonts", "/usr/local/share/fonts"];
    private static readonly string[] FontNames = ["Nanum*", "NotoSansCJK*", "NotoSansKR*"];

    private readonly Lazy<string?> _font = new(FindFont);

    /// <inheritdoc />
    public Task<IReadOnlyList<HealthCheck>> ReadAsync(ChatPerson person, CancellationToken token)
    {
        var texts = person.Texts;
        using var process = Process.GetCurrentProcess();
        var memory = Environment.WorkingSet / Megabyte;
        var uptime = wall.Now - new DateTimeOffset(process.StartTime.ToUniversalTime(), TimeSpan.Zero);
        return Task.FromResult<IReadOnlyList<HealthCheck>>(
        [
            desk.Lacking is { } lacking
                ? new HealthCheck(HealthMark.Weak, $"{texts.Health.Pictures}: {texts.Tell(lacking)}")
                : new HealthCheck(HealthMark.Well, $"{texts.Health.Pictures}: librsvg"),
            _font.Value is { } font
                ? new HealthCheck(HealthMark.Well, $"{texts.Health.Fonts}: {Html.Escape(font)}")
                : new HealthCheck(HealthMark.Weak, $"{texts.Health.Fonts}: {texts.Health.NoFonts}"),
            new HealthCheck(
                HealthCheck.Below(memory, MemoryWell, MemoryWeak),
                $"{texts.Health.Memory}: {Figure.Number(Math.Round(memory), "")} MB"),
            new HealthCheck(HealthMark.Well, $"{texts.Health.Uptime}: {texts.Looks.Span(uptime)}"),
        ]);
    }

    // The first that is there: its name says enough.
    internal static string? FindFont()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return FontFolders.Where(Directory.Exists)
            .SelectMany(folder => FontNames.SelectMany(name => Directory.EnumerateFiles(folder, name, options)))
            .Select(Path.GetFileNameWithoutExtension)
            .FirstOrDefault();
    }
}
