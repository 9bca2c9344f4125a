namespace Bot.Host.Telegram.Texts;

/// <summary>What the journal says, in Korean.</summary>
internal static class KoreanSayings
{
    public static IEnumerable<(string Form, string Told)> All =>
    [
        .. States, .. Refusals, .. Audit, .. Books, .. Cycles, .. Fills, .. Exchange, .. Keys, .. Advice, .. Storage,
        .. Backups, .. Mail, .. Pictures, .. Values,
    ];

    private static (string Form, string Told)[] States =>
    [
        ("first start", "첫 시작"),
        ("imported", "가져온 계정"),
        ("restored", "백업에서 복원됨"),
        ("started", "시작됨"),
        ("stopped", "정지 요청"),
        ("halted by hand", "수동 중단"),
        ("a stop was asked during a cycle", "사이클 중 정지 요청"),
        ("the running cycle ended", "사이클 종료"),
        ("day {day} %, week {week} % with profile {profile}", "오늘 {day} %, 7일 {week} % ({profile} 프로필 기준)"),
        ("day {day} %, week {week} %", "오늘 {day} %, 7일 {week} %"),
        ("{day} began; week {week} %", "새 날 시작, 7일 {week} %"),
        ("{count} good cycles in a row", "사이클 {count}회 연속 정상"),
        ("{count} failed cycles in a row, the last: {ending}", "사이클 {count}회 연속 실패, 마지막: {ending}"),
        (
            "the clock is {seconds} s behind the exchange's, allowed are {allowed} s: set it ({command*})",
            "서버 시계가 거래소보다 {seconds}초 느립니다 (허용 {allowed}초). 시계를 맞춰 주세요 ({command*})"),
        (
            "the clock is {seconds} s ahead of the exchange's, allowed are {allowed} s: set it ({command*})",
            "서버 시계가 거래소보다 {seconds}초 빠릅니다 (허용 {allowed}초). 시계를 맞춰 주세요 ({command*})"),
        (
            "another program polls this bot; it has taken over this database ({detail*})",
            "다른 프로그램이 이 봇의 토큰으로 접속 중이며 이 데이터베이스를 넘겨받았습니다 ({detail*})"),
        (
            "another program polls this bot; it does not work on this database ({detail*})",
            "다른 프로그램이 이 봇의 토큰으로 접속 중입니다. 그 프로그램은 이 데이터베이스를 쓰지 않습니다 ({detail*})"),
        (
            "the database was away from {clock} to {end} UTC: {why*}",
            "{clock}부터 {end}까지 데이터베이스를 쓸 수 없었습니다: {why*}"),
        ("a fault of the program: {why*}", "프로그램 오류: {why*}"),
        ("{file} of an earlier run cannot be read", "이전 실행의 {file} 파일을 읽을 수 없습니다"),
    ];

    private static (string Form, string Told)[] Refusals =>
    [
        ("asked too long ago; nothing was done", "요청한 지 너무 오래되어 실행하지 않았습니다"),
        ("nothing is held", "보유한 것이 없습니다"),
        (
            "safe mode was on already; nothing is bought and exits go on",
            "이미 안전 모드입니다. 새로 매수하지 않으며 손절·익절은 계속 감시합니다"),
        ("there is no such value", "그런 값은 없습니다"),
        ("there is no such mode", "그런 값은 없습니다"),
        ("trading must be stopped first", "먼저 거래를 정지해야 합니다"),
        ("the mode has changed since; start again", "그 사이에 모드가 바뀌었습니다. 다시 시작해 주세요"),
        ("something is held, or an order's end is not known", "보유한 것이 있거나 결과를 알 수 없는 주문이 있습니다"),
        ("a position is open; the market stays", "포지션이 있어 마켓을 바꾸지 않았습니다"),
        ("an order is open; the market stays", "미체결 주문이 있어 마켓을 바꾸지 않았습니다"),
        ("{what} is not possible in state {state}", "지금 상태({state})에서는 할 수 없습니다"),
        ("no cycles in state {state}", "지금 상태({state})에서는 할 수 없습니다"),
    ];

