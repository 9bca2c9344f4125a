using System.Reflection;
using System.Text.Json;
using Bot.Sandbox.Telegram.Chats;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.Telegram.Page;

/// <summary>
/// The chats in a browser: the page itself, what it shows, and what a person types and presses there.
/// </summary>
internal sealed class ChatPage(TelegramServer server, ChatWorld world, CancellationToken stopping)
{
    private const int MessagesAtOnce = 100;
    private const string Policy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(40);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string _run = $"{world.Options.Wire.GetUtcNow().Ticks}";

    /// <summary>Answers a request of the page; false where the path is none of its own.</summary>
    public async Task<bool> TryAnswerAsync(HttpContext context)
    {
        try
        {
            return await RouteAsync(context);
        }
        catch (Exception error) when (error is ArgumentException or JsonException or FormatException)
        {
            await RefuseAsync(context, error.Message);
            return true;
        }
    }

    private async Task<bool> RouteAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var isPost = HttpMethods.IsPost(context.Request.Method);
        var answer = (isPost, path) switch
        {
            (false, "/" or "/index.html") => AssetAsync(context, "index.html", "text/html; charset=utf-8"),
            (false, "/page/chat.css") => AssetAsync(context, "chat.css", "text/css; charset=utf-8"),
            (false, "/page/chat.js") => AssetAsync(context, "chat.js", "text/javascript; charset=utf-8"),
            (false, "/page/view.js") => AssetAsync(context, "view.js", "text/javascript; charset=utf-8"),
            (false, "/page/state") => StateAsync(context),
            (false, "/page/messages") => EarlierAsync(context),
            (false, "/page/events") => EventsAsync(context),
            (false, "/page/file") => FileAsync(context),
            (true, "/page/send") => SendAsync(context),
            (true, "/page/press") => PressAsync(context),
            _ => null,
        };
        if (answer is null)
        {
            return false;
        }

        await answer;
        return true;
    }

    private static async Task AssetAsync(HttpContext context, string name, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-cache";
        await using var asset = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(ChatPage), name)!;
        await asset.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private Task StateAsync(HttpContext context)
    {
        var language = context.Request.Query["language"].ToString();
        var room = world.Book.Room(Number(context, "chat"));
        return AnswerAsync(context, new
        {
            bot = world.Options.BotName,
            chats = world.Book.Rooms().Select(chat => new
            {
                chat.Id,
                title = chat.GroupTitle ?? world.Book.Person(chat.Id)?.FullName,
                members = chat.MemberIds.Select(id => new { id, name = world.Book.Person(id)?.FullName }),
            }),
            commands = room is null ? [] : world.Commands.For(room, language),
        });
    }

    private Task EarlierAsync(HttpContext context)
    {
        var before = Number(context, "before");
        var earlier = world.Book.Messages(Number(context, "chat")).Where(message => message.Id < before).ToList();
        return AnswerAsync(context, new
        {
            messages = earlier.TakeLast(MessagesAtOnce).Select(PageMessage),
            hasMore = earlier.Count > MessagesAtOnce,
        });
    }

    /// <summary>Sends changes as they come; a burst of them goes out in one piece.</summary>
    private async Task EventsAsync(HttpContext context)
    {
        var chatId = Number(context, "chat");
        var seen = SeenBefore(context);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var changes = world.Book.Since(chatId, seen);
            await SendEventAsync(context, changes, isFirst: seen == 0, end.Token);
            while (true)
            {
                seen = changes.LastChange;
                await world.Book.WaitAsync(chatId, seen, end.Token);
                await Task.Delay(Breath, world.Options.Wire, end.Token);
                changes = world.Book.Since(chatId, seen);
                await SendEventAsync(context, changes, isFirst: false, end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page was closed, or the server ends.
        }
    }

    /// <summary>Where a page that lost its line goes on; after a restart of the server it begins anew.</summary>
    private long SeenBefore(HttpContext context)
    {
        var parts = context.Request.Headers["Last-Event-ID"].ToString().Split(':');
        return parts is [var run, var change] && run == _run && long.TryParse(change, out var seen) ? seen : 0;
    }

    private async Task SendEventAsync(
        HttpContext context, RoomChanges changes, bool isFirst, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(
            new
            {
                isFirst,
                hasMore = isFirst && changes.Messages.Count > MessagesAtOnce,
                messages = changes.Messages.TakeLast(MessagesAtOnce).Select(PageMessage),
                answers = isFirst ? [] : changes.Answers,
                changes.Action,
                changes.LastChange,
                commands = world.Commands.Version,
            },
            Json);
        await context.Response.WriteAsync($"id: {_run}:{changes.LastChange}\ndata: {json}\n\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }

    private object PageMessage(ChatMessage message)
    {
        var file = message.FileId is null ? null : world.Files.Find(message.FileId);
        return new
        {
            message.Id,
            isMine = !message.IsFromBot,
            from = message.IsFromBot ? world.Options.BotName : world.Book.Person(message.FromId)?.FullName,
            kind = message.Kind.ToString(),
            html = Markup.HtmlRendering.Render(message.Body, withCommands: true),
            at = message.Date.ToUnixTimeMilliseconds(),
            isEdited = message.EditCount > 0,
            message.IsDeleted,
            message.IsSilent,
            message.Keys,
            file = file is null
                ? null
                : new { file.Id, file.Name, file.Size, width = file.Picture?.Width, height = file.Picture?.Height },
        };
    }

    private async Task FileAsync(HttpContext context)
    {
        var id = context.Request.Query["id"].ToString();
        if (world.Files.Find(id) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "private, max-age=86400";
        context.Response.ContentType = file.Picture is null ? "application/octet-stream" : file.Mime;
        if (file.Picture is null)
        {
            var name = Uri.EscapeDataString(file.Name);
            context.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{name}";
        }

        await context.Response.Body.WriteAsync(world.Files.Content(file), context.RequestAborted);
    }

    private async Task SendAsync(HttpContext context)
    {
        var typed = await ReadAsync<TypedText>(context);
        var message = server.SendText(typed.Chat, typed.User, typed.Text, typed.Language);
        await AnswerAsync(context, new { message.Id });
    }

    private async Task PressAsync(HttpContext context)
    {
        var pressed = await ReadAsync<PressedKey>(context);
        var id = server.Press(pressed.Chat, pressed.User, pressed.Message, pressed.Data, pressed.Language);
        await AnswerAsync(context, new { id });
    }

    /// <summary>Only JSON is read: a page of another origin cannot send that without being let in.</summary>
    private static async Task<T> ReadAsync<T>(HttpContext context)
        where T : class =>
        context.Request.HasJsonContentType()
            && await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted) is { } read
            ? read
            : throw new JsonException("JSON is expected");

    private static long Number(HttpContext context, string name) =>
        long.Parse(context.Request.Query[name].ToString());

    private static Task AnswerAsync(HttpContext context, object answer) =>
        context.Response.WriteAsJsonAsync(answer, Json, context.RequestAborted);

    private static Task RefuseAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return AnswerAsync(context, new { reason });
    }

    private sealed record TypedText(long Chat, long User, string Text, string? Language);

    private sealed record PressedKey(long Chat, long User, int Message, string Data, string? Language);
}
