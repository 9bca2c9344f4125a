using System.Text.RegularExpressions;
using Bot.Domain.Reasons;
using Bot.Domain.Reconciling;
using Bot.Host.Storage;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Telegram;

/// <summary>What the journal has in English is told in a person's language.</summary>
public sealed class SayingTests
{
    private const string EnglishWords = "[a-z]{3,} [a-z]{2,}";

    public static TheoryData<DifferenceKind> Differences => [.. Enum.GetValues<DifferenceKind>()];

    public static TheoryData<FailureKind> Failures => [.. Enum.GetValues<FailureKind>()];

    [Theory]
    [InlineData("first start", "첫 시작")]
    [InlineData("halted by hand", "수동 중단")]
    [InlineData("restored", "백업에서 복원됨")]
    [InlineData("asked too long ago; nothing was done", "요청한 지 너무 오래되어 실행하지 않았습니다")]
    [InlineData("Start is not possible in state Running", "지금 상태(실행 중)에서는 할 수 없습니다")]
    [InlineData("no cycles in state Stopped", "지금 상태(정지)에서는 할 수 없습니다")]
    [InlineData("trading must be stopped first", "먼저 거래를 정지해야 합니다")]
    [InlineData("day -10.2 %, week absent % with profile balanced", "오늘 -10.2 %, 7일 – % (균형형 프로필 기준)")]
    [InlineData("day 1 %, week -2.5 %", "오늘 1 %, 7일 -2.5 %")]
    [InlineData("Running: day -6 %, week -2.5 %", "실행 중, 오늘 -6 %, 7일 -2.5 %")]
    [InlineData("3 failed cycles in a row, the last: failed-data", "사이클 3회 연속 실패, 마지막: 실패: 시세 데이터")]
    [InlineData("2024-05-10 began; week -1 %", "새 날 시작, 7일 -1 %")]
    [InlineData(
        "the clock is 4.2 s behind the exchange's, allowed are 2 s: set it (timedatectl set-ntp true)",
        "서버 시계가 거래소보다 4.2초 느립니다 (허용 2초). 시계를 맞춰 주세요 (timedatectl set-ntp true)")]
    [InlineData(
        "another program polls this bot; it has taken over this database (Conflict: <x>)",
        "다른 프로그램이 이 봇의 토큰으로 접속 중이며 이 데이터베이스를 넘겨받았습니다 (Conflict: &lt;x&gt;)")]
    [InlineData(
        "order ct-1: since 03:00:07 UTC nobody can tell what became of it; nothing is bought until the exchange does",
        "주문 ct-1: 12:00:07 KST부터 결과를 알 수 없습니다. 거래소가 알려 줄 때까지 매수하지 않습니다")]
    [InlineData("order ct-1: its end is not known", "주문 ct-1: 결과를 아직 알 수 없습니다")]
    [InlineData(
        "the database was away from 03:00:00 to 03:05:00 UTC: disk full",
        "12:00:00 KST부터 12:05:00 KST까지 데이터베이스를 쓸 수 없었습니다: disk full")]
    [InlineData(
        "Network: balances cannot be read: no answer in time",
        "연결 문제: 잔고를 조회할 수 없습니다: 제시간에 응답이 없습니다")]
    [InlineData(
        "the exchange refused the order: not sent: the exchange wants nothing for 7 s",
        "거래소가 주문을 거부했습니다: 보내지 않음: 거래소가 7초 동안 요청을 받지 않습니다")]
    [InlineData("a fault of the program: X: a <b> broke", "프로그램 오류: X: a &lt;b&gt; broke")]
    [InlineData(
        "0.5 at 2500000, 1250000 KRW, fee 625, in 3 slices; a stop was asked",
        "0.5 @ 2500000, 1250000원, 수수료 625원, 3회 분할; 정지가 요청되었습니다")]
    [InlineData(
        "4700000 reached 4750000; 0.5 at 4700000, 2350000 KRW, fee 1175",
        "현재가 4700000, 기준 4750000 도달; 0.5 @ 4700000, 2350000원, 수수료 1175원")]
    [InlineData(
        "0.001 is worth 4100 KRW, needs 5000; exit-partial waits until its price lifts it there",
        "0.001의 가치는 4100원, 최소 5000원입니다. 가격이 올라 그만큼 될 때까지 기다립니다 (일부 매도: 익절)")]
    [InlineData("Buy was turned down with Low confidence", "매수 신호를 거부했습니다 (확신도 낮음)")]
    [InlineData(
        "the key ends in 9 days; the key cannot place orders: out_of_scope",
        "API 키가 9일 뒤 만료됩니다; API 키로 주문할 수 없습니다: out_of_scope")]
    [InlineData("openai: Buy, Low; rules: Hold", "openai: 매수, 확신도 낮음; 규칙: 관망")]
    [InlineData("order ct-1-stop: nothing was filled", "주문 ct-1-stop: 체결된 것이 없습니다")]
    [InlineData(
        "candles: the last closed one is 2024-03-31 17:00Z, expected 2024-03-31 18:00Z",
        "마지막으로 마감된 캔들은 2024-04-01 02:00 KST, 있어야 할 것은 2024-04-01 03:00 KST입니다")]
    [InlineData(
        "candles of KRW-ETH from 2024-03-31 15:00:00Z to 2024-03-31 16:00:00Z are not as they were seen",
        "KRW-ETH 캔들이 당시와 다릅니다 (2024-04-01 00:00 KST~2024-04-01 01:00 KST)")]
    [InlineData(
        "the last candle of the file, 2024-03-31 15:00:00Z, is another at the exchange; "
            + "move the file away to collect it anew",
        "파일의 마지막 캔들(2024-04-01 00:00 KST)이 거래소의 것과 다릅니다. 파일을 옮기고 다시 수집해 주세요")]
    [InlineData(
        "RCPT TO me@example.org: the mail server answered 550 no",
        "받는 사람 me@example.org: 메일 서버의 응답 550 no")]
    [InlineData(
        "Unreadable: the exchange's answer has no price 'x'",
        "읽을 수 없는 응답: 거래소 응답의 형식이 예상과 다릅니다: no price 'x'")]
    [InlineData("backup x-1 is refused: a sum differs", "백업 x-1: 쓸 수 없습니다: a sum differs")]
    [InlineData("chat 1 message 193", "채팅 1, 메시지 193")]
    [InlineData("refused: takes the role Owner", "거부됨: 소유자 권한 필요")]
    [InlineData("Trader of account 2, invited by 7", "계정 2의 트레이더, 초대한 사람 7")]
    [InlineData("503 busy; once more in 4 s", "503 busy; 4초 뒤 다시 시도합니다")]
    public void Given_a_sentence_of_the_journal_when_it_is_told_then_it_is_told_in_korean(
        string sentence, string korean)
    {
        Assert.Equal(korean, Languages.Korean.Sayings.Find(sentence, Languages.Korean));
        Assert.DoesNotMatch("[가-힣]", Languages.English.Tell(sentence));
    }