    // How deeds of people ended.
    private static (string Form, string Told)[] Audit =>
    [
        ("done", "완료"),
        ("asked", "요청됨"),
        ("question asked", "확인 질문을 보냄"),
        ("asked again: the price moved", "다시 질문함: 가격이 움직임"),
        ("stored", "저장됨"),
        ("deleted", "삭제됨"),
        ("removed", "제외됨"),
        ("ended", "종료됨"),
        ("refused", "거부됨"),
        ("refused: {why*}", "거부됨: {why*}"),
        ("too old", "너무 오래됨"),
        ("one at a time", "한 번에 하나만"),
        ("takes the role {role}", "{role} 권한 필요"),
        ("the role does not suffice", "권한 부족"),
        ("not in a private chat", "1:1 대화가 아님"),
        ("not there any more", "더 이상 없음"),
        ("the account trades", "거래 중인 계정"),
        ("there are none", "없음"),
        ("the account is live", "실거래 계정"),
        ("the last one who trades there", "그 계정의 마지막 트레이더"),
        ("the configuration names the owner", "소유자는 설정 파일이 정함"),
        ("there is no such person", "그런 사람이 없음"),
        ("invited", "초대함"),
        ("invitation redeemed", "초대 사용"),
        ("chat {chat} message {number}", "채팅 {chat}, 메시지 {number}"),
        ("chat {chat}", "채팅 {chat}"),
        ("the group is told", "그룹에 알림"),
        ("the group is told nothing", "그룹에 알리지 않음"),
        ("{role} of account {account}, invited by {person}", "계정 {account}의 {role}, 초대한 사람 {person}"),
        ("drill: {mark}, {count} of {all} steps would fail", "훈련: {all}단계 중 {count}단계 실패 예상"),
    ];

    private static (string Form, string Told)[] Books =>
    [
        ("the books agree", "장부와 거래소가 일치함"),
        ("the books agree already", "장부와 거래소가 이미 일치합니다"),
        ("the books have changed since; a new card follows", "그 사이에 장부가 바뀌었습니다. 새 카드를 보냅니다"),
        (
            "the exchange has {gap} {coin} more than the journal ({journal})",
            "거래소에 {coin} 수량이 장부({journal})보다 {gap} 많습니다"),
        ("the journal holds {journal} {coin}, the exchange {exchange}", "{coin} 보유량: 장부 {journal}, 거래소 {exchange}"),
        (
            "order {order} is at the exchange ({executed} executed) and not in the journal",
            "주문 {order}: 거래소에는 있고(체결 {executed}) 장부에는 없습니다"),
        (
            "order {order} executed {executed} and the journal has {journal}",
            "주문 {order}: 거래소 체결 {executed}, 장부 {journal}"),
        ("order {order} is open and not the bot's", "주문 {order}: 봇의 주문이 아닌데 열려 있습니다"),
        (
            "{coin} of the position is gone and cannot be ignored; adopt what is there",
            "포지션의 {coin} 수량이 없어져 무시할 수 없습니다. 📥 받아들이기를 선택해 주세요"),
        (
            "order {order} cannot be taken in: the exchange does not tell its end",
            "주문 {order}: 거래소가 결과를 알려 주지 않아 장부에 넣을 수 없습니다"),
        (
            "order {order}: since {clock} UTC nobody can tell what became of it; "
                + "nothing is bought until the exchange does",
            "주문 {order}: {clock}부터 결과를 알 수 없습니다. 거래소가 알려 줄 때까지 매수하지 않습니다"),
        ("order {order}: its end is not known", "주문 {order}: 결과를 아직 알 수 없습니다"),
        ("an order's end is not known; it is settled by itself", "결과를 알 수 없는 주문이 있습니다. 저절로 정리됩니다"),
        ("an order's end was not known", "결과를 알 수 없는 주문이 있었습니다"),
        ("the order's end is not known: {why*}", "주문 결과를 알 수 없습니다: {why*}"),
        ("the end of order {order} is not known yet", "주문 {order}: 결과를 아직 알 수 없습니다"),
        ("the end of order {order} is not known", "주문 {order}: 결과를 알 수 없습니다"),
        ("order {order} could not be cancelled yet", "주문 {order}: 아직 취소하지 못했습니다"),
        ("order {order} still executes", "주문 {order}: 아직 체결 중입니다"),
        ("what is held could not be read yet", "보유 내역을 아직 읽지 못했습니다"),
        ("an order's end is not known", "결과를 알 수 없는 주문이 있습니다"),
        ("order {order}: {why*}", "주문 {order}: {why*}"),
        ("the exchange does not have it yet", "거래소에 아직 주문이 없습니다"),
        (
            "the exchange does not find it, and its lists cannot be read",
            "거래소가 주문을 찾지 못했고 주문 목록도 조회할 수 없습니다"),
        ("the exchange lists it and does not find it", "거래소의 주문 목록에는 있으나 개별 조회가 되지 않습니다"),
        ("the exchange still works on it", "거래소가 아직 처리 중입니다"),
        ("the exchange has not listed all its fills yet", "거래소가 체결 내역을 아직 모두 알려 주지 않았습니다"),
    ];

