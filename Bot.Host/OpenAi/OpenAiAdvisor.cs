using System.ClientModel;
using System.ClientModel.Primitives;
using Bot.Domain.Decisions;
using Bot.Host.Options;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using OpenAI;
using OpenAI.Chat;

namespace Bot.Host.OpenAi;

/// <summary>
/// Asks a model for a choice among legal actions, with a strict schema. Whatever goes wrong (no answer, a refusal, cut
/// or
/// wrong JSON, an index that is not in the menu) is no advice. With the month's budget spent, the rules speak.
/// </summary>
public sealed class OpenAiAdvisor : IAdvisor
{
    private const int TokensOutMost = 800;
    private const int CharactersPerToken = 2;

    private readonly ChatClient _chat;
    private readonly OpenAiOptions _options;
    private readonly MonthlyBudget _budget;
    private readonly TimeProvider _time;
    private string? _toldSpentFor;

    public OpenAiAdvisor(OpenAiOptions options, MonthlyBudget budget, TimeProvider time)
    {
        (_options, _budget, _time) = (options, budget, time);
        _chat = new ChatClient(
            options.Model,
            new ApiKeyCredential(options.ApiKey),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(options.BaseUrl),
                NetworkTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
                RetryPolicy = new ClientRetryPolicy(options.Retries),
            }
        );
    }

    /// <inheritdoc />
    public async Task<Advised> AdviseAsync(AdviceRequest request, CancellationToken token)
    {
        var now = _time.GetUtcNow();
        var message = AdvicePrompt.Message(request);
        var worst = _budget.Cost(
            (AdvicePrompt.Instruction.Length + message.Length) / CharactersPerToken,
            TokensOutMost
        );
        if (!await _budget.TryReserveAsync(request.Account, now, worst, token))
        {
            return Spent(request, now);
        }

        var call = new AdviceRow
        {
            Source = "openai",
            Request = message,
            At = now,
        };
        var started = TimeProvider.System.GetTimestamp();
        var (answer, failure) = await AskAsync(message, call, token);
        call.DurationMilliseconds = (int)TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        call.CostKrw = _budget.Cost(call.TokensIn, call.TokensOut);
        await _budget.SettleAsync(request.Account, now, worst, call.CostKrw, CancellationToken.None);
        return Judge(request, call, answer, failure);
    }

    private static Advised Judge(AdviceRequest request, AdviceRow call, string? answer, string? failure)
    {
        Advice? advice = null;
        if (answer is not null)
        {
            (advice, failure) = AdviceSchema.Read(answer, request.Legal);
        }

        (call.Action, call.Confidence, call.Failure) = (
            advice?.Action.ToString(),
            advice?.Confidence.ToString(),
            failure
        );
        return new Advised(advice, call, null);
    }

    private async Task<(string? Answer, string? Failure)> AskAsync(
        string message,
        AdviceRow call,
        CancellationToken token
    )
    {
        try
        {
            var result = await _chat.CompleteChatAsync(
                [new SystemChatMessage(AdvicePrompt.Instruction), new UserChatMessage(message)],
                new ChatCompletionOptions
                {
                    Temperature = 0,
                    MaxOutputTokenCount = TokensOutMost,
                    ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(
                        "advice",
                        AdviceSchema.Json,
                        jsonSchemaIsStrict: true
                    ),
                },
                token
            );
            return Read(result.Value, call);
        }
        catch (ClientResultException exception)
        {
            return (null, $"{exception.Status}: {exception.Message}");
        }
        catch (AggregateException exception)
        {
            return (null, exception.InnerExceptions[^1].Message);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or System.Text.Json.JsonException or FormatException)
        {
            return (null, exception.Message);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return (null, $"no answer within {_options.TimeoutSeconds} s");
        }
    }

    private static (string? Answer, string? Failure) Read(ChatCompletion completion, AdviceRow call)
    {
        (call.TokensIn, call.TokensOut) = (
            completion.Usage?.InputTokenCount ?? 0,
            completion.Usage?.OutputTokenCount ?? 0
        );
        call.RawAnswer = string.Concat(completion.Content.Select(part => part.Text));
        if (!string.IsNullOrEmpty(completion.Refusal))
        {
            return (null, "the model refused");
        }

        return completion.FinishReason == ChatFinishReason.Stop
            ? (call.RawAnswer, null)
            : (null, $"the answer ended with {completion.FinishReason}");
    }

    // Said once a month and not once a call.
    private Advised Spent(AdviceRequest request, DateTimeOffset now)
    {
        var month = MonthlyBudget.Month(now);
        var tell = !string.Equals(_toldSpentFor, month, StringComparison.Ordinal);
        _toldSpentFor = month;
        var advice = RulesAdvisor.Advise(request.Signal, request.Legal);
        var call = new AdviceRow
        {
            Source = "rules",
            Action = advice.Action.ToString(),
            Confidence = advice.Confidence.ToString(),
            At = now,
        };
        return new Advised(advice, call, tell ? new Notice.BudgetSpent(month, _options.MonthlyBudgetKrw) : null);
    }
}
