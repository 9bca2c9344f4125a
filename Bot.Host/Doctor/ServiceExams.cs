using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Bot.Host.Mail;
using Bot.Host.Options;

namespace Bot.Host.Doctor;

/// <summary>What Telegram, OpenAI and the mail server say.</summary>
internal sealed class ServiceExams(BotOptions options, MachineExams machine) : IDisposable
{
    private const int PollSeconds = 3;
    private const string Telegram = "telegram";
    private const string Advisor = "openai";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The looks at what is switched on.</summary>
    public IReadOnlyList<Exam> All() =>
        [new(Telegram, TelegramAsync), new(Advisor, AdvisorAsync), new("e-mail", MailAsync)];

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<Finding>> TelegramAsync(CancellationToken token)
    {
        if (!options.Telegram.Enabled)
        {
            return [Finding.Weak(Telegram, "switched off: nobody is told anything", "set Telegram:Enabled to true")];
        }

        var me = await CallAsync("getMe", token);
        if (me.Status != HttpStatusCode.OK)
        {
            return [Refused(me)];
        }

        var findings = new List<Finding>
        {
            Finding.Well(Telegram, $"@{me.Result.GetProperty("username").GetString()} answers"),
        };
        findings.AddRange(await PollerAsync(token));
        findings.Add(await OwnerAsync(token));
        return findings;
    }

    private static Finding Refused(Answer me) =>
        me.Status is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound
            ? Finding.Ill(Telegram, $"the token is refused: {me.Why}", "ask BotFather for it: /mybots, API Token")
            : Finding.Ill(Telegram, $"{(int)me.Status} {me.Why}", "look at Telegram:BaseUrl and try again later");

    // Asking for updates confirms none of them. Where our own service polls, it would be disturbed.
    private async Task<IReadOnlyList<Finding>> PollerAsync(CancellationToken token)
    {
        var hook = await CallAsync("getWebhookInfo", token);
        if (
            hook.Status == HttpStatusCode.OK
            && hook.Result.TryGetProperty("url", out var url)
            && url.GetString() is { Length: > 0 } address
        )
        {
            var host = Uri.TryCreate(address, UriKind.Absolute, out var where) ? where.Host : "somewhere";
            return
            [
                Finding.Weak(
                    "telegram updates",
                    $"a webhook is set, to {host}: another program may use this bot",
                    "it is taken away at the start; give each program a bot of its own"
                ),
            ];
        }

        if (machine.IsTaken)
        {
            return [];
        }

        var updates = await CallAsync($"getUpdates?limit=1&timeout={PollSeconds}", token);
        return updates.Status == HttpStatusCode.Conflict
            ?
            [
                Finding.Ill(
                    "telegram updates",
                    "another program takes this bot's updates",
                    "end it, or ask BotFather for a bot of its own; /revoke makes a stolen token worthless"
                ),
            ]
            : [Finding.Well("telegram updates", "nobody else takes them")];
    }

    private async Task<Finding> OwnerAsync(CancellationToken token)
    {
        var owner = options.Telegram.OwnerId;
        var typing = await CallAsync($"sendChatAction?chat_id={owner}&action=typing", token);
        return typing.Status == HttpStatusCode.OK
            ? Finding.Well("owner's chat", $"{owner} can be told")
            : Finding.Weak(
                "owner's chat",
                $"{owner} cannot be told yet: {typing.Why}",
                "write /start to the bot from that account, or mend Telegram:OwnerId"
            );
    }

    private async Task<Answer> CallAsync(string method, CancellationToken token)
    {
        var address = $"{options.Telegram.BaseUrl.TrimEnd('/')}/bot{options.Telegram.BotToken}/{method}";
        using var response = await _http.GetAsync(address, token);
        var body = await response.Content.ReadAsStringAsync(token);
        try
        {
            var json = JsonElement.Parse(body);
            var result = json.TryGetProperty("result", out var given) ? given : default;
            var why = json.TryGetProperty("description", out var text) ? text.GetString() : null;
            return new Answer(response.StatusCode, result, why ?? "");
        }
        catch (JsonException)
        {
            return new Answer(response.StatusCode, default, "the answer is not Telegram's");
        }
    }

    private async Task<IReadOnlyList<Finding>> AdvisorAsync(CancellationToken token)
    {
        var isAsked = !options.Trading.Advisor.Equals("off", StringComparison.OrdinalIgnoreCase);
        var openAi = options.OpenAI;
        if (openAi.ApiKey.Length == 0)
        {
            return isAsked
                ? [Finding.Ill(Advisor, "no key", "set OpenAI:ApiKey, or Trading:Advisor to off")]
                : [Finding.Well(Advisor, "no key; the rules need none")];
        }

        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"{openAi.BaseUrl.TrimEnd('/')}/models/{Uri.EscapeDataString(openAi.Model)}"
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", openAi.ApiKey);
        try
        {
            using var response = await _http.SendAsync(request, token);
            return [Advice(response.StatusCode, isAsked)];
        }
        catch (HttpRequestException away) when (!isAsked)
        {
            return [Finding.Weak(Advisor, $"{away.Message}; nobody asks it", "look at it before you switch it on")];
        }
    }

    private Finding Advice(HttpStatusCode status, bool isAsked) =>
        status switch
        {
            HttpStatusCode.OK => Finding.Well(Advisor, $"{options.OpenAI.Model} is known"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new Finding(
                Advisor,
                isAsked ? FindingMark.Ill : FindingMark.Weak,
                "the key is refused",
                "make a new key at OpenAI and set OpenAI:ApiKey"
            ),
            HttpStatusCode.NotFound => Finding.Weak(
                Advisor,
                $"the model {options.OpenAI.Model} is not known there",
                "set OpenAI:Model to one that answers by a JSON schema, e.g. gpt-4o-mini"
            ),
            _ => Finding.Weak(Advisor, $"it answers {(int)status}", "try again later"),
        };

    private async Task<IReadOnlyList<Finding>> MailAsync(CancellationToken token)
    {
        var email = options.Email;
        if (!email.Enabled)
        {
            return [];
        }

        return await new SmtpLine(email, TimeProvider.System).TryAsync(token) is { } why
            ? [Finding.Weak("e-mail", why, "look at Email:Host, Port, Tls, User and Password")]
            : [Finding.Well("e-mail", $"{email.Host}:{email.Port} would take letters")];
    }

    private sealed record Answer(HttpStatusCode Status, JsonElement Result, string Why);
}
