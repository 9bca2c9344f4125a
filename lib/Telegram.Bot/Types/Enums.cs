using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>Kinds of update.</summary>
[JsonConverter(typeof(SnakeText<UpdateType>))]
public enum UpdateType
{
    Unknown = 0,
    Message = 1,
    InlineQuery = 2,
    ChosenInlineResult = 3,
    CallbackQuery = 4,
    EditedMessage = 5,
    ChannelPost = 6,
    EditedChannelPost = 7,
    ShippingQuery = 8,
    PreCheckoutQuery = 9,
    Poll = 10,
    PollAnswer = 11,
    MyChatMember = 12,
    ChatMember = 13,
    ChatJoinRequest = 14,
    MessageReaction = 15,
    MessageReactionCount = 16,
    ChatBoost = 17,
    RemovedChatBoost = 18,
    BusinessConnection = 19,
    BusinessMessage = 20,
    EditedBusinessMessage = 21,
    DeletedBusinessMessages = 22,
    PurchasedPaidMedia = 23,
    ManagedBot = 24,
    GuestMessage = 25,
    Subscription = 26,
}

/// <summary>Kinds of message.</summary>
[JsonConverter(typeof(SnakeText<MessageType>))]
public enum MessageType
{
    Unknown = 0,
    Text = 1,
    Photo = 2,
    Audio = 3,
    Video = 4,
    Voice = 5,
    Document = 6,
    Sticker = 7,
    Location = 8,
    Contact = 9,
    Venue = 10,
    Game = 11,
    VideoNote = 12,
    Invoice = 13,
    SuccessfulPayment = 14,
    ConnectedWebsite = 15,
    NewChatMembers = 16,
    LeftChatMember = 17,
    NewChatTitle = 18,
    NewChatPhoto = 19,
    PinnedMessage = 20,
    DeleteChatPhoto = 21,
    GroupChatCreated = 22,
    SupergroupChatCreated = 23,
    ChannelChatCreated = 24,
    MigrateFromChatId = 25,
    MigrateToChatId = 26,
    Poll = 27,
    Dice = 28,
    MessageAutoDeleteTimerChanged = 29,
    ProximityAlertTriggered = 30,
    WebAppData = 31,
    VideoChatScheduled = 32,
    VideoChatStarted = 33,
    VideoChatEnded = 34,
    VideoChatParticipantsInvited = 35,
    Animation = 36,
    ForumTopicCreated = 37,
    ForumTopicClosed = 38,
    ForumTopicReopened = 39,
    ForumTopicEdited = 40,
    GeneralForumTopicHidden = 41,
    GeneralForumTopicUnhidden = 42,
    WriteAccessAllowed = 43,
    UsersShared = 44,
    ChatShared = 45,
    Story = 46,
    PassportData = 47,
    GiveawayCreated = 48,
    Giveaway = 49,
    GiveawayWinners = 50,
    GiveawayCompleted = 51,
    BoostAdded = 52,
    ChatBackgroundSet = 53,
    PaidMedia = 54,
    RefundedPayment = 55,
    Gift = 56,
    UniqueGift = 57,
    PaidMessagePriceChanged = 58,
    Checklist = 59,
    ChecklistTasksDone = 60,
    ChecklistTasksAdded = 61,
    DirectMessagePriceChanged = 62,
    SuggestedPostApproved = 64,
    SuggestedPostApprovalFailed = 65,
    SuggestedPostDeclined = 66,
    SuggestedPostPaid = 67,
    SuggestedPostRefunded = 68,
    GiftUpgradeSent = 69,
    ChatOwnerLeft = 70,
    ChatOwnerChanged = 71,
    ManagedBotCreated = 72,
    PollOptionAdded = 73,
    PollOptionDeleted = 74,
    LivePhoto = 75,
    RichMessage = 76,
    CommunityChatAdded = 77,
    CommunityChatRemoved = 78,
}

/// <summary>How a text is marked up.</summary>
[JsonConverter(typeof(PascalText<ParseMode>))]
public enum ParseMode
{
    None = 0,
    Markdown = 1,
    Html = 2,
    MarkdownV2 = 3,
}

/// <summary>Kinds of chat.</summary>
[JsonConverter(typeof(SnakeText<ChatType>))]
public enum ChatType
{
    Private = 1,
    Group = 2,
    Channel = 3,
    Supergroup = 4,
    Sender = 5,
}

/// <summary>What the bot is doing.</summary>
[JsonConverter(typeof(SnakeText<ChatAction>))]
public enum ChatAction
{
    Typing = 1,
    UploadPhoto = 2,
    RecordVideo = 3,
    UploadVideo = 4,
    RecordVoice = 5,
    UploadVoice = 6,
    UploadDocument = 7,
    FindLocation = 8,
    RecordVideoNote = 9,
    UploadVideoNote = 10,
    ChooseSticker = 11,
}

/// <summary>Kinds of entity.</summary>
[JsonConverter(typeof(SnakeText<MessageEntityType>))]
public enum MessageEntityType
{
    Mention = 1,
    Hashtag = 2,
    BotCommand = 3,
    Url = 4,
    Email = 5,
    Bold = 6,
    Italic = 7,
    Code = 8,
    Pre = 9,
    TextLink = 10,
    TextMention = 11,
    PhoneNumber = 12,
    Cashtag = 13,
    Underline = 14,
    Strikethrough = 15,
    Spoiler = 16,
    CustomEmoji = 17,
    Blockquote = 18,
    ExpandableBlockquote = 19,
    DateTime = 20,
}

/// <summary>Kinds of scope.</summary>
[JsonConverter(typeof(SnakeText<BotCommandScopeType>))]
public enum BotCommandScopeType
{
    Default = 1,
    AllPrivateChats = 2,
    AllGroupChats = 3,
    AllChatAdministrators = 4,
    Chat = 5,
    ChatAdministrators = 6,
    ChatMember = 7,
}

/// <summary>Where a file comes from.</summary>
[JsonConverter(typeof(SnakeText<FileType>))]
public enum FileType
{
    Stream = 1,
    Id = 2,
    Url = 3,
}

/// <summary>Kinds of media.</summary>
[JsonConverter(typeof(SnakeText<InputMediaType>))]
public enum InputMediaType
{
    Photo = 1,
    Video = 2,
    Animation = 3,
    Audio = 4,
    Document = 5,
    LivePhoto = 6,
    Location = 7,
    Sticker = 8,
    Venue = 9,
    Link = 10,
    VoiceNote = 11,
}
