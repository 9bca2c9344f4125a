using Bot.Host.Telegram.Works;

namespace Bot.Host.Telegram;

/// <summary>
/// Sends pictures and documents that a screen made; a picture takes the place of the one whose key was pressed.
/// </summary>
public sealed class Parcels(ChatWire wire)
{
    /// <summary>Sends the files; false where there is none, and the view is left to be shown.</summary>
    public async Task<bool> SendAsync(ChatRequest request, Parcel parcel, CancellationToken token)
    {
        for (var at = 0; at < parcel.Files.Count; at++)
        {
            var isLast = at == parcel.Files.Count - 1;
            var file = parcel.Files[at];
            await SendAsync(
                request,
                isLast ? file with { Caption = parcel.View.Html, Rows = parcel.View.Rows } : file,
                token);
        }

        return parcel.Files.Count > 0;
    }

    private async Task SendAsync(ChatRequest request, WorkFile file, CancellationToken token)
    {
        var takesPlace = request is ChatRequest.Pressed { IsOnPicture: true }
            && file.IsPicture
            && file.Caption.Length <= ChatWire.CaptionMost;
        if (takesPlace
            && await wire.EditPictureAsync(request.ChatId, request.MessageId, file, token)
                is Delivery.Done or Delivery.Unchanged)
        {
            return;
        }

        await wire.SendFileAsync(request.ChatId, file, silent: true, token);
    }
}