    private static (string Form, string Told)[] Cycles =>
    [
        ("a cycle was running", "다른 사이클이 실행 중이었습니다"),
        ("the program was not running", "프로그램이 실행 중이 아니었습니다"),
        ("a stop was asked during the cycle", "사이클 중에 정지가 요청되었습니다"),
        ("{state}: day {day} %, week {week} %", "{state}, 오늘 {day} %, 7일 {week} %"),
        ("{action} was turned down with {confidence} confidence", "{action} 신호를 거부했습니다 (확신도 {confidence})"),
        ("candles: none", "캔들이 없습니다"),
        (
            "candles: the last closed one is {instant}, expected {due}",
            "마지막으로 마감된 캔들은 {instant}, 있어야 할 것은 {due}입니다"),
        (
            "candles: {missing} % of the last {count} are missing, less than {most} % may be",
            "최근 캔들 {count}개 중 {missing} %가 없습니다 (허용 {most} % 미만)"),
        ("daily candles: the one of {day} is not there", "{day} 일봉이 없습니다"),
        (
            "candles of {market} from {instant} to {due} are not as they were seen",
            "{market} 캔들이 당시와 다릅니다 ({instant}~{due})"),
        ("input missing: {name}", "입력값 없음: {name}"),
        ("order book: empty", "호가창이 비어 있습니다"),
        ("the book offers less than is wanted", "호가 잔량이 주문 수량보다 적습니다"),
        ("slippage {value} % (needs {limit*})", "슬리피지 {value} % (기준 {limit*})"),
        ("free {free} KRW, needs {least}", "가용 현금 {free}원, 최소 {least}원"),
        ("{notional} KRW, needs {least}", "{notional}원, 최소 {least}원"),
        (
            "{volume} is worth {krw} KRW, needs {least}; {ending} waits until its price lifts it there",
            "{volume}의 가치는 {krw}원, 최소 {least}원입니다. 가격이 올라 그만큼 될 때까지 기다립니다 ({ending})"),
    ];

