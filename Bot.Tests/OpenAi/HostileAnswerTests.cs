using System.Text.Json;
using Bot.Domain.Decisions;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Bot.Tests.Sandbox.Telegram;
using FsCheck.Fluent;

namespace Bot.Tests.OpenAi;

/// <summary>Nothing from outside changes an action or breaks a message.</summary>
public sealed class HostileAnswerTests(HostileAnswerTests.Rooms rooms) : IClassFixture<HostileAnswerTests.Rooms>
{
    public static TheoryData<string> Names => [.. HostileAnswers.All.Select(answer => answer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Given_a_hostile_answer_when_it_is_read_then_it_is_no_advice_or_the_action_it_names(string name)
    {
        var advised = await rooms.AskAsync(name);

        Assert.Equal(HostileAnswers.All.Single(answer => answer.Name == name).Action, advised.Advice?.Action);
        Assert.Equal(advised.Advice is null, advised.Call.Failure is { Length: > 0 });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Given_a_hostile_answer_when_it_is_told_then_Telegram_takes_the_message_and_nothing_hides_in_it(
        string name
    )
    {
        var advised = await rooms.AskAsync(name);

        foreach (var text in Languages.All.SelectMany(texts => Messages(Story(advised), texts)))
        {
            Assert.InRange(text.Length, 1, MessageSplitter.MaxLength);
            var answer = await rooms.Line.CallAsync(
                "sendMessage",
                new
                {
                    chat_id = 1,
                    text,
                    parse_mode = "HTML",
                }
            );
            Assert.True(answer.Body.GetProperty("ok").GetBoolean(), answer.Body.ToString());
            Assert.Equal(WithoutColours(text), ForeignText.Clean(text));
        }
    }

    [Fact]
    public void Given_the_collection_when_it_is_counted_then_no_answer_stands_twice_and_there_are_many()
    {
        var names = HostileAnswers.All.Select(answer => answer.Name).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.True(names.Count >= 80, $"{names.Count}");
    }

    private static IEnumerable<string> Messages(CycleStory story, ITexts texts) =>
        new[]
        {
            string.Join('\n', WhyScreen.Lines(story, texts)),
            CycleReport.Text(story, null, null, texts),
            texts.Notices.Trouble("failed-advisor", Html.Excerpt(story.Row.Figures, 500), 1),
            texts.Notices.AdvisorSilent(3, Html.Excerpt(story.Row.Figures, 500)),
        }.SelectMany(text => MessageSplitter.Split(text));

    // Signs of our own texts are drawn in colour by a selector.
    private static string WithoutColours(string text) => text.Replace("\uFE0F", "");

    private static CycleStory Story(Advised advised)
    {
        var ending = advised.Advice is { } advice
            ? Ending.HoldAdvice($"{advice.Action}")
            : Ending.FailedAdvisor(advised.Call.Failure!);
        var notes = new CycleNotes { Advice = AdvisorDesk.Notes(advised) };
        var row = Telegram.Some.Cycle(ending.Reason, notes);
        row.Figures = ending.Figures;
        return new CycleStory(row, ending.Reason, JsonSerializer.Deserialize<CycleNotes>(row.Notes)!);
    }

    /// <summary>One server of each kind for all answers.</summary>
    public sealed class Rooms : IAsyncLifetime
    {
        private Desk _desk = null!;
        private int _hour;

        internal BotLine Line { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _desk = await Desk.OpenAsync(options => options with { Retries = 0, MonthlyBudgetKrw = 1_000_000m });
            Line = await BotLine.OpenAsync();
        }

        /// <summary>The desk with an answer waiting in it.</summary>
        internal Desk With(string name)
        {
            _desk.Server.Replies.Enqueue(HostileAnswers.All.Single(answer => answer.Name == name).Reply);
            return _desk;
        }

        /// <summary>An hour that no other test has.</summary>
        internal int NextHour() => ++_hour;

        internal Task<Advised> AskAsync(string name) => With(name).AskAsync();

        public async Task DisposeAsync()
        {
            await _desk.DisposeAsync();
            await Line.DisposeAsync();
        }
    }
}
