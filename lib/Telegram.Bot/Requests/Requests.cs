using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests.Abstractions
{
    /// <summary>A call of the Bot API.</summary>
    public interface IRequest
    {
        HttpMethod HttpMethod { get; }

        string MethodName { get; }

        bool IsWebhookResponse { get; set; }

        HttpContent? ToHttpContent();
    }

    /// <summary>A call with a result.</summary>
    public interface IRequest<TResponse> : IRequest;

    /// <summary>A call that goes to a chat.</summary>
    public interface IChatTargetable
    {
        ChatId ChatId { get; }
    }
}

namespace Telegram.Bot.Requests
{
    /// <summary>A call whose parameters are its own properties, as JSON.</summary>
    public abstract class RequestBase<TResponse> : IRequest<TResponse>
    {
        protected RequestBase(string methodName) => MethodName = methodName;

        [JsonIgnore]
        public HttpMethod HttpMethod { get; set; } = HttpMethod.Post;

        [JsonIgnore]
        public string MethodName { get; }

        [JsonIgnore]
        public bool IsWebhookResponse { get; set; }

        public virtual HttpContent? ToHttpContent() =>
            new StringContent(JsonSerializer.Serialize(this, GetType(), JsonBotAPI.Options), Encoding.UTF8, "application/json");
    }

    /// <summary>A call without parameters.</summary>
    public abstract class ParameterlessRequest<TResult> : RequestBase<TResult>
    {
        protected ParameterlessRequest(string methodName)
            : base(methodName)
        {
        }

        public override HttpContent? ToHttpContent() => null;
    }

    /// <summary>A call that may carry files: JSON without streams, else a form with a part for each.</summary>
    public abstract class FileRequestBase<TResponse> : RequestBase<TResponse>
    {
        protected FileRequestBase(string methodName)
            : base(methodName)
        {
        }

        public override HttpContent? ToHttpContent()
        {
            var attachments = new Attachments();
            Attachments.Current = attachments;
            try
            {
                var json = JsonSerializer.SerializeToElement(this, GetType(), JsonBotAPI.Options);
                return attachments.Streams.Count == 0
                    ? new StringContent(json.GetRawText(), Encoding.UTF8, "application/json")
                    : Form(json, attachments.Streams);
            }
            finally
            {
                Attachments.Current = null;
            }
        }

        private static MultipartFormDataContent Form(JsonElement json, List<InputFileStream> streams)
        {
            var form = new MultipartFormDataContent();
            foreach (var property in json.EnumerateObject())
            {
                var text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
                form.Add(new StringContent(text), property.Name);
            }

            for (var index = 0; index < streams.Count; index++)
            {
                var part = new StreamContent(streams[index].Content);
                var name = (streams[index].FileName ?? "file").Replace("\"", "%22", StringComparison.Ordinal);
                part.Headers.Add("Content-Type", "application/octet-stream");

                // File names go out as raw UTF-8, which headers only let through as Latin-1.
                var disposition = $"form-data; name=\"{index}\"; filename=\"{name}\"";
                part.Headers.TryAddWithoutValidation("Content-Disposition", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(disposition)));
                form.Add(part);
            }

