using Bot.Host.Backtests;
using Bot.Host.Charts;
using Bot.Host.Telegram.Works;
using Bot.Sandbox.Telegram;
using Bot.Tests.Candles;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Telegram;

/// <summary>Backtests of the chat where something is missing or somebody gives up.</summary>
public sealed class BacktestChatTests
{
    private const string Missing = "librsvg is missing: apt install librsvg2-2 fonts-nanum";

    [Fact]
    public async Task Given_no_librsvg_when_backtests_end_then_text_and_trades_come_and_once_how_to_install_it()
    {
        await using var chat = await Chat.OpenAsync(swap: services => services.AddSingleton<IPictures>(
            new Pictures(new Rasterizer(["librsvg-of-nowhere.so.2"]))));
        await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;
        chat.Runner.EndQuietly();
        await FilesAsync(chat, 1);
        await chat.TypeAsync("/backtest 30");
        var files = await FilesAsync(chat, 2);

        var results = chat.Messages().Where(one => one.Text.Contains("Max drawdown", StringComparison.Ordinal)).ToList();
        Assert.All(files, file => Assert.Equal(MessageKind.Document, file.Kind));
        Assert.Equal(
            [true, false], results.Select(one => one.Text.Contains(Missing, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Given_a_run_that_computes_when_it_is_cancelled_then_it_says_so_brings_nothing_and_the_next_can_run()
    {
        await using var mine = await Mine.OpenAsync();
        using var quiet = new QuietWork();
        var runner = new HeldRunner(new BacktestRunner(mine.Archive(), quiet, mine.Now));
        await using var chat = await Chat.OpenAsync(
            swap: services => services.AddSingleton<IBacktestRunner>(runner));
        var bar = await chat.TypeAsync("/backtest 80");
        await runner.Computing;

        await chat.PressAsync(bar, "Cancel");
        var cancelled = await chat.SeeAsync("Cancelled");
        await chat.SettleAsync();

        Assert.Equal(bar.Id, cancelled.Id);
        Assert.Null(chat.Get<WorkDesk>().Find(1));
        Assert.Empty(Files(chat));
        Assert.Empty(chat.Log.Errors);
        await chat.PressAsync(cancelled, "Again");
        await FilesAsync(chat, 1);
        Assert.Contains("80 days", (await chat.SeeAsync("Look-ahead check")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_collection_that_fails_as_nobody_expected_when_it_ends_then_it_is_said_and_the_next_can_start()
    {
        var folder = Directory.CreateTempSubdirectory("collect");
        try
        {
            await using var chat = await Chat.OpenAsync(
                swap: services => services.AddSingleton(Chat.Archive(folder.FullName, new Broken())));

            await chat.TypeAsync("/collect KRW-ETH 30");
            var told = await chat.SeeAsync("ended with an unexpected error");
            await chat.SettleAsync();

            Assert.Equal("v1:collect:KRW-ETH 30 60m", told.Keys[0][0].Data);
            Assert.Null(chat.Get<WorkDesk>().Find(1));
            Assert.Single(chat.Log.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<ChatMessage> Files(Chat chat) =>
        [.. chat.Messages().Where(message => message.Kind != MessageKind.Text)];

    private static async Task<List<ChatMessage>> FilesAsync(Chat chat, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var change = chat.Server.LastChange(Chat.Owner);
            if (Files(chat) is var files && files.Count >= count)
            {
                return files;
            }

            await chat.Server.WaitForChangeAsync(Chat.Owner, change, patience.Token);
        }
    }

    private sealed class Broken : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException("7");
    }
}