    [Theory]
    [InlineData("Start is not possible in state Running", "that cannot be done now (running)")]
    [InlineData("stopped", "stop asked")]
    [InlineData("the books agree", "the books agree")]
    [InlineData("3 failed cycles in a row, the last: failed-data", "3 failed cycles in a row, the last: ")]
    public void Given_a_sentence_of_the_journal_when_it_is_told_in_english_then_a_person_would_say_so(
        string sentence, string english) =>
        Assert.StartsWith(
            english, Languages.English.Tell(sentence), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("the <exchange> is away")]
    [InlineData("Start is not possible in state Elsewhere")]
    [InlineData("Start is not possible in state 1")]
    [InlineData("day 1 %, week -2.5 % and more")]
    [InlineData("order : its end is not known")]
    [InlineData("")]
    public void Given_a_sentence_that_is_not_known_when_it_is_told_then_it_is_told_as_it_is(string sentence) =>
        Assert.Equal(Html.Escape(sentence), Phrases.Reason(sentence, Languages.Korean));

    [Theory]
    [MemberData(nameof(Differences))]
    public void Given_a_difference_of_the_books_when_it_is_told_then_korean_has_words_for_it(DifferenceKind kind) =>
        AssertKorean(DifferenceText.Of(new Difference(kind, "x-1", 0.5m, 0.4m)));