    private static (string Form, string Told)[] Fills =>
    [
        (
            "{volume} at {price}, {funds} KRW, fee {fee}, in {count} slices",
            "{volume} @ {price}, {funds}원, 수수료 {fee}원, {count}회 분할"),
        ("{volume} at {price}, {funds} KRW, fee {fee}", "{volume} @ {price}, {funds}원, 수수료 {fee}원"),
        ("{last} reached {level}", "현재가 {last}, 기준 {level} 도달"),
        ("the cap is {limit}", "상한 {limit}"),
        ("the best ask {ask} is above the cap of {limit}", "최우선 매도호가 {ask}, 상한 {limit} 초과"),
        ("a stop was asked", "정지가 요청되었습니다"),
        ("it was cut short", "도중에 중단되었습니다"),
        ("nothing was filled", "체결된 것이 없습니다"),
        ("the rest of {volume} is worth less than an order may be", "남은 {volume}의 가치는 최소 주문 금액보다 적습니다"),
        ("the exchange refused the order: {why*}", "거래소가 주문을 거부했습니다: {why*}"),
        ("the exchange refused order {order}: {why*}", "주문 {order}: 거래소가 거부했습니다: {why*}"),
    ];

    private static (string Form, string Told)[] Exchange =>
    [
        ("Network: {why*}", "연결 문제: {why*}"),
        ("RateLimit: {why*}", "요청 한도 초과: {why*}"),
        ("Keys: {why*}", "API 키 문제: {why*}"),
        ("Maintenance: {why*}", "거래소 점검: {why*}"),
        ("Refused: {why*}", "거부됨: {why*}"),
        ("Unreadable: {why*}", "읽을 수 없는 응답: {why*}"),
        ("balances cannot be read: {why*}", "잔고를 조회할 수 없습니다: {why*}"),
        ("the price cannot be read: {why*}", "현재가를 조회할 수 없습니다: {why*}"),
        ("open orders cannot be read: {why*}", "미체결 주문을 조회할 수 없습니다: {why*}"),
        ("closed orders cannot be read: {why*}", "종료된 주문을 조회할 수 없습니다: {why*}"),
        ("the order book cannot be read", "호가를 조회할 수 없습니다"),
        ("the live order book cannot be read", "실시간 호가를 조회할 수 없습니다"),
        ("no answer in time", "제시간에 응답이 없습니다"),
        ("not asked yet", "아직 조회하지 않았습니다"),
        ("not sent: the exchange wants nothing for {seconds} s", "보내지 않음: 거래소가 {seconds}초 동안 요청을 받지 않습니다"),
        ("the account is not open just now", "지금은 계정이 열려 있지 않습니다"),
        (
            "the order has ended, and the exchange does not tell all its fills yet",
            "주문은 끝났으나 거래소가 체결 내역을 아직 모두 알려 주지 않습니다"),
        ("more orders at one instant than the exchange lists", "거래소가 한 번에 보여 주는 것보다 많은 주문이 같은 시각에 있습니다"),
        ("the exchange has no candles of that time", "거래소에 그 기간의 캔들이 없습니다"),
        ("no candles", "캔들이 없습니다"),
        ("once more in {seconds} s", "{seconds}초 뒤 다시 시도합니다"),
        ("market_offline: {why*}", "거래소 점검: {why*}"),
        ("the exchange's answer is an empty list", "거래소 응답이 빈 목록입니다"),
        ("the exchange's answer has candles that were not asked for", "요청하지 않은 캔들이 왔습니다"),
        ("the exchange's answer has {what*}", "거래소 응답의 형식이 예상과 다릅니다: {what*}"),
        ("the exchange tells two candles of {instant}", "거래소가 {instant} 캔들을 두 개 보냈습니다"),
        ("the exchange tells no candle before {instant}, though it has some", "거래소가 {instant} 이전 캔들을 알려 주지 않습니다"),
        (
            "the last candle of the file, {instant}, is another at the exchange; move the file away to collect it anew",
            "파일의 마지막 캔들({instant})이 거래소의 것과 다릅니다. 파일을 옮기고 다시 수집해 주세요"),
        ("{path}, line {line}: {why*}", "{path} {line}행: {why*}"),
        ("the request timed out", "요청 시간이 초과되었습니다"),
    ];

