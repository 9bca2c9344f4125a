using System.Net;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Telegram.Api;
using Bot.Sandbox.Telegram.Chats;
using Bot.Sandbox.Telegram.Markup;
using Bot.Sandbox.Telegram.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Sandbox.Telegram;

/// <summary>
/// A stand-in for Telegram on 127.0.0.1: speaks the Bot API over HTTP to the bot, and lets people write and press keys,
/// from code or on a page in the browser. Every token of the form <c>digits:text</c> is the same bot.
/// </summary>
public sealed class TelegramServer : IAsyncDisposable
{
    private const int MaxRequestBytes = 52 * 1024 * 1024;
    private readonly WebApplication _app;
    private readonly ChatWorld _world;
    private readonly CancellationTokenSource _stopping = new();

    private TelegramServer(TelegramServerOptions options)
    {
        _world = new(options);
        _app = Build(options.Port);
        People = new(_world.Book);
        var api = new BotApi(_world, _stopping.Token);
        var page = new ChatPage(this, _world, _stopping.Token);
        _app.UseFaults(options.Faults, "telegram");
        _app.Run(context => AnswerAsync(context, api, page));
    }

    /// <summary>Where the Bot API is; a client's base address.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where a browser finds the chats.</summary>
    public Uri PageAddress => Address;

    /// <summary>Person 1, "User", is there from the start.</summary>
    public People People { get; }

    /// <summary>The newest 10,000 calls of the Bot API, oldest first.</summary>
    public IReadOnlyList<BotCall> Calls => _world.Calls.Snapshot();

    public int LastUpdateId => _world.Updates.LastId;

    /// <summary>Updates that the bot has not confirmed yet.</summary>
    public int PendingUpdates => _world.Updates.PendingCount;

    /// <summary>Whether a long poll of the bot waits for updates right now.</summary>
    public bool IsPolled => _world.Updates.IsPolled;

    /// <exception cref="IOException">The port is taken, or another server uses the state folder.</exception>
    public static async Task<TelegramServer> StartAsync(
        TelegramServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new TelegramServer(options ?? new());
        try
        {
            await server._app.StartAsync(cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        server.Address = new(addresses!.Addresses.First());
        return server;
    }

    /// <summary>A person types a text; the bot gets an update.</summary>
    /// <param name="languageCode">Language of their client, in place of the one known of the person.</param>
    /// <exception cref="ArgumentException">There is no such chat or person.</exception>
    public ChatMessage SendText(long chatId, long userId, string text, string? languageCode = null)
    {
        var person = Known(userId);
        var body = TextCleaning.Plain(text);
        if (body.Text.Length == 0)
        {
            throw new ArgumentException("nobody can send an empty text", nameof(text));
        }

        var message = _world.Book.Add(new() { ChatId = chatId, FromId = person.Id, Body = body });
        _world.Updates.Add(
            "message", WireWriter.Payload(writer => _world.Wire.Message(writer, message, languageCode)));
        return message;
    }

    /// <summary>
    /// A person presses a key; keys of old and of deleted messages can be pressed too, as it happens.
    /// </summary>
    /// <returns>The id to ask <see cref="AnswerOf"/> with.</returns>
    /// <exception cref="ArgumentException">There is no such chat, person or message.</exception>
    public string Press(long chatId, long userId, int messageId, string data, string? languageCode = null)
    {
        var person = Known(userId);
        var message = _world.Book.Find(chatId, messageId)
            ?? throw new ArgumentException($"there is no message {messageId} in chat {chatId}", nameof(messageId));
        var id = _world.Presses.Begin(chatId);
        _world.Updates.Add("callback_query", WireWriter.Payload(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WritePropertyName("from");
            WireWriter.Person(writer, person, languageCode);
            writer.WritePropertyName("message");
            if (message.IsDeleted)
            {
                _world.Wire.InaccessibleMessage(writer, message);
            }
            else
            {
                _world.Wire.Message(writer, message);
            }

            writer.WriteString("chat_instance", $"{chatId}");
            writer.WriteString("data", data);
            writer.WriteEndObject();
        }));
        return id;
    }

    /// <summary>All messages of a chat, oldest first, deleted ones included.</summary>
    public IReadOnlyList<ChatMessage> Messages(long chatId) => _world.Book.Messages(chatId);

    /// <summary>Sequence number of the chat's newest change; 0 before the first.</summary>
    public long LastChange(long chatId) => _world.Book.LastChange(chatId);

    /// <summary>
    /// Completes with the newest sequence number once the chat changed after <paramref name="afterSequence"/>:
    /// a message came, was edited or deleted, a press was answered, or the bot said that it is typing.
    /// </summary>
    public Task<long> WaitForChangeAsync(long chatId, long afterSequence, CancellationToken cancellationToken) =>
        _world.Book.WaitAsync(chatId, afterSequence, cancellationToken);

    /// <summary>The bot's answer to a press; null while there is none.</summary>
    public CallbackAnswer? AnswerOf(string callbackQueryId) => _world.Presses.Find(callbackQueryId);

    /// <summary>Completes when the bot answers the press.</summary>
    /// <exception cref="ArgumentException">There was no such press.</exception>
    public Task<CallbackAnswer> WaitForAnswerAsync(string callbackQueryId, CancellationToken cancellationToken) =>
        _world.Presses.WaitAsync(callbackQueryId, cancellationToken);

    /// <summary>Delivers one of the last 1,000 updates once more, under a new id.</summary>
    /// <returns>The new id.</returns>
    public int Deliver(int updateId) => _world.Updates.Redeliver(updateId);

    /// <summary>
    /// The person of a private chat blocks the bot, or lets it in again; sending is refused with 403 meanwhile.
    /// </summary>
    public void SetBlocked(long chatId, bool isBlocked) => _world.Book.SetBlocked(chatId, isBlocked);

    /// <summary>A person puts the bot into a group, or out of it; the bot gets an update.</summary>
    /// <exception cref="ArgumentException">There is no such group or person.</exception>
    public void SetMember(long chatId, long userId, bool isIn) =>
        new Memberships(_world).Change(Group(chatId), Known(userId), isIn);

    /// <summary>
    /// A group becomes a supergroup under another number: the bot gets updates, and the old number is refused.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such group or person.</exception>
    public void Upgrade(long chatId, long userId, long toChatId) =>
        new Memberships(_world).Move(Group(chatId), Known(userId), toChatId);

    /// <summary>Content of a picture or document.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public byte[] FileContent(string fileId) => _world.Files.Content(
        _world.Files.Find(fileId) ?? throw new ArgumentException($"there is no file {fileId}", nameof(fileId)));

    /// <summary>Ends long polls and pages, then the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _world.Dispose();
        _stopping.Dispose();
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        return builder.Build();
    }

    private static async Task AnswerAsync(HttpContext context, BotApi api, ChatPage page)
    {
        try
        {
            if (!await api.TryAnswerAsync(context) && !await page.TryAnswerAsync(context))
            {
                await ApiReply.NotFound.SendAsync(context.Response, context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody waits for an answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            var reply = ApiReply.Refused(new(500, $"Internal Server Error: {error.Message}"));
            await reply.SendAsync(context.Response, context.RequestAborted);
        }
    }

    private RoomCard Group(long chatId) => _world.Book.Room(chatId) is { IsGroup: true } room
        ? room
        : throw new ArgumentException($"there is no group {chatId}", nameof(chatId));

    private Person Known(long userId) => _world.Book.Person(userId)
        ?? throw new ArgumentException($"there is no person {userId}", nameof(userId));

    /// <summary>Leaves signals of the process to the program that started the server.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
