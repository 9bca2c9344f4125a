using System.Threading.Channels;
using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>
/// Sends alarms straight to the people it knows, past outbox and database. Each person has a line of their own: the
/// newest few wait while Telegram is slow to them, and nobody else waits for that.
/// </summary>
public sealed class AlarmLine(ChatWire wire, KnownPeople people, WallClock wall) : BackgroundService, IAlarm
{
    private const int WaitingMost = 16;
    private const int RaisedMost = 1_024;
    private const int TriesMost = 10;
    private const int LongestDetail = 500;

    private readonly Channel<(AccountId Account, Alarm Alarm)> _alarms =
        Channel.CreateBounded<(AccountId Account, Alarm Alarm)>(
            new BoundedChannelOptions(RaisedMost) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly Dictionary<long, (Channel<View> Waiting, Task Telling)> _lines = [];

    /// <inheritdoc />
    public void Raise(AccountId account, Alarm alarm) => _alarms.Writer.TryWrite((account, alarm));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (account, alarm) in _alarms.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var person in people.Listeners.Where(one => one.Account == account.Value))
                {
                    LineOf(person, stoppingToken).TryWrite(View.Of(Text(alarm, person.Texts)));
                }
            }
        }
        finally
        {
            await Task.WhenAll(_lines.Values.Select(line => line.Telling));
        }
    }

    private ChannelWriter<View> LineOf(ChatPerson person, CancellationToken token)
    {
        if (!_lines.TryGetValue(person.Id, out var line))
        {
            var waiting = Channel.CreateBounded<View>(
                new BoundedChannelOptions(WaitingMost) { FullMode = BoundedChannelFullMode.DropOldest });
            _lines[person.Id] = line = (waiting, TellAllAsync(person, waiting.Reader, token));
        }

        return line.Waiting.Writer;
    }

    private async Task TellAllAsync(ChatPerson person, ChannelReader<View> waiting, CancellationToken token)
    {
        await foreach (var view in waiting.ReadAllAsync(token))
        {
            await TellAsync(person, view, token);
        }
    }

    private async Task TellAsync(ChatPerson person, View view, CancellationToken token)
    {
        var pace = new PollPace();
        for (var tries = 0; tries < TriesMost; tries++)
        {
            if (await wire.SendAsync(person.Id, view, silent: false, token) is not Delivery.Later later)
            {
                return;
            }

            pace = pace.Failed();
            await wall.WaitAsync(pace.RestOr(later.Wait), token);
        }
    }

    /// <summary>An alarm in words, in Telegram's HTML.</summary>
    internal static string Text(Alarm alarm, ITexts texts) => alarm switch
    {
        Alarm.DatabaseDown down => texts.Alarms.DatabaseDown(
            texts.Tell(down.Why, LongestDetail), Figure.Moment(down.Since)),
        Alarm.DatabaseBack back => texts.Alarms.DatabaseBack(Figure.Moment(back.Since), Figure.Moment(back.Until)),
        Alarm.PanicTold told => texts.Alarms.Panic(
            told.Facts.IsCancelled, told.Facts.IsLatched, told.Facts.Sell ? Number(told.Sold) : null,
            Told(told.Waits, texts)),
        Alarm.LeftBlind left => texts.Alarms.Left(
            texts.Words.Of(TerminalReasons.Parse(left.Reason)), Number(left.Sold), Told(left.Waits, texts)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Number(decimal coins) =>
        coins.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Told(string? text, ITexts texts) =>
        text is null ? null : texts.Tell(text, LongestDetail);
}
