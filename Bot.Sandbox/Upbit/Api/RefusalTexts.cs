namespace Bot.Sandbox.Upbit.Api;

/// <summary>What refusals say in either language, by their names.</summary>
internal static class RefusalTexts
{
    private static readonly Dictionary<string, (string Korean, string English)> Texts = new(StringComparer.Ordinal)
    {
        ["no_authorization_token"] = ("인증 토큰이 필요합니다.", "A token is required."),
        ["invalid_access_key"] = ("잘못된 엑세스 키입니다.", "This is not a valid access key."),
        ["jwt_verification"] = ("Jwt 토큰 검증에 실패했습니다.", "Failed to verify Jwt token."),
        ["invalid_query_payload"] =
            ("Jwt의 query를 검증하는데 실패하였습니다.", "Failed to verify the query of Jwt."),
        ["nonce_used"] = ("이미 사용된 nonce값입니다.", "This temporary number has already been used."),
        ["expired_access_key"] = ("만료된 API 키입니다.", "This key has expired."),
        ["no_authorization_ip"] = ("인증되지 않은 IP입니다.", "This is not a verified IP."),
        ["out_of_scope"] = ("허용되지 않은 기능입니다.", "This feature is not allowed."),
        ["invalid_parameter"] = ("잘못된 파라미터", "Invalid parameter"),
        ["bad_request"] = ("잘못된 요청", "Bad request"),
        ["order_not_found"] = ("주문을 찾지 못했습니다.", "The order was not found."),
        ["duplicated_identifier"] = ("이미 사용된 identifier입니다.", "This identifier has already been used."),
        ["insufficient_funds_bid"] = ("주문 가능한 금액이 부족합니다.", "There are not enough funds."),
        ["insufficient_funds_ask"] = ("주문 가능한 금액이 부족합니다.", "There are not enough funds."),
        ["under_min_total_bid"] = ("최소주문금액 이상으로 주문해주세요", "The order is below the minimum."),
        ["under_min_total_ask"] = ("최소주문금액 이상으로 주문해주세요", "The order is below the minimum."),
        ["market_offline"] =
            ("시스템 점검 중입니다. 점검이 완료된 후에 다시 시도해주세요.", "The system is under maintenance."),
    };

    /// <summary>A refusal in a language; as it is where nothing is known of its name.</summary>
    public static UpbitRefusal In(this UpbitRefusal refusal, UpbitLanguage language)
    {
        if (language == UpbitLanguage.AsSeen || refusal.Name is not { } name
            || !Texts.TryGetValue(name, out var texts))
        {
            return refusal;
        }

        return new(refusal.Status, name, language == UpbitLanguage.Korean ? texts.Korean : texts.English);
    }
}