    private static (string Form, string Told)[] Keys =>
    [
        ("the key cannot look at balances: {why*}", "API 키로 잔고를 조회할 수 없습니다: {why*}"),
        ("the key cannot look at orders: {why*}", "API 키로 주문을 조회할 수 없습니다: {why*}"),
        ("the key cannot place orders: {why*}", "API 키로 주문할 수 없습니다: {why*}"),
        ("the key has ended", "API 키가 만료되었습니다"),
        ("the key ends in {count} days", "API 키가 {count}일 뒤 만료됩니다"),
        (
            "The stored exchange keys cannot be opened: {folder} is missing or another, as after a restore on another "
                + "machine. Please enter them again with /keys.",
            "저장된 API 키를 열 수 없습니다. 다른 서버에 복원했을 때처럼 {folder}가 없거나 다릅니다. /keys 로 다시 입력해 주세요."),
    ];

    private static (string Form, string Told)[] Advice =>
    [
        ("no advice", "의견이 없습니다"),
        ("no advice was recorded for this slot", "이 시각에 기록된 의견이 없습니다"),
        ("no answer was recorded for this slot", "이 시각에 기록된 응답이 없습니다"),
        ("no answer within {seconds} s", "{seconds}초 안에 응답이 없습니다"),
        ("the answer cannot be read: {why*}", "응답을 읽을 수 없습니다: {why*}"),
        ("the answer does not fit the schema: {why*}", "응답이 정해진 형식과 다릅니다: {why*}"),
        ("the answer is longer than {most} characters", "응답이 {most}자를 넘습니다"),
        ("the answer is null", "응답이 비어 있습니다"),
        ("the answer is not all text", "응답에 글이 아닌 내용이 있습니다"),
        ("the answer ended with {reason}", "응답이 끝까지 오지 않았습니다 ({reason})"),
        ("the model refused: {why*}", "모델이 답변을 거부했습니다: {why*}"),
        ("the model called a tool", "모델이 답 대신 도구를 호출했습니다"),
        ("there are {count} answers", "응답이 {count}개입니다"),
        ("cut short", "도중에 중단되었습니다"),
        ("action {number} is not in the menu of {count}", "선택지 {count}개에 없는 행동({number})입니다"),
        ("openai: {action}, {confidence}", "openai: {action}, 확신도 {confidence}"),
        ("rules: {action}", "규칙: {action}"),
        ("the confidence is none of high, medium, low", "확신도가 high, medium, low 중 하나가 아닙니다"),
    ];

    private static (string Form, string Told)[] Storage =>
    [
        (
            "another program holds the database locked; close it ({why*})",
            "다른 프로그램이 데이터베이스를 잠그고 있습니다. 그 프로그램을 닫아 주세요 ({why*})"),
        (
            "the database file is read-only; let the bot's user write to it and to its folder ({why*})",
            "데이터베이스 파일이 읽기 전용입니다. 봇 사용자가 파일과 폴더에 쓸 수 있게 해 주세요 ({why*})"),
        (
            "the disk failed while the database was read or written; look at the disk ({why*})",
            "데이터베이스를 읽거나 쓰는 중 디스크 오류가 났습니다. 디스크를 확인해 주세요 ({why*})"),
        (
            "the database is damaged; stop the bot and put the newest backup in its place ({why*})",
            "데이터베이스가 손상되었습니다. 봇을 멈추고 최신 백업으로 바꿔 주세요 ({why*})"),
        ("the disk is full; free some space ({why*})", "디스크가 가득 찼습니다. 공간을 비워 주세요 ({why*})"),
        (
            "the database cannot be opened; look at its folder and who may write there ({why*})",
            "데이터베이스를 열 수 없습니다. 폴더와 쓰기 권한을 확인해 주세요 ({why*})"),
    ];