    [Theory]
    [MemberData(nameof(Failures))]
    public void Given_a_kind_of_failure_when_it_is_told_then_korean_has_words_for_it(FailureKind kind) =>
        AssertKorean(new Answer<int>.Failed(kind, "x").Why!);

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(26)]
    public void Given_a_database_that_cannot_work_when_it_is_told_then_korean_says_what_to_do(int code) =>
        AssertKorean(DatabaseFaults.Sentence(new SqliteException("SQLite Error", code)));

    [Fact]
    public void Given_the_words_of_a_ladder_when_they_are_shown_then_korean_has_its_own()
    {
        Rung[] rungs =
        [
            new("confidence", false, "Low", "not Low"),
            new("divergence", false, "Bearish", "None, Bullish"),
            new("flash-crash", false, "on, -6.1 %", "off"),
            new("size-mode", true, "fixed", "kelly from 20 trades, has 3"),
            new("size-shrink", true, "0.5", "after 3 losses in a row"),
            new("size-volatility", true, "41", "20 % a year"),
            new("day-close", false, "no", "yes"),
            new("quick-days", true, "day", "hour"),
            new("state", false, "DailyLossHalt", "Running"),
            new("quick-trades", false, "3", ">= 5"),
        ];

        Assert.Equal(
            [
                "확신도 낮음 (기준: 낮음 아님)", "RSI 다이버전스 하락 (기준: 없음, 상승)",
                "급락 경보 발생, -6.1 % (기준: 미발생)",
                "주문 크기 방식 fixed (기준: kelly는 거래 20회부터, 현재 3회)", "연속 손실 후 축소 배수 0.5 (기준: 연속 손실 3회 뒤)",
                "시장 변동성, 연 % 41 (기준: 연 20 %)", "방금 일봉 마감 (09:00 KST) 아니요 (기준: 예)",
                "한 달로는 시간봉 전략만 판단, 이 전략의 결정 단위 일봉 (기준: 시간봉)",
                "상태 안전 모드: 일일 손실 한도 (기준: 실행 중)", "지난 한 달 거래 수 3 (&gt;= 5)",
            ],
            rungs.Select(rung => Phrases.Rung(rung, Languages.Korean)));
    }

    [Fact]
    public void Given_any_text_when_it_is_told_then_it_breaks_no_message() =>
        Prop.ForAll<NonEmptyString>(text =>
            {
                var told = Languages.Korean.Tell($"the exchange refused the order: {text.Get}");
                return told.StartsWith("거래소가 주문을 거부했습니다", StringComparison.Ordinal)
                    && !Regex.IsMatch(told, "<|&(?!(lt|gt|amp|quot|#39);)");
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_words_within_words_within_words_when_they_are_told_then_they_are_cut_and_not_followed()
    {
        var nested = string.Concat(Enumerable.Repeat("Network: ", 10_000));

        Assert.InRange(Languages.Korean.Tell(nested).Length, 1, 400);
    }

    [Fact]
    public void Given_a_form_without_the_name_that_is_told_when_it_is_used_then_it_says_so() =>
        Assert.Throws<ArgumentException>(
            () => new SayingBook([("order {order}", "주문 {number}")]).Find("order 1", Languages.Korean));

    private static void AssertKorean(string sentence)
    {
        var told = Languages.Korean.Tell(sentence);

        Assert.Matches("[가-힣]", told);
        Assert.DoesNotMatch(EnglishWords, told);
    }
}
