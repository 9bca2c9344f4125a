using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Bot.Domain.Decisions;
using Bot.Host.Options;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using OpenAI;
using OpenAI.Chat;

namespace Bot.Host.OpenAi;

/// <summary>
/// Asks a model for a choice among legal actions, with a strict schema. Whatever goes wrong (no answer, a refusal, cut
/// or wrong JSON, an index that is not in the menu) is no advice. With the month's budget spent, the rules speak.
/// </summary>
public sealed class OpenAiAdvisor : IAdvisor, IDisposable
{
    private const string BudgetMark = "advisor-budget";
    private const int TokensOutMost = 800;
    private const int CharactersPerToken = 2;
    private const int BodyMost = 4 * 1024 * 1024;
    private const int FailureMost = 300;

    private readonly OpenAiOptions _options;
    private readonly MonthlyBudget _budget;
    private readonly RetryPace _pace;
    private readonly TimeProvider _market;
    private readonly HttpClient _http;

    public OpenAiAdvisor(OpenAiOptions options, MonthlyBudget budget, RetryPace pace, TimeProvider market)
    {
        (_options, _budget, _pace, _market) = (options, budget, pace, market);
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
        };
        _http = new HttpClient(new AnswerLimit(handler, BodyMost)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc />
    public async Task<Advised> AdviseAsync(AdviceRequest request, CancellationToken token)
    {
        var now = _market.GetUtcNow();
        var (instruction, message) = (AdvicePrompt.Instruction(request.Language), AdvicePrompt.Message(request));
        var attempt = new Reservation(_budget, request.Account, now, Worst(instruction, message));
        if (!await attempt.AddAsync(token))
        {
            return Spent(request, now);
        }

        var call = new AdviceRow { Source = "openai", At = now };
        var started = _pace.Wall.GetTimestamp();
        var attempts = new Attempts(_options, _pace, () => attempt.AddAsync(token));
        var completion = new Completion(null, "cut short", null);
        try
        {
            completion = await AskAsync(
                [new SystemChatMessage(instruction), new UserChatMessage(message)],
                attempts,
                token
            );
        }
        finally
        {
            call.DurationMilliseconds = (int)_pace.Wall.GetElapsedTime(started).TotalMilliseconds;
            call.CostKrw = Cost(completion, attempts, attempt.Each);
            await attempt.SettleAsync(call.CostKrw);
        }

        return Judge(request, call, attempts, completion);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private decimal Worst(string instruction, string message)
    {
        var asked = instruction.Length + message.Length + AdviceSchema.Json.ToMemory().Length;
        return _budget.Cost(asked / CharactersPerToken, TokensOutMost);
    }

    // An answer that says nothing of its tokens is taken to cost the worst, like one that was lost.
    private decimal Cost(Completion completion, Attempts attempts, decimal worst)
    {
        var answered = completion.Tokens is { } tokens ? _budget.Cost(tokens.In, tokens.Out) : 0m;
        var untold = completion.Tokens is null && attempts.IsAnswered ? 1 : 0;
        return answered + ((attempts.Lost + untold) * worst);
    }

    private static Advised Judge(AdviceRequest request, AdviceRow call, Attempts attempts, Completion completion)
    {
        var (advice, failure) = completion.Text is { } answer
            ? AdviceSchema.Read(answer, request.Legal)
            : (null, completion.Failure);
        (call.Request, call.Attempts) = (attempts.Request, attempts.Made);
        (call.TokensIn, call.TokensOut) = completion.Tokens ?? (0, 0);
        call.RawAnswer = Journalled(completion.Text ?? attempts.Body?.ToString());
        (call.Action, call.Confidence) = (advice?.Action.ToString(), advice?.Confidence.ToString());
        call.Failure = failure is null ? null : ForeignText.Line(failure, FailureMost);
        return new Advised(advice, call, null);
    }

    // One character more than can be advice, so that what is too long still is when it is read again.
    private static string? Journalled(string? answer) =>
        answer?.Length > AdviceSchema.AnswerMost ? answer[..(AdviceSchema.AnswerMost + 1)] : answer;

    private async Task<Completion> AskAsync(ChatMessage[] messages, Attempts attempts, CancellationToken token)
    {
        using var most = new CancellationTokenSource(Most, _pace.Wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(most.Token, token);
        try
        {
            var result = await Client(attempts).CompleteChatAsync(messages, Form(), either.Token);
            return Completion.Read(result.Value, result.GetRawResponse().Content);
        }
        catch (ClientResultException exception) when (exception.Status != 0)
        {
            return Failed($"{exception.Status}: {exception.Message}");
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return Failed($"no answer within {_options.TimeoutSeconds} s");
        }
        catch (AggregateException exception) when (!token.IsCancellationRequested)
        {
            return Failed(Last(exception.InnerExceptions[^1]));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or ClientResultException)
        {
            return Failed(exception.Message);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return Failed($"the answer cannot be read: {exception.Message}");
        }
    }

    private TimeSpan Most => TimeSpan.FromSeconds(_options.TimeoutSeconds) * (_options.Retries + 1);

    private string Last(Exception exception) =>
        exception is OperationCanceledException ? $"no answer within {_options.TimeoutSeconds} s" : exception.Message;

    private static Completion Failed(string why) => new(null, why, null);

    // What the client's own reading throws at an answer that has not the form of one.
    private static bool IsUnreadable(Exception exception) =>
        exception
            is JsonException
                or FormatException
                or InvalidOperationException
                or ArgumentException
                or KeyNotFoundException
                or NotSupportedException
                or OverflowException
                or NullReferenceException;

    private ChatClient Client(Attempts attempts) =>
        new(
            _options.Model,
            new ApiKeyCredential(_options.ApiKey),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(_options.BaseUrl),
                NetworkTimeout = TimeSpan.FromSeconds(_options.TimeoutSeconds),
                Transport = new HttpClientPipelineTransport(_http),
                RetryPolicy = attempts,
            }
        );

    private static ChatCompletionOptions Form() =>
        new()
        {
            Temperature = 0,
            MaxOutputTokenCount = TokensOutMost,
            ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(
                "advice",
                AdviceSchema.Json,
                jsonSchemaIsStrict: true
            ),
        };

    // Said once a month and not once a call.
    private Advised Spent(AdviceRequest request, DateTimeOffset now)
    {
        var month = MonthlyBudget.Month(now);
        var advice = RulesAdvisor.Advise(request.Signal, request.Legal);
        var call = new AdviceRow
        {
            Source = "rules",
            Action = advice.Action.ToString(),
            Confidence = advice.Confidence.ToString(),
            At = now,
        };
        return new Advised(
            advice,
            call,
            new OnceNotice(new Notice.BudgetSpent(month, _budget.Of(request.Account)), BudgetMark, month)
        );
    }
}