            return form;
        }
    }

    public partial class GetMeRequest() : ParameterlessRequest<User>("getMe");

    public partial class DeleteWebhookRequest() : RequestBase<bool>("deleteWebhook")
    {
        public bool DropPendingUpdates { get; set; }
    }

    public partial class GetUpdatesRequest() : RequestBase<Update[]>("getUpdates")
    {
        public int? Offset { get; set; }

        public int? Limit { get; set; }

        public int? Timeout { get; set; }

        public IEnumerable<UpdateType>? AllowedUpdates { get; set; }
    }

    public partial class SendMessageRequest() : RequestBase<Message>("sendMessage"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required string Text { get; set; }

        public string? BusinessConnectionId { get; set; }

        public int? MessageThreadId { get; set; }

        public long? DirectMessagesTopicId { get; set; }

        public long? ReceiverUserId { get; set; }

        public string? CallbackQueryId { get; set; }

        public ParseMode ParseMode { get; set; }

        public IEnumerable<MessageEntity>? Entities { get; set; }

        public LinkPreviewOptions? LinkPreviewOptions { get; set; }

        public bool DisableNotification { get; set; }

        public bool ProtectContent { get; set; }

        public bool AllowPaidBroadcast { get; set; }

        public string? MessageEffectId { get; set; }

        public SuggestedPostParameters? SuggestedPostParameters { get; set; }

        public ReplyParameters? ReplyParameters { get; set; }

        public ReplyMarkup? ReplyMarkup { get; set; }
    }

    public partial class SendPhotoRequest() : FileRequestBase<Message>("sendPhoto"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required InputFile Photo { get; set; }

        public string? BusinessConnectionId { get; set; }

        public int? MessageThreadId { get; set; }

        public long? DirectMessagesTopicId { get; set; }

        public long? ReceiverUserId { get; set; }

        public string? CallbackQueryId { get; set; }

        public string? Caption { get; set; }

        public ParseMode ParseMode { get; set; }

        public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

        public bool ShowCaptionAboveMedia { get; set; }

        public bool HasSpoiler { get; set; }

        public bool DisableNotification { get; set; }

        public bool ProtectContent { get; set; }

        public bool AllowPaidBroadcast { get; set; }

        public string? MessageEffectId { get; set; }

        public SuggestedPostParameters? SuggestedPostParameters { get; set; }

        public ReplyParameters? ReplyParameters { get; set; }

        public ReplyMarkup? ReplyMarkup { get; set; }
    }

    public partial class SendDocumentRequest() : FileRequestBase<Message>("sendDocument"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required InputFile Document { get; set; }

        public string? BusinessConnectionId { get; set; }

        public int? MessageThreadId { get; set; }

        public long? DirectMessagesTopicId { get; set; }

        public long? ReceiverUserId { get; set; }

        public string? CallbackQueryId { get; set; }

        public InputFile? Thumbnail { get; set; }

        public string? Caption { get; set; }

        public ParseMode ParseMode { get; set; }

        public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

        public bool DisableContentTypeDetection { get; set; }

        public bool DisableNotification { get; set; }

        public bool ProtectContent { get; set; }

        public bool AllowPaidBroadcast { get; set; }

        public string? MessageEffectId { get; set; }

        public SuggestedPostParameters? SuggestedPostParameters { get; set; }

        public ReplyParameters? ReplyParameters { get; set; }

        public ReplyMarkup? ReplyMarkup { get; set; }
    }

    public partial class EditMessageTextRequest() : FileRequestBase<Message>("editMessageText"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required int MessageId { get; set; }

        public string? BusinessConnectionId { get; set; }

        public string? Text { get; set; }

        public ParseMode ParseMode { get; set; }

        public IEnumerable<MessageEntity>? Entities { get; set; }

        public LinkPreviewOptions? LinkPreviewOptions { get; set; }

        public InputRichMessage? RichMessage { get; set; }

        public InlineKeyboardMarkup? ReplyMarkup { get; set; }
    }

    public partial class EditMessageCaptionRequest() : RequestBase<Message>("editMessageCaption"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required int MessageId { get; set; }

        public string? BusinessConnectionId { get; set; }

        public string? Caption { get; set; }

        public ParseMode ParseMode { get; set; }

        public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

        public bool ShowCaptionAboveMedia { get; set; }

        public InlineKeyboardMarkup? ReplyMarkup { get; set; }
    }

    public partial class EditMessageMediaRequest() : FileRequestBase<Message>("editMessageMedia"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required int MessageId { get; set; }

        public required InputMedia Media { get; set; }

        public string? BusinessConnectionId { get; set; }

        public InlineKeyboardMarkup? ReplyMarkup { get; set; }
    }

    public partial class EditMessageReplyMarkupRequest() : RequestBase<Message>("editMessageReplyMarkup"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required int MessageId { get; set; }

        public string? BusinessConnectionId { get; set; }

        public InlineKeyboardMarkup? ReplyMarkup { get; set; }
    }

    public partial class DeleteMessageRequest() : RequestBase<bool>("deleteMessage"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required int MessageId { get; set; }
    }

    public partial class AnswerCallbackQueryRequest() : RequestBase<bool>("answerCallbackQuery")
    {
        public required string CallbackQueryId { get; set; }

        public string? Text { get; set; }

        public bool ShowAlert { get; set; }

        public string? Url { get; set; }

        public int? CacheTime { get; set; }
    }

    public partial class SendChatActionRequest() : RequestBase<bool>("sendChatAction"), IChatTargetable
    {
        public required ChatId ChatId { get; set; }

        public required ChatAction Action { get; set; }

        public string? BusinessConnectionId { get; set; }

        public int? MessageThreadId { get; set; }
    }

    public partial class SetMyCommandsRequest() : RequestBase<bool>("setMyCommands")
    {
        public required IEnumerable<BotCommand> Commands { get; set; }

        public BotCommandScope? Scope { get; set; }

        public string? LanguageCode { get; set; }
    }

    public partial class GetMyCommandsRequest() : RequestBase<BotCommand[]>("getMyCommands")
    {
        public BotCommandScope? Scope { get; set; }

        public string? LanguageCode { get; set; }
    }

    public partial class GetFileRequest() : RequestBase<TGFile>("getFile")
    {
        public required string FileId { get; set; }
    }
}
