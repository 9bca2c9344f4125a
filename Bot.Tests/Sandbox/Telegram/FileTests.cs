using System.Net;
using System.Text;
using System.Text.Json;

namespace Bot.Tests.Sandbox.Telegram;

/// <summary>Pictures and documents.</summary>
public sealed class FileTests
{
    /// <summary>One grey pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("photo")]
    [InlineData("attach://photo")]
    public async Task Given_a_picture_when_it_is_sent_then_it_can_be_asked_for_downloaded_and_sent_again(string name)
    {
        await using var line = await BotLine.OpenAsync();
        using var call = Call(name, "photo", Png, "p.png", "<b>cap</b>");
        var photo = (await line.CallAsync("sendPhoto", call)).Result.GetProperty("photo")[0];
        Assert.Equal((1, 1), (photo.GetProperty("width").GetInt32(), photo.GetProperty("height").GetInt32()));
        var id = photo.GetProperty("file_id").GetString()!;
        var path = (await line.CallAsync("getFile", new { file_id = id })).Result.GetProperty("file_path").GetString();
        Assert.Equal(Png, await line.DownloadAsync($"/file/bot{BotLine.Token}/{path}"));
        await line.CallAsync("sendPhoto", new { chat_id = 1, photo = id });
        Assert.Equal([id, id], line.Server.Messages(1).Select(message => message.FileId));
        Assert.Equal(("cap", "<b>cap</b>"), (line.Server.Messages(1)[0].Caption, line.Server.Messages(1)[0].Html));
    }

    [Fact]
    public async Task Given_a_document_when_it_is_sent_then_it_keeps_its_name_and_content()
    {
        await using var line = await BotLine.OpenAsync();
        using var call = Call("document", "document", Encoding.UTF8.GetBytes("a,b\n"), "trades.csv", "");
        var document = (await line.CallAsync("sendDocument", call)).Result.GetProperty("document");
        Assert.Equal("trades.csv", document.GetProperty("file_name").GetString());
        Assert.Equal("text/csv", document.GetProperty("mime_type").GetString());
        Assert.Equal(
            "a,b\n", Encoding.UTF8.GetString(line.Server.FileContent(document.GetProperty("file_id").GetString()!)));
    }

    [Theory]
    [InlineData("filename=거래 2024.csv", "거래 2024.csv")]
    [InlineData("filename=\"a;b \\\"c\\\".csv\"", "a;b \"c\".csv")]
    [InlineData("filename=\"x.csv\"; filename*=utf-8''%EA%B0%80.csv", "가.csv")]
    [InlineData("filename=../../etc/x.csv", "x.csv")]
    public async Task Given_a_file_name_as_some_client_writes_it_when_it_is_sent_then_it_is_understood(
        string parameter, string name)
    {
        await using var line = await BotLine.OpenAsync();
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(
            "--x\r\ncontent-disposition:form-data;name=\"chat_id\"\r\n\r\n1\r\n--x\r\n"
            + $"content-disposition:form-data;name=\"document\";{parameter}\r\n\r\na,b\r\n--x--\r\n"));
        body.Headers.TryAddWithoutValidation("content-type", "multipart/form-data; boundary=x");
        var answer = await line.CallAsync("sendDocument", body);
        Assert.Equal(name, answer.Result.GetProperty("document").GetProperty("file_name").GetString());
    }

    [Fact]
    public async Task Given_a_multipart_body_that_is_cut_off_when_it_is_sent_then_it_is_refused()
    {
        await using var line = await BotLine.OpenAsync();
        using var body = new ByteArrayContent(
            Encoding.UTF8.GetBytes("--x\r\ncontent-disposition:form-data;name=\"a\"\r\n\r\n1"));
        body.Headers.TryAddWithoutValidation("content-type", "multipart/form-data; boundary=x");
        Assert.Equal(
            "Bad Request: can't parse multipart body", (await line.CallAsync("sendDocument", body)).Description);
    }

    [Theory]
    [InlineData(1_024, HttpStatusCode.OK)]
    [InlineData(1_025, HttpStatusCode.BadRequest)]
    public async Task Given_a_caption_when_it_is_longer_than_1024_then_it_is_refused(int length, HttpStatusCode status)
    {
        await using var line = await BotLine.OpenAsync();
        using var call = Call("photo", "photo", Png, "p.png", new string('c', length));
        var answer = await line.CallAsync("sendPhoto", call);
        Assert.Equal(status, answer.Status);
        Assert.Equal(
            status == HttpStatusCode.OK ? null : "Bad Request: message caption is too long",
            answer.Body.TryGetProperty("description", out var text) ? text.GetString() : null);
    }

    [Theory]
    [InlineData("", "file must be non-empty")]
    [InlineData("no picture", "IMAGE_PROCESS_FAILED")]
    public async Task Given_what_is_no_picture_when_it_is_sent_as_one_then_it_is_refused(
        string content, string description)
    {
        await using var line = await BotLine.OpenAsync();
        using var call = Call("photo", "photo", Encoding.UTF8.GetBytes(content), "p.png", "");
        Assert.Equal("Bad Request: " + description, (await line.CallAsync("sendPhoto", call)).Description);
    }

    [Fact]
    public async Task Given_a_text_when_its_media_are_edited_then_it_becomes_a_picture_with_caption()
    {
        await using var line = await BotLine.OpenAsync();
        var id = await line.SendAsync("text");
        var media = JsonSerializer.Serialize(new { type = "photo", media = "attach://new", caption = "chart" });
        using var call = Call("attach://new", "media", Png, "p.png", "");
        call.Add(new StringContent(media), "media");
        call.Add(new StringContent($"{id}"), "message_id");
        Assert.Equal(
            "chart", (await line.CallAsync("editMessageMedia", call)).Result.GetProperty("caption").GetString());
        var edit = await line.CallAsync("editMessageText", new { chat_id = 1, message_id = id, text = "x" });
        Assert.Equal("Bad Request: there is no text in the message to edit", edit.Description);
        var caption = await line.CallAsync(
            "editMessageCaption", new { chat_id = 1, message_id = id, caption = "later" });
        Assert.Equal("later", caption.Result.GetProperty("caption").GetString());
    }

    [Fact]
    public async Task Given_no_such_file_when_it_is_downloaded_then_it_is_not_found()
    {
        await using var line = await BotLine.OpenAsync();
        Assert.Equal(
            HttpStatusCode.NotFound, (await line.GetAsync($"/file/bot{BotLine.Token}/photos/file_1.png")).Status);
    }

    /// <summary>
    /// A multipart call; <paramref name="name"/> is the field of the file, or how another field attaches it.
    /// </summary>
    private static MultipartFormDataContent Call(
        string name, string field, byte[] content, string fileName, string caption)
    {
        var call = new MultipartFormDataContent
        {
            { new StringContent("1"), "chat_id" },
            { new StringContent(caption), "caption" },
            { new StringContent("HTML"), "parse_mode" },
            { new ByteArrayContent(content), name.Replace("attach://", "", StringComparison.Ordinal), fileName },
        };
        if (name.StartsWith("attach", StringComparison.Ordinal) && field != "media")
        {
            call.Add(new StringContent(name), field);
        }

        return call;
    }
}