    private static (string Form, string Told)[] Backups =>
    [
        ("there is no database {path}", "데이터베이스가 없습니다: {path}"),
        (
            "a restore was begun and not ended; start the bot, or give that command again",
            "복원이 시작된 뒤 끝나지 않았습니다. 봇을 시작하거나 복원 명령을 다시 실행해 주세요"),
        ("backup {name} is refused: {why*}", "백업 {name}: 쓸 수 없습니다: {why*}"),
        (
            "{free} MB are free in {folder}, a backup needs {needed} MB",
            "{folder}의 여유 공간이 {free} MB뿐입니다. 백업에는 {needed} MB가 필요합니다"),
    ];

    private static (string Form, string Told)[] Mail =>
    [
        ("the greeting: {why*}", "인사: {why*}"),
        ("the letter: {why*}", "편지: {why*}"),
        ("MAIL FROM: {why*}", "MAIL FROM: {why*}"),
        ("RCPT TO {receiver}: {why*}", "받는 사람 {receiver}: {why*}"),
        ("DATA: {why*}", "DATA: {why*}"),
        ("EHLO: {why*}", "EHLO: {why*}"),
        ("AUTH: {why*}", "로그인: {why*}"),
        (
            "STARTTLS: something was said before the encryption began; nothing is sent",
            "STARTTLS: 암호화 전에 다른 응답이 와서 보내지 않습니다"),
        ("STARTTLS: {why*}", "STARTTLS: {why*}"),
        ("the mail server answered {answer*}", "메일 서버의 응답 {answer*}"),
        (
            "the mail server offers neither AUTH PLAIN nor AUTH LOGIN; look at Email:Tls",
            "메일 서버가 AUTH PLAIN도 AUTH LOGIN도 지원하지 않습니다. Email:Tls를 확인해 주세요"),
        ("the mail server does not speak SMTP", "메일 서버의 응답이 SMTP가 아닙니다"),
        ("the mail server's answer does not end", "메일 서버의 응답이 끝나지 않습니다"),
        ("the mail server hung up", "메일 서버가 연결을 끊었습니다"),
        ("the mail server did not answer within {seconds} s", "메일 서버가 {seconds}초 안에 응답하지 않았습니다"),
    ];

    private static (string Form, string Told)[] Pictures =>
    [
        ("librsvg is missing: {command*}", "librsvg가 없습니다: {command*}"),
        ("librsvg is too old, 2.46 is the least: {why*}", "librsvg가 너무 오래되었습니다 (최소 2.46): {why*}"),
        ("librsvg could not draw: {why*}", "librsvg로 그릴 수 없습니다: {why*}"),
    ];

    // What stands in the rungs of the ladder.
    private static (string Form, string Told)[] Values =>
    [
        ("absent", "자료 없음"),
        ("{state}", "{state}"),
        ("{confidence}", "{confidence}"),
        ("{action}", "{action}"),
        ("not {confidence}", "{confidence} 아님"),
        ("None", "없음"),
        ("Unknown", "알 수 없음"),
        ("Filled", "체결"),
        ("NothingFilled", "체결 없음"),
        ("Refused", "거부됨"),
        ("Bullish", "상승"),
        ("Bearish", "하락"),
        ("on", "발생"),
        ("off", "미발생"),
        ("yes", "예"),
        ("no", "아니요"),
        ("day", "일봉"),
        ("hour", "시간봉"),
        ("account-risk from {least} trades", "account-risk는 거래 {least}회부터"),
        ("kelly from {least} trades", "kelly는 거래 {least}회부터"),
        ("has {count}", "현재 {count}회"),
        ("after {count} losses in a row", "연속 손실 {count}회 뒤"),
        ("% of free KRW", "가용 현금의 %"),
        ("% of equity at a stop of {stop} %", "평가액의 %, 손절 {stop} % 기준"),
        ("> 0 of {count} trades", "> 0, 거래 {count}회 기준"),
        ("W in percent", "W, %"),
        ("{percent} % a year", "연 {percent} %"),
        ("upper band and 20-candle high", "상단 밴드와 20캔들 최고가"),
    ];
}
