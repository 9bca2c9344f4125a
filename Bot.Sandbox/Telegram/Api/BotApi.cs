using System.Collections.Frozen;
using System.Globalization;
using Bot.Sandbox.Telegram.Chats;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>Finds the method a request asks for, checks the token's shape and answers as the Bot API does.</summary>
internal sealed class BotApi
{
    private const string MethodPrefix = "/bot";
    private const string FilePrefix = "/file/bot";
    private readonly ChatWorld _world;
    private readonly FrozenDictionary<string, ApiMethod> _methods;

    public BotApi(ChatWorld world, CancellationToken stopping)
    {
        _world = world;
        var uploads = new Uploads(world.Files);
        _methods = new[]
            {
                new AboutMethods(world).Table(),
                new UpdateMethods(world, stopping).Table(),
                new SendMethods(world, uploads).Table(),
                new EditMethods(world, uploads).Table(),
            }
            .SelectMany(table => table)
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Answers a call or a download; false where the path is neither.</summary>
    public async Task<bool> TryAnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            await DownloadAsync(context, path[FilePrefix.Length..]);
            return true;
        }

        if (!path.StartsWith(MethodPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        var (token, method) = Split(path[MethodPrefix.Length..]);
        var arguments = default(CallArguments);
        var reply = ApiReply.Unauthorized;
        if (BotId(token) is { } botId)
        {
            (reply, arguments) = await AnswerAsync(botId, method, context);
        }

        _world.Calls.Add(new(
            _world.Options.Time.GetUtcNow(), method, arguments?.AsTexts() ?? NoParameters, reply.Status));
        await reply.SendAsync(context.Response, context.RequestAborted);
        return true;
    }

    private static Dictionary<string, string> NoParameters => [];

    private async Task<(ApiReply Reply, CallArguments? Arguments)> AnswerAsync(
        long botId, string method, HttpContext context)
    {
        if (!_methods.TryGetValue(method, out var answer))
        {
            return (ApiReply.NotFound, null);
        }

        var arguments = default(CallArguments);
        try
        {
            arguments = await CallArguments.ReadAsync(botId, context.Request, context.RequestAborted);
            return (await answer(arguments, context.RequestAborted), arguments);
        }
        catch (ApiRefusal refusal)
        {
            return (ApiReply.Refused(refusal), arguments);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (ApiReply.Refused(new(413, "Request Entity Too Large")), arguments);
        }
    }

    private async Task DownloadAsync(HttpContext context, string rest)
    {
        var (token, path) = Split(rest);
        var file = _world.Files.FindByPath(path);
        if (BotId(token) is null || file is null)
        {
            var reply = BotId(token) is null ? ApiReply.Unauthorized : ApiReply.NotFound;
            await reply.SendAsync(context.Response, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = file.Size;
        await context.Response.Body.WriteAsync(_world.Files.Content(file), context.RequestAborted);
    }

    private static (string Token, string Path) Split(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
    }

    private static long? BotId(string token)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < token.Length - 1
            && long.TryParse(token.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
    }
}
