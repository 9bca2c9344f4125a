using System.Text;
using Bot.Host.Mail;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Telegram;
using Bot.Host.Trading;
using Bot.Host.Watching;
using Bot.Sandbox;
using Bot.Sandbox.Mail;
using Bot.Tests.Crashes;
using Bot.Tests.Telegram;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Mail;

/// <summary>E-mail on a real database, with a real mail server on loopback, on a clock that is moved by hand.</summary>
internal sealed class Post : IAsyncDisposable
{
    public const string Secret = "the-mail-password";

    private readonly Chat _chat;
    private readonly ReplayClock _clock;
    private readonly Absence _absence;

    private Post(Chat chat, ReplayClock clock, SmtpServer server, Absence absence) =>
        (_chat, _clock, Server, _absence, Sender) = (chat, clock, server, absence, chat.Get<MailSender>());

    public SmtpServer Server { get; }

    public MailSender Sender { get; private set; }

    /// <summary>Whether mail's own database is away.</summary>
    public bool IsAway
    {
        get => _absence.Is;
        set => _absence.Is = value;
    }

    // One that nothing kills.
    private PooledDbContextFactory<BotDb> Databases =>
        new(DatabaseStart.Options(Path.Combine(_chat.Get<StorageOptions>().Folder, DatabaseStart.FileName)));

    public MailAlarms Alarms => _chat.Get<MailAlarms>();

    /// <param name="answer">What the mail server answers in place of the usual.</param>
    /// <param name="change">What is configured in place of the usual.</param>
    /// <param name="mortality">Kills at writes.</param>
    public static async Task<Post> OpenAsync(
        Func<string, string?>? answer = null,
        Func<EmailOptions, EmailOptions>? change = null,
        Mortality? mortality = null
    )
    {
        var server = SmtpServer.Start(
            new SmtpServerOptions
            {
                Answer = answer ?? (_ => null),
                User = "bot",
                Password = Secret,
            }
        );
        var email = new EmailOptions
        {
            Enabled = true,
            Host = "127.0.0.1",
            Port = server.Port,
            Tls = "none",
            From = "bot@example.com",
            To = "kim@example.com, lee@example.com",
            User = "bot",
            Password = Secret,
            TimeoutSeconds = 60,
        };
        var clock = new ReplayClock(Chat.Start);
        var absence = new Absence();
        var chat = await Chat.PrepareAsync(
            mortality: mortality,
            swap: services =>
                services
                    .AddSingleton(new WallClock(clock))
                    .AddSingleton(new Scrubber([Secret]))
                    .AddMail(change?.Invoke(email) ?? email)
                    .AddSingleton(provider => new MailDesk(
                        new AbsentDatabases(provider.GetRequiredService<IDbContextFactory<BotDb>>(), absence),
                        provider.GetRequiredService<EmailOptions>(),
                        provider.GetRequiredService<Scrubber>(),
                        provider.GetRequiredService<WallClock>(),
                        provider.GetRequiredService<TimeProvider>()
                    ))
        );
        var post = new Post(chat, clock, server, absence);
        await post.RoundAsync();
        return post;
    }

    /// <summary>The program is started again: what was in memory is gone.</summary>
    public void Restart() =>
        Sender = new MailSender(
            new MailDesk(
                Databases,
                _chat.Get<EmailOptions>(),
                _chat.Get<Scrubber>(),
                _chat.Get<WallClock>(),
                _chat.Get<TimeProvider>()
            ),
            _chat.Get<MailWriter>(),
            Alarms,
            _chat.Get<SmtpLine>(),
            _chat.Get<EmailOptions>(),
            (_chat.Get<WallClock>(), _chat.Get<KnownPeople>()),
            NullLogger<MailSender>.Instance
        );

    /// <summary>These happen now.</summary>
    public Task TellAsync(params IEnumerable<Notice> notices) => _chat.TellAsync([.. notices]);

    /// <summary>The clock moves and the sender looks once.</summary>
    public async Task RoundAsync(double minutes = 0)
    {
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        await Sender.RoundAsync(CancellationToken.None);
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, T> read)
    {
        await using var db = await Databases.CreateDbContextAsync();
        return read(db);
    }

    public Task WriteAsync(Action<BotDb> write) => _chat.WriteAsync(write);

    /// <summary>The readable parts of a letter: plain and HTML.</summary>
    public static (string Plain, string Html) Bodies(TakenLetter letter)
    {
        var parts = letter
            .Text.Split("\n\n")
            .Skip(2)
            .Select(part => part.Split("\n--")[0].Replace("\n", "", StringComparison.Ordinal))
            .Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part)))
            .ToList();
        return (parts[0], parts[1]);
    }

    /// <summary>A header's text, with encoded words in the clear.</summary>
    public static string Header(TakenLetter letter, string name)
    {
        var head = letter.Text.Split("\n\n")[0].Replace("\n ", " ", StringComparison.Ordinal).Split('\n');
        var value = head.Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];
        return string.Concat(
            value
                .Split(' ')
                .Select(word =>
                    word.StartsWith("=?utf-8?B?", StringComparison.Ordinal)
                        ? Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2]))
                        : word
                )
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _chat.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class Absence
    {
        public bool Is { get; set; }
    }

    private sealed class AbsentDatabases(IDbContextFactory<BotDb> databases, Absence absence) : IDbContextFactory<BotDb>
    {
        public BotDb CreateDbContext() =>
            absence.Is ? throw new SqliteException("database or disk is full", 13) : databases.CreateDbContext();
    }
}
