using Bot.Host.Storage.Rows;
using Bot.Host.Upbit;

namespace Bot.Host.Telegram.Texts;

/// <summary>People, invitations, keys and modes in Korean.</summary>
public sealed class KoreanPeople : IPeopleTexts
{
    /// <inheritdoc />
    public string InviteTitle => "초대하기";

    /// <inheritdoc />
    public string InviteAbout =>
        "조회자는 이 계정의 모든 것을 볼 수 있지만 아무것도 바꿀 수 없습니다. 트레이더는 이 계정에서 모든 것을 할 수 있습니다. "
        + "초대는 하루 안에 한 사람이 한 번만 사용할 수 있습니다.";

    /// <inheritdoc />
    public string InviteViewer => "👁 내 계정의 조회자";

    /// <inheritdoc />
    public string InviteTrader => "🤝 내 계정의 두 번째 트레이더";

    /// <inheritdoc />
    public string InviteOwn => "🆕 자기 계정을 갖는 트레이더";

    /// <inheritdoc />
    public string OnlyInPrivate => "개인 대화에서만 할 수 있습니다. 여기서는 다른 사람도 읽을 수 있습니다. 바뀐 것은 없습니다.";

    /// <inheritdoc />
    public string InviteOver =>
        "안녕하세요. 이 초대는 이미 사용되었거나 기한이 지났습니다. 새 초대를 요청해 주세요. 바뀐 것은 없습니다.";

    /// <inheritdoc />
    public string AlreadyIn => "이미 등록되어 있습니다. 초대는 사용되지 않았습니다.";

    /// <inheritdoc />
    public string UsersTitle => "계정과 사람";

    /// <inheritdoc />
    public string UsersAllowed => "ID | ID-viewer | ID-trader | ID-remove";

    /// <inheritdoc />
    public string Nobody => "아무도 없음";

    /// <inheritdoc />
    public string Today => "오늘";

    /// <inheritdoc />
    public string NoPerson => "그런 사람은 더 이상 없습니다.";

    /// <inheritdoc />
    public string OwnerStays => "소유자는 설정 파일에서 정하고 거기서 바꿉니다. 바뀐 것은 없습니다.";

    /// <inheritdoc />
    public string LastTrader =>
        "그 계정을 돌볼 사람이 아무도 남지 않습니다. 먼저 정지하고, 보유와 미체결 주문이 없어야 합니다. 바뀐 것은 없습니다.";

    /// <inheritdoc />
    public string MakeViewer => "👁 조회자로";

    /// <inheritdoc />
    public string MakeTrader => "🤝 트레이더로";

    /// <inheritdoc />
    public string RemoveKey => "🚪 내보내기";

    /// <inheritdoc />
    public string KeysTitle => "거래소 키";

    /// <inheritdoc />
    public string KeysAbout =>
        "암호화하여 저장하며 다시 보여 주지 않습니다. 필요한 권한은 자산조회, 주문조회, 주문하기이며, 출금 권한은 "
        + "<b>절대</b> 주지 마세요.";

    /// <inheritdoc />
    public string NoKeysYet => "키가 없습니다. 이 계정은 모의 거래만 할 수 있습니다.";

    /// <inheritdoc />
    public string KeysUnreadable => "⚠ 키가 있지만 여기서 복호화할 수 없습니다. 다시 입력해 주세요.";

    /// <inheritdoc />
    public string EnterKeys => "🔑 키 입력";

    /// <inheritdoc />
    public string DropKeys => "🗑 키 삭제";

    /// <inheritdoc />
    public string KeysInUse =>
        "이 계정은 그 키로 거래하고 있습니다. 먼저 정지하고, 보유를 정리하고, 모의 모드로 바꾸세요. 바뀐 것은 없습니다.";

    /// <inheritdoc />
    public string KeysRefused => "⛔ 이 키를 받아들이지 않았습니다:";

    /// <inheritdoc />
    public string KeysDropped => "🗑 키를 삭제했습니다. 거래소 페이지에서도 삭제해 주세요.";

    /// <inheritdoc />
    public string NoKeys =>
        "키 한 쌍이 아닙니다. 액세스 키, 공백, 시크릿 키를 한 메시지로 보내 주세요. 보내신 메시지는 삭제했습니다.";

    /// <inheritdoc />
    public string NotDeleted => "⚠ 보내신 메시지를 삭제하지 못했습니다. 지금 직접 삭제해 주세요.";

    /// <inheritdoc />
    public string EndsUnknown => "만료일은 알 수 없습니다";

    /// <inheritdoc />
    public string ModeTitle => "모의 또는 실거래";

    /// <inheritdoc />
    public string MissingStop => "• 거래를 정지해야 합니다";

