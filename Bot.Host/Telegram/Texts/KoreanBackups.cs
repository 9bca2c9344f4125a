using Bot.Host.Backups;

namespace Bot.Host.Telegram.Texts;

/// <summary>Backups in Korean.</summary>
public sealed class KoreanBackups : IBackupTexts
{
    public string Title => "백업";

    public string Label => "백업";

    public string Of(BackupKind kind) => kind switch
    {
        BackupKind.Full => "전체",
        BackupKind.Incremental => "증분",
        BackupKind.Configuration => "설정",
    };

    public string None => "아직 백업이 없습니다";

    public string Checked => "복원해 확인함";

    public string Off => "자동으로 만들지 않음";

    public string LastFailed(string why) => $"마지막 시도 실패: {why}";

    public string Count(int count, string size) => $"백업 {Figure.Count(count)}개, 모두 {size}";

    public string About =>
        "백업은 봇과 같은 컴퓨터에 있습니다. 가끔 폴더를 다른 곳에 복사해 두세요. 거래소 키는 암호화된 채로 들어 있고, "
        + "여는 열쇠는 들어 있지 않습니다. 복원은 그 컴퓨터에서 합니다: chattrader backup restore.";

    public string NowKey => "💾 지금 만들기";

    public string ListKey => "📋 목록";

    public string Making => "백업을 만들고 확인하는 중입니다";

    public string Made(string name, string size, string took) =>
        $"✅ <code>{name}</code>: {size}, {took} 걸림, 임시 파일에 복원해 확인했습니다";

    public string Failed(string kind, string why) =>
        $"🚨 <b>백업({kind})이 실패했습니다</b>: {why}\n15분마다 다시 시도합니다. 이 알림은 한 번만 보냅니다.";

    public string Works(string kind) => $"✅ 백업({kind})이 다시 됩니다. 만들고, 복원해, 확인했습니다.";
}
