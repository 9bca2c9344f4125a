using System.Collections.Concurrent;
using System.Text;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit.Trading;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Reads a request, has it answered, and writes the answer with the exchange's headers.</summary>
internal sealed class UpbitApi
{
    private const int MostBodyBytes = 64 * 1024;
    private readonly ConcurrentBag<CallAnswer> _answers = [];
    private readonly UpbitQuirks _quirks;
    private readonly QuotationApi _quotation;
    private readonly PrivateApi _private;
    private readonly Func<UpbitCallPoint, CancellationToken, Task>? _onCall;

    public UpbitApi(Exchange exchange, UpbitServerOptions options, RateGate gate, TokenCheck tokens)
    {
        _quirks = options.Quirks;
        _onCall = options.OnCall;
        _quotation = new(exchange, options, gate);
        _private = new(exchange, options, gate, tokens);
    }

    public async Task AnswerAsync(HttpContext context)
    {
        if (!_answers.TryTake(out var answer))
        {
            answer = new();
        }

        try
        {
            var call = await ReadAsync(context.Request, context.RequestAborted);
            await PassAsync(UpbitCallMoment.BeforeActing, call, context);
            Answer(answer, () => Answer(answer, call));
            answer.Complete();
            await PassAsync(UpbitCallMoment.AfterActing, call, context);
            await SendAsync(context.Response, answer, context.RequestAborted);
            await PassAsync(UpbitCallMoment.AfterAnswered, call, context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody waits for an answer.
        }
        finally
        {
            answer.Reset();
            _answers.Add(answer);
        }
    }

    /// <summary>Answers as somebody is answered who asked too fast, whether he did or not.</summary>
    public async Task RefuseAsync(HttpContext context, FaultRule rule)
    {
        const int usualSeconds = 10;
        var path = context.Request.Path.Value ?? "/";
        var group = _quotation.GroupOf(path) ?? _private.GroupOf(context.Request.Method, path) ?? RateGroup.Default;
        await AdmitAsync(context, () => new(
            rule.Status!.Value, group.Header(0), TimeSpan.FromSeconds(rule.RetryAfter ?? usualSeconds)));
    }

    /// <summary>Whether a request may become a connection; one that may not is answered with the reason.</summary>
    public async Task<bool> AdmitAsync(HttpContext context, Func<RatePass> check)
    {
        using var answer = new CallAnswer();
        Answer(answer, () =>
        {
            var pass = check();
            answer.Remaining = pass.Remaining;
            return pass;
        });
        if (answer.Status == StatusCodes.Status200OK)
        {
            return true;
        }

        answer.Complete();
        await SendAsync(context.Response, answer, context.RequestAborted);
        return false;
    }

    private Task PassAsync(UpbitCallMoment moment, UpbitCall? call, HttpContext context) =>
        _onCall is null || call is null
            ? Task.CompletedTask
            : _onCall(
                new(moment, call.Method, call.Path, call.Query ?? "", Encoding.UTF8.GetString(call.Body.Span)),
                context.RequestAborted);

    private RatePass Answer(CallAnswer answer, UpbitCall? call) => call is null
        ? throw UpbitRefusal.OutOfRange
        : _quotation.Answer(answer, call) ?? _private.Answer(answer, call) ?? throw UpbitRefusal.NotFound;

    private void Answer(CallAnswer answer, Func<RatePass> work)
    {
        try
        {
            var pass = work();
            if (pass.Status != StatusCodes.Status200OK)
            {
                Refuse(answer, pass);
            }
        }
        catch (UpbitRefusal refusal)
        {
            answer.Refuse(refusal.In(_quirks.Language));
        }
        catch (Exception error)
        {
            // The edge of the server: what nobody foresaw is answered as the exchange would, and says what it was.
            answer.Refuse(new(500, "internal_server_error", $"Internal Server Error: {error}"));
        }
    }

    private void Refuse(CallAnswer answer, RatePass pass)
    {
        var isBlock = pass.Status != StatusCodes.Status429TooManyRequests;
        var seconds = Math.Ceiling(pass.Block.TotalSeconds);
        var message = isBlock ? $"일시적으로 차단되었습니다. {seconds}초 후 다시 시도해주세요." : "Too many API requests.";
        if (isBlock ? _quirks.PlainBlockRefusals : !_quirks.JsonRateRefusals)
        {
            answer.RefuseAsText(pass.Status, message);
        }
        else
        {
            answer.Refuse(new(pass.Status, "too_many_requests", message));
        }
    }

    /// <summary>The request; null where it is none that the exchange would read.</summary>
    private static async Task<UpbitCall?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = ReadOnlyMemory<byte>.Empty;
        if (request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, cancellationToken);
            body = content.ToArray();
        }

        return body.Length > MostBodyBytes || request.Headers.ContentType.Count > 1 ? null : new()
        {
            Method = request.Method,
            Path = request.Path.Value ?? "/",
            Query = request.QueryString.Value,
            Body = body,
            ContentType = request.ContentType,
            Authorization = request.Headers.Authorization,
            Fault = request.HttpContext.Features.Get<FaultRule>(),
            HasOrigin = request.Headers.Origin.Count > 0,
            Caller = request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "?",
        };
    }

    private async Task SendAsync(HttpResponse response, CallAnswer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (answer.Remaining is { } remaining)
        {
            response.Headers["Remaining-Req"] = remaining;
        }

        await response.Body.WriteAsync(answer.Body, cancellationToken);
    }
}
