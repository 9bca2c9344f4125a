using System.Globalization;
using System.IO.MemoryMappedFiles;
using Bot.Host.Watching;

namespace Bot.Tests.Watching;

/// <summary>What was read of mapped files is let go of, and nothing is lost by it.</summary>
public sealed class MappedFilesTests
{
    private const int Bytes = 1024 * 1024;

    [Theory]
    [InlineData("r-xp", "/usr/lib/libc.so.6", 0, 0, true)]
    [InlineData("r--p", "/opt/chattrader/chattrader.dll", 0, 0, true)]
    [InlineData("r--s", "/usr/share/fonts/NanumGothic.ttf", 0, 0, true)]
    [InlineData("rw-p", "/usr/lib/libc.so.6", 0, 0, false)]
    [InlineData("rw-s", "/data/chattrader.db-shm", 0, 0, false)]
    [InlineData("---p", "/usr/lib/libc.so.6", 0, 0, false)]
    [InlineData("r--p", "/usr/lib/libc.so.6", 4, 0, false)]
    [InlineData("r--p", "/usr/lib/libc.so.6", 0, 4, false)]
    [InlineData("r-xs", "/memfd:doublemapper", 0, 0, false)]
    [InlineData("r--p", "/opt/chattrader/chattrader.dll (deleted)", 0, 0, false)]
    [InlineData("r--s", "/dev/zero", 0, 0, false)]
    [InlineData("r--p", "[heap]", 0, 0, false)]
    [InlineData("r--p", "", 0, 0, false)]
    public void Given_a_mapping_When_its_pages_could_be_lost_Then_it_is_left_alone(
        string rights,
        string file,
        int changed,
        int swapped,
        bool isFound
    )
    {
        var found = MappedFiles.Read([
            $"7f00-7f10 {rights} 00001000 fe:00 247629                     {file}",
            "Rss:                  64 kB",
            $"Anonymous:            {changed} kB",
            $"Swap:                 {swapped} kB",
            "VmFlags: rd ex mr mw me",
        ]);

        Assert.Equal(isFound ? [new MappedFiles.Mapping(0x7f00, 0x7f10, file)] : [], found);
    }

    [Fact]
    public void Given_a_mapping_that_was_changed_When_a_clean_one_follows_Then_only_that_is_found()
    {
        var found = MappedFiles.Read([
            "1000-2000 r--p 00000000 fe:00 1 /lib/a.so",
            "Anonymous: 4 kB",
            "VmFlags: rd",
            "2000-3000 r-xp 00001000 fe:00 1 /lib/a.so",
            "Anonymous: 0 kB",
            "VmFlags: rd",
        ]);

        Assert.Equal([new MappedFiles.Mapping(0x2000, 0x3000, "/lib/a.so")], found);
    }

    [Fact]
    public void Given_a_file_in_memory_When_it_lay_there_at_the_look_before_Then_it_is_let_go_and_reads_the_same()
    {
        var file = Path.GetTempFileName();
        try
        {
            var content = Enumerable.Range(0, Bytes).Select(index => (byte)(index % 251)).ToArray();
            File.WriteAllBytes(file, content);
            using var mapped = MemoryMappedFile.CreateFromFile(
                file,
                FileMode.Open,
                null,
                0,
                MemoryMappedFileAccess.Read
            );
            using var view = mapped.CreateViewAccessor(0, Bytes, MemoryMappedFileAccess.Read);
            Assert.Equal(content, Content(view));

            var first = MappedFiles.LetGo(new HashSet<MappedFiles.Mapping>());
            Assert.Equal(Bytes / 1024, Resident(file));

            MappedFiles.LetGo(first);
            Assert.Equal(0, Resident(file));
            Assert.Equal(content, Content(view));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static byte[] Content(MemoryMappedViewAccessor view)
    {
        var read = new byte[Bytes];
        view.ReadArray(0, read, 0, Bytes);
        return read;
    }

    // In KB.
    private static int Resident(string file) =>
        int.Parse(
            File.ReadLines("/proc/self/smaps")
                .SkipWhile(line => !line.EndsWith(file, StringComparison.Ordinal))
                .First(line => line.StartsWith("Rss:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
}
