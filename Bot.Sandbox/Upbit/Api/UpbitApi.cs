using System.Collections.Concurrent;
using System.Globalization;
using Bot.Sandbox.Upbit.Trading;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Reads a request, has it answered, and writes the answer with the exchange's headers.</summary>
internal sealed class UpbitApi
{
    private const int MostBodyBytes = 64 * 1024;
    private readonly ConcurrentBag<CallAnswer> _answers = [];
    private readonly Exchange _exchange;
    private readonly UpbitQuirks _quirks;
    private readonly QuotationApi _quotation;
    private readonly PrivateApi _private;

    public UpbitApi(Exchange exchange, UpbitServerOptions options, RateGate gate, TokenCheck tokens)
    {
        _exchange = exchange;
        _quirks = options.Quirks;
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
            Answer(answer, () => Answer(answer, call));
            answer.Complete();
            await SendAsync(context.Response, answer, context.RequestAborted);
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
            answer.Refuse(refusal);
        }
        catch (Exception error)
        {
            // The edge of the server: what nobody foresaw is answered as the exchange would, and says what it was.
            answer.Refuse(new(500, "internal_server_error", $"Internal Server Error: {error}"));
        }
    }

    private void Refuse(CallAnswer answer, RatePass pass)
    {
        if (pass.Status == StatusCodes.Status429TooManyRequests && !_quirks.JsonRateRefusals)
        {
            answer.RefuseAsText(pass.Status, "Too many API requests.");
            return;
        }

        var seconds = Math.Ceiling(pass.Block.TotalSeconds);
        answer.Refuse(new(pass.Status, "too_many_requests", pass.Status == StatusCodes.Status429TooManyRequests
            ? "Too many API requests."
            : $"일시적으로 차단되었습니다. {seconds}초 후 다시 시도해주세요."));
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
            HasOrigin = request.Headers.Origin.Count > 0,
            Caller = request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "?",
        };
    }

    private async Task SendAsync(HttpResponse response, CallAnswer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers.Date = _exchange.Now.ToString("R", CultureInfo.InvariantCulture);
        if (answer.Remaining is { } remaining)
        {
            response.Headers["Remaining-Req"] = remaining;
        }

        await response.Body.WriteAsync(answer.Body, cancellationToken);
    }
}
