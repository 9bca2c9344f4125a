using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Answers in Korean.</summary>
public sealed class KoreanAnswers : IAnswerTexts
{
    /// <inheritdoc />
    public string Expired => "만료된 버튼입니다.";

    /// <inheritdoc />
    public string AlreadyDone => "이미 처리되었습니다.";

    /// <inheritdoc />
    public string NotYours => "다른 사람에게 한 질문입니다.";

    /// <inheritdoc />
    public string TooOld => "제가 자리를 비운 동안 너무 오래 기다린 요청이라 실행하지 않았습니다. 다시 요청해 주세요.";

    /// <inheritdoc />
    public string Busy => "앞선 요청을 처리하고 있습니다. 하나씩 부탁드립니다.";

    /// <inheritdoc />
    public string Failed =>
        "내부 오류로 답해 드리지 못했습니다. 내용은 로그에 남았습니다. 거래는 계속되며, /status 에서 현재 상태를 볼 수 있습니다.";

    /// <inheritdoc />
    public string PriceMoved => "질문 이후 가격이 1 % 넘게 움직였습니다.";

    /// <inheritdoc />
    public string LanguageSet => "한국어로 바꿨습니다.";

    /// <inheritdoc />
    public string NoCycle => "그런 사이클이 없습니다.";

    /// <inheritdoc />
    public string Stranger(long id) =>
        $"안녕하세요. 이 봇은 등록된 사람만 사용할 수 있습니다. 회원님의 ID는 <code>{id}</code>이며, 소유자가 이 ID로 등록할 수 있습니다.";

    /// <inheritdoc />
    public string NotAllowed(PersonRole needed) =>
        $"{(needed == PersonRole.Owner ? "소유자" : "트레이더")} 권한이 필요합니다. 변경된 것이 없습니다.";

    /// <inheritdoc />
    public string Unknown(string given) => $"“{given}”은(는) 모르는 명령입니다. 혹시 이 중 하나인가요?";

    /// <inheritdoc />
    public string BadArgument(string given, string allowed) =>
        $"“{given}”은(는) 쓸 수 없습니다. 가능한 값: {allowed}. 변경된 것이 없습니다.";

    /// <inheritdoc />
    public string NoArgument(string command) => $"/{command} 뒤에는 아무것도 붙이지 않습니다. 변경된 것이 없습니다.";

    /// <inheritdoc />
    public string Asked(string command) => $"⏳ 요청됨: {command}";

    /// <inheritdoc />
    public string Question(string command, int seconds) =>
        $"❗ 다음을 실행할까요?\n<b>{command}</b>\n버튼은 {seconds}초 안에 한 번만 동작합니다.";
}