    /// <inheritdoc />
    public string MissingFlat => "• 보유와 미체결 주문이 없어야 합니다";

    /// <inheritdoc />
    public string MissingKeys => "• 거래소 키를 입력해야 합니다";

    /// <inheritdoc />
    public string Invited(string? link, string token, int hours) =>
        $"✉ 이것을 전달하세요. {hours}시간 안에 한 사람이 한 번만 사용할 수 있습니다:\n"
        + (link is null ? "" : $"{link}\n")
        + $"<code>/start {token}</code>";

    /// <inheritdoc />
    public string Welcome(string name, string role, string account, bool canTrade) =>
        $"👋 {name} 님, 환영합니다. ‘{account}’ 계정의 {role}입니다.\n"
        + "아래 메시지가 패널입니다. 언제나 지금 상태를 보여 주고, 버튼을 누르면 어디로든 갈 수 있습니다.\n"
        + (canTrade
            ? "이렇게 시작하세요: 🛡 프로필에서 위험 수준을 정하고, ▶ 시작으로 모의 거래를 시작하고, "
                + "❓ 이유에서 결정마다 설명을 볼 수 있습니다. 🆘 비상 정지는 언제든 모든 것을 멈춥니다."
            : "📊 상태에서 수치를, ❓ 이유에서 결정의 설명을 볼 수 있습니다. 모든 것을 볼 수 있고, 아무것도 망가뜨릴 수 없습니다.");

    /// <inheritdoc />
    public string Joined(string name, string role, string account) =>
        $"👋 {name} 님이 초대로 들어왔습니다: ‘{account}’ 계정의 {role}.";

    /// <inheritdoc />
    public string RoleSet(string name, string role) => $"{name} 님은 이제 {role}입니다.";

    /// <inheritdoc />
    public string Removed(string name) => $"🚪 {name} 님을 내보냈습니다. 이제 봇을 사용할 수 없습니다.";

    /// <inheritdoc />
    public string AccountOf(int number, string name) => $"계정 {number} ‘{name}’";

    /// <inheritdoc />
    public string Account(int number) => $"계정 {number}";

    /// <inheritdoc />
    public string OwnKeys(string tail) => $"🔑 자체 키, 끝자리 <code>{tail}</code>";

    /// <inheritdoc />
    public string ConfiguredKeys(string tail) => $"🔑 설정 파일의 키, 끝자리 <code>{tail}</code>";

    /// <inheritdoc />
    public string KeysGood(string tail, string ends) =>
        $"✅ 끝자리 <code>{tail}</code> 키는 거래할 수 있고 출금할 수 없습니다. {ends}.";

    /// <inheritdoc />
    public string KeysStored(string tail) =>
        $"🔑 저장했습니다: 끝자리 <code>{tail}</code>. 실거래는 /mode 에서 바꾼 뒤에만 합니다.";

    /// <inheritdoc />
    public string SendKeys(int minutes) =>
        $"{minutes}분 안에 한 메시지로 보내 주세요: 액세스 키, 공백, 시크릿 키.\n"
        + "받는 즉시 삭제하고 키의 권한을 확인합니다.";

    /// <inheritdoc />
    public string Ends(string day) => $"만료일은 {day}입니다";

    /// <inheritdoc />
    public string Of(KeyFault fault) => fault switch
    {
        KeyFault.NoBalances => "자산조회 권한이 없거나, 거래소가 이 키 또는 이 IP 주소를 알지 못합니다",
        KeyFault.NoOrders => "주문조회 권한이 없습니다",
        KeyFault.NoPlacing => "주문하기 권한이 없습니다",
        KeyFault.Ended => "만료되었습니다",
        KeyFault.Withdraws => "출금 권한이 있습니다. 그 권한을 빼거나 출금 권한 없는 키를 만드세요",
        KeyFault.UsedElsewhere => "이 봇의 다른 계정이 그 키로 거래합니다",
        KeyFault.Unreachable => "거래소가 이 키에 대해 모두 답하지 않았습니다. 1분 뒤에 다시 해 보세요",
    };

    /// <inheritdoc />
    public string ModeMeans(TradingMode mode) => mode switch
    {
        TradingMode.Paper => "실제 시세와 가상의 자금. 거래소에 주문을 보내지 않습니다.",
        TradingMode.Live => "⚠ 계정 자체의 키로, 실제 자금으로 실제 주문을 보냅니다.",
        TradingMode.Demo => "이 컴퓨터에 있는 모의 거래소에 실제 주문을 보냅니다.",
    };

    /// <inheritdoc />
    public string ModeMissing(string mode) => $"⛔ 아직 {mode}(으)로 바꿀 수 없습니다. 필요한 것:";
}
